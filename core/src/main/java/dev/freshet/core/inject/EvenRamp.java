// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

/**
 * So many users, spread evenly.
 *
 * <pre>
 *   users │        ╱
 *         │     ╱
 *         │  ╱
 *         └───────── time
 * </pre>
 *
 * <p>They are spread over the whole seconds first, the odd ones as evenly as the others, and no second is fuller than the first; then
 * evenly within each second. Seven users in three seconds arrive at
 *
 * <pre>
 *   0        333      667      1000         1500        2000         2500   ms
 *   │  first second: 3         │ second second: 2       │ third second: 2
 * </pre>
 */
record EvenRamp(long users, long durationNs) implements OpenShape {

    /** Users at a steady rate: rate times seconds, rounded to the nearest number of users. */
    static EvenRamp atRate(double usersPerSec, long durationNs) {
        return new EvenRamp(Math.round(usersPerSec * Slots.of(durationNs).seconds()), durationNs);
    }

    @Override
    public ArrivalTimes arrivals(long seed) {
        Slots slots = Slots.of(durationNs);
        return slots.spread(slot -> usersBefore(slot, slots.count()));
    }

    /** The share of the slots that have passed, rounded up, so that the first user arrives at once. */
    private long usersBefore(long slot, long slots) {
        long whole = users / slots * slot;
        long odd = users % slots * slot;
        return whole + (odd + slots - 1) / slots;
    }
}
