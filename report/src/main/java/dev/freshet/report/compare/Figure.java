// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Metric.Kind;
import dev.freshet.core.stats.SeriesStats;
import dev.freshet.core.stats.Unit;
import dev.freshet.core.text.Quantity;
import java.util.List;

/** What of a metric is compared. */
@Internal
public enum Figure {
    /** How many per second. */
    RATE("rate"),
    /** Which share of the attempts it is, in per cent. */
    SHARE("share"),
    MEAN("mean"),
    P50("p50"),
    P95("p95"),
    P99("p99"),
    /** The highest that a level was. */
    PEAK("peak");

    private static final List<Figure> SPREAD = List.of(RATE, MEAN, P50, P95, P99);
    private static final List<Figure> FAILED = List.of(SHARE, MEAN, P50, P95, P99);

    /** So many values must lie above a percentile, on average, so that it says more than the greatest value does. */
    private static final double FEWEST_ABOVE = 2;

    private static final long FEWEST_FOR_MEAN = 4;

    private final String key;

    Figure(String key) {
        this.key = key;
    }

    /** Its name, for programs and people. */
    public String key() {
        return key;
    }

    /** Those that a metric has. */
    static List<Figure> of(Metric metric) {
        return switch (metric.kind()) {
            case COUNTER, TEXTS -> List.of(RATE);
            case LEVEL -> List.of(PEAK);
            case DISTRIBUTION -> isFailed(metric) ? FAILED : SPREAD;
        };
    }

    /** Whether all blocks together count, and one without it has 0. */
    boolean isSummed() {
        return this == RATE || this == SHARE;
    }

    /** Whether a time in which the series is not told of has 0, rather than no such figure. */
    boolean isZeroWhereMissing() {
        return this == RATE || this == PEAK;
    }

    /** The figure of a whole run, NaN where it has none. */
    double ofRun(SeriesStats series, Metric metric, double seconds) {
        return of(series, metric, seconds, 1, 0);
    }

    /** The figure of a block, NaN where there are too few values for it. */
    double ofBlock(SeriesStats series, Metric metric, double seconds) {
        return of(series, metric, seconds, FEWEST_FOR_MEAN, FEWEST_ABOVE);
    }

    private double of(SeriesStats series, Metric metric, double seconds, long fewest, double fewestAbove) {
        return switch (this) {
            case RATE -> series.count(metric) / seconds;
            case SHARE -> share(series, metric);
            case PEAK -> series.level(metric).peak();
            case MEAN -> {
                LatencyStats values = series.distribution(metric);
                yield values.count() < fewest ? Double.NaN : values.meanNs();
            }
            case P50 -> percentile(series.distribution(metric), 50, fewestAbove);
            case P95 -> percentile(series.distribution(metric), 95, fewestAbove);
            case P99 -> percentile(series.distribution(metric), 99, fewestAbove);
        };
    }

    private static double percentile(LatencyStats values, double percentile, double fewestAbove) {
        return values.isEmpty() || values.count() * (100 - percentile) < 100 * fewestAbove
                ? Double.NaN
                : values.percentileNs(percentile);
    }

    private static boolean isFailed(Metric metric) {
        return metric == Metric.KO || metric == Metric.KO_DURATION;
    }

    private static double share(SeriesStats series, Metric metric) {
        long failed = series.count(metric);
        long fine = series.count(metric == Metric.KO ? Metric.OK : Metric.OK_DURATION);
        if (metric == Metric.KO) {
            failed += series.count(Metric.KO_UNTIMED);
            fine += series.count(Metric.OK_UNTIMED);
        }
        return failed + fine == 0 ? Double.NaN : 100.0 * failed / (failed + fine);
    }

    /** A value as people read it. */
    Quantity quantity(Metric metric, double value) {
        if (!Double.isFinite(value)) {
            return Quantity.NONE;
        }
        return switch (this) {
            case RATE ->
                metric.kind() == Kind.COUNTER && metric.unit() == Unit.BYTES
                        ? Quantity.bytesPerSecond(value)
                        : Quantity.perSecond(value);
            case SHARE -> Quantity.percent(value);
            case PEAK, MEAN, P50, P95, P99 -> metric.unit().quantity(value);
        };
    }
}
