// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

/**
 * Users at a rate that changes steadily.
 *
 * <pre>
 *   users/s │        ╱│ to
 *           │     ╱   │
 *      from │  ╱      │     each second gets the users of its trapezoid;
 *           │ │ │ │ │ │     the fraction of a user that is left over is carried to the next
 *           └───────── time
 * </pre>
 *
 * <p>In all it is the area under the rate, rounded down.
 */
record RateRamp(double fromPerSec, double toPerSec, long durationNs) implements OpenShape {

    /** So that an area that is a whole number on paper is not rounded to the number below. */
    private static final double ROUNDING = 1e-9;

    @Override
    public long users() {
        return usersBefore(1, 1);
    }

    @Override
    public ArrivalTimes arrivals(long seed) {
        Slots slots = Slots.of(durationNs);
        return slots.spread(slot -> usersBefore(slot, slots.count()));
    }

    /** The area up to there, rounded down. */
    private long usersBefore(long slot, long slots) {
        double passed = slot / (double) slots;
        double area = Slots.of(durationNs).seconds() * passed * (fromPerSec + (toPerSec - fromPerSec) * passed / 2);
        return (long) Math.floor(area + ROUNDING);
    }
}
