// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

/** A stream of the orders of one user. */
record OrderPlan(String user, OrderBoard board, Compression compression) implements Answer {

    @Override
    public long delayNs() {
        return 0;
    }

    @Override
    public Response begin(ResponseWriter writer) {
        return new OrderStream(this, writer);
    }
}
