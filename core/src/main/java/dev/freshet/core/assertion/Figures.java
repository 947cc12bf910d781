// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.AssertionTarget;
import dev.freshet.core.stats.LatencyStats;

/** Something in the statistics that can be asked for figures. Immutable. */
interface Figures {

    double NS_PER_MS = 1e6;

    /** Why there is no figure of rows that never were. */
    String NOTHING = "no request was counted";

    Reading read(AssertionTarget target);

    /** A figure of a latency, in milliseconds. */
    static Reading time(LatencyStats times, AssertionTarget target, String reasonIfEmpty) {
        if (times.isEmpty()) {
            return new Reading.Missing(reasonIfEmpty);
        }
        double ns = switch (target.figure()) {
            case MIN -> times.minNs();
            case MAX -> times.maxNs();
            case MEAN -> times.meanNs();
            case STD_DEV -> times.stdDevNs();
            case PERCENTILE -> times.percentileNs(target.percentile());
            default -> throw unknown(target);
        };
        return new Reading.Value(ns / NS_PER_MS);
    }

    /** A count in per cent of a whole. */
    static Reading share(long count, long whole) {
        return whole == 0 ? new Reading.Missing(NOTHING) : new Reading.Value(100.0 * count / whole);
    }

    /** A count in relation to the length of the run. */
    static Reading perSecond(long count, double seconds) {
        return seconds > 0 ? new Reading.Value(count / seconds) : new Reading.Missing("the run lasted no time");
    }

    static IllegalStateException unknown(AssertionTarget target) {
        return new IllegalStateException("The language has no " + target);
    }
}
