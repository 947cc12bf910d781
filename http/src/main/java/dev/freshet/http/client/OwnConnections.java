// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

/** The connections of one user. Confined to its loop. */
final class OwnConnections implements UserConnections {

    private final HttpTransport dedicated;

    OwnConnections(HttpTransport dedicated) {
        this.dedicated = dedicated;
    }

    @Override
    public HttpTransport pooled() {
        return dedicated;
    }

    @Override
    public HttpTransport dedicated() {
        return dedicated;
    }

    @Override
    public void close() {
        // Every connection ends with its exchange.
    }
}
