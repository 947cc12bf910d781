// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

/**
 * The time grid that users are spread on: the whole seconds of a duration. What is left over after the last whole second stays
 * empty. A duration below one second is a single slot of its own length.
 *
 * @param count how many slots there are
 * @param lengthNs how long each is
 */
record Slots(long count, long lengthNs) {

    private static final long SECOND_NS = 1_000_000_000L;

    static Slots of(long durationNs) {
        return durationNs < SECOND_NS ? new Slots(1, durationNs) : new Slots(durationNs / SECOND_NS, SECOND_NS);
    }

    /** The length of all slots in seconds. */
    double seconds() {
        return count * (lengthNs / (double) SECOND_NS);
    }

    /** Arrivals that are spread evenly within each slot, slot after slot. */
    ArrivalTimes spread(UsersBefore usersBefore) {
        return new Spread(usersBefore);
    }

    /** How many users have arrived before the slot of that number starts; asked for 0 up to {@link #count}. */
    @FunctionalInterface
    interface UsersBefore {
        long slot(long slot);
    }

    private final class Spread implements ArrivalTimes {
        private final UsersBefore usersBefore;
        private long slot = -1;
        private long usersInSlot;
        private long arrivedInSlot;
        private long before;

        Spread(UsersBefore usersBefore) {
            this.usersBefore = usersBefore;
            before = usersBefore.slot(0);
        }

        @Override
        public long nextOffsetNs() {
            while (arrivedInSlot == usersInSlot) {
                if (slot == count - 1) {
                    return NONE;
                }
                openSlot();
            }
            long withinNs = (long) (lengthNs * (arrivedInSlot / (double) usersInSlot));
            arrivedInSlot++;
            return slot * lengthNs + withinNs;
        }

        private void openSlot() {
            slot++;
            long after = usersBefore.slot(slot + 1);
            usersInSlot = after - before;
            arrivedInSlot = 0;
            before = after;
        }
    }
}
