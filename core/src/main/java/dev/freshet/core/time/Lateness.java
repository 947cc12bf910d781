// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.time;

import dev.freshet.core.Internal;

/**
 * Says of what came too late how much of it was our own doing. A deadline is a timer of the loop: if it has not rung when it is due, or rings later, the loop was
 * busy in between, and nobody can tell whether the other side was in time.
 */
@Internal
public final class Lateness {

    /** A loop that is this late is not worth a word: timers have their grain. */
    private static final long WORTH_TELLING_NS = 10_000_000L;

    private static final String REMARK = " (the loop was ";

    private Lateness() {}

    /**
     * The failure with a remark if the loop noticed it late.
     *
     * @param dueNs when the deadline was
     * @param noticedNs when the loop came to it
     */
    public static String remark(String failure, long dueNs, long noticedNs) {
        long lateNs = noticedNs - dueNs;
        return lateNs < WORTH_TELLING_NS ? failure : failure + REMARK + twoDigits(lateNs / 1_000_000) + " ms late)";
    }

    /** Whether a failure has such a remark. */
    public static boolean isRemarked(String failure) {
        return failure.endsWith(" ms late)") && failure.contains(REMARK);
    }

    /** Texts of failures are keys of statistics, so there must not be a different one for each millisecond. */
    private static long twoDigits(long number) {
        long unit = 1;
        while (number / unit >= 100) {
            unit *= 10;
        }
        return number / unit * unit;
    }
}
