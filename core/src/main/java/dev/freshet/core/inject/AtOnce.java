// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

/** So many users at offset 0. */
record AtOnce(long users) implements OpenShape {

    @Override
    public long durationNs() {
        return 0;
    }

    @Override
    public ArrivalTimes arrivals(long seed) {
        return new ArrivalTimes() {
            private long left = users;

            @Override
            public long nextOffsetNs() {
                return left-- > 0 ? 0 : NONE;
            }
        };
    }
}
