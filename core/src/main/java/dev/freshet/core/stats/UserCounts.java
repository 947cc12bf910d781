// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Collection;
import org.HdrHistogram.IntCountsHistogram;

/** The virtual users of one scenario. Confined to the thread of its owner. */
final class UserCounts {

    final String scenario;
    final LatencyCounts lag;
    long started;
    long ended;

    UserCounts(String scenario, HistogramSource source) {
        this.scenario = scenario;
        lag = new LatencyCounts(source);
    }

    void add(UserCounts other) {
        started += other.started;
        ended += other.ended;
        lag.add(other.lag);
    }

    void release(Collection<IntCountsHistogram> emptied) {
        lag.release(emptied);
    }

    UserStats toStats(int activeMax) {
        return new UserStats(scenario, started, ended, activeMax, lag.toStats());
    }
}
