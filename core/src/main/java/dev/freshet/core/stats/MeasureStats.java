// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.List;

/**
 * What was measured of the events of the streams of one name, by one measure: the metrics of {@link Owner#MEASURE} by their names in Java. It has times, or numbers, or verdicts.
 * Immutable.
 *
 * @param series what was measured
 */
public record MeasureStats(SeriesStats series) {

    /** The name of the streams. */
    public String stream() {
        return series.key().path().get(0);
    }

    /** What is measured; {@code (other)} stands for all the names beyond the number that is told apart. */
    public String name() {
        List<String> path = series.key().path();
        return path.size() < 2 ? "" : path.get(1);
    }

    /** What its numbers are counted in; may be empty, and is where it is a time. */
    public String unit() {
        List<String> path = series.key().path();
        return path.size() < 3 ? "" : path.get(2);
    }

    /** Times, in nanoseconds; empty where it is no time. */
    public LatencyStats times() {
        return series.distribution(Metric.MEASURED_TIME);
    }

    /** Numbers, in millionths of the unit; empty where it has none. */
    public LatencyStats numbers() {
        return series.distribution(Metric.MEASURED_NUMBER);
    }

    /** Events that meet its conditions. */
    public long matches() {
        return series.count(Metric.MATCHES);
    }

    /** Streams of which it was asked whether they meet all bounds. */
    public long judged() {
        return series.count(Metric.JUDGED);
    }

    /** Streams that met all bounds. */
    public long good() {
        return series.count(Metric.GOOD);
    }
}
