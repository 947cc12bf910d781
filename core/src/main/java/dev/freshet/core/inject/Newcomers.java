// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import dev.freshet.core.Internal;

/**
 * Users who are missing from a closed profile and come one after the other, spread evenly over a while. Those of several shards come in turn: as
 * long as every shard misses what the profile has grown by, they come when they would without shards. Confined to whoever asked for it.
 */
@Internal
public final class Newcomers {

    /** Nobody. */
    public static final Newcomers NONE = new Newcomers(0, 0, 0, new Turns(0, 1, 0));

    private final long fromNs;
    private final long durationNs;
    private final long count;
    private final Turns turns;
    private final long places;
    private long come;

    /**
     * The places of a shard's newcomers among those of all shards.
     *
     * @param first the place of the first one, from 0
     * @param step from one place to the next
     * @param all how many places there are, if every shard misses what the profile has grown by
     */
    record Turns(long first, long step, long all) {
        long place(long number) {
            return first + number * step;
        }

        /** How many places there are if so many come: evenly spread, also when they are other than the profile has grown by. */
        long places(long count) {
            boolean isAsGrown = place(count) >= all && place(count - 1) < all;
            return isAsGrown ? all : place(count);
        }
    }

    /**
     * @param fromNs when the first place is
     * @param durationNs the while
     * @param count how many come
     */
    Newcomers(long fromNs, long durationNs, long count, Turns turns) {
        this.fromNs = fromNs;
        this.durationNs = durationNs;
        this.count = count;
        this.turns = turns;
        this.places = turns.places(count);
    }

    /** How many have not come yet. */
    public long left() {
        return count - come;
    }

    /** When the next one comes, after the start of the profile; {@link ArrivalTimes#NONE} when all have. */
    public long nextNs() {
        return come == count ? ArrivalTimes.NONE : fromNs + (long) (durationNs * (turns.place(come) / (double) places));
    }

    /** Lets the next one come. */
    public void come() {
        come++;
    }
}
