// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/**
 * The virtual users of one scenario, or of all: the metrics of {@link Owner#SCENARIO} by their names in Java. Immutable.
 *
 * @param series what was measured
 */
public record UserStats(SeriesStats series) {

    public String scenario() {
        return series.key().name();
    }

    /** How many have started. */
    public long started() {
        return series.count(Metric.STARTED);
    }

    /** How many of them have ended. */
    public long ended() {
        return series.count(Metric.ENDED);
    }

    /** How many were active at once at most; with several loops each loop's peak within one interval, added up. */
    public long activeMax() {
        return series.level(Metric.ACTIVE).peak();
    }

    /** From when a user should have started to when it did. */
    public LatencyStats lag() {
        return series.distribution(Metric.LAG);
    }

    /** How many have started and not ended. */
    public long active() {
        return started() - ended();
    }
}
