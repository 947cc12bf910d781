// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.SplittableRandom;

/**
 * When the events of an answer are due, counted from its start: each at its own time, whatever became of those before it, so that nothing drifts. Events of a
 * burst are due together. Confined to the loop of the response.
 *
 * <pre>
 *   start ──firstNs──► event 0 ──gap──► event 1 ──gap──► event 2      each later by up to jitterNs, never before the one before it
 * </pre>
 */
final class TokenSchedule {

    private static final double SECOND_NS = 1e9;

    private final Pace pace;
    private final SplittableRandom random;
    private long number;
    private long dueNs;

    TokenSchedule(Pace pace) {
        this.pace = pace;
        this.random = new SplittableRandom(pace.seed());
        settle();
    }

    /** When the next event is due, in nanoseconds from the start. */
    long dueNs() {
        return dueNs;
    }

    /** The next event has been sent. */
    void advance() {
        number++;
        if (number % pace.burst() == 0) {
            settle();
        }
    }

    private void settle() {
        long lateNs = pace.jitterNs() == 0 ? 0 : random.nextLong(pace.jitterNs() + 1);
        dueNs = Math.max(dueNs, pace.firstNs() + (long) (number * pace.gapNs()) + lateNs);
    }

    /**
     * How fast tokens come.
     *
     * @param firstNs from the start to the first event
     * @param gapNs from one event to the next; 0 for all at once
     * @param burst events that are due together
     * @param jitterNs by how much an event is late at most
     * @param seed the same gives the same delays
     */
    record Pace(long firstNs, double gapNs, int burst, long jitterNs, long seed) {

        static Pace of(Query query) {
            double perSecond = query.decimal(Parameter.TOKEN_RATE);
            return new Pace(
                    query.nanos(Parameter.FIRST_TOKEN),
                    perSecond == 0 ? 0 : query.whole(Parameter.TOKENS_PER_EVENT) * SECOND_NS / perSecond,
                    (int) query.whole(Parameter.BURST),
                    query.nanos(Parameter.JITTER),
                    query.whole(Parameter.SEED));
        }

        /** When the last of so many events is due, from the start. */
        long lastDueNs(int events) {
            TokenSchedule schedule = new TokenSchedule(this);
            for (int i = 1; i < events; i++) {
                schedule.advance();
            }
            return schedule.dueNs();
        }
    }
}
