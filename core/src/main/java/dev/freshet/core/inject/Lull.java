// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

/** Nobody arrives for so long. */
record Lull(long durationNs) implements OpenShape {

    @Override
    public long users() {
        return 0;
    }

    @Override
    public ArrivalTimes arrivals(long seed) {
        return () -> ArrivalTimes.NONE;
    }
}
