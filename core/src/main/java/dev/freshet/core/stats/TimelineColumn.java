// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/**
 * A column of the {@link Timeline}: one figure of one metric of one series, or of a sum over several.
 *
 * @param of the series, or the sum, see {@link SeriesKey#total}
 */
public record TimelineColumn(SeriesKey of, Metric metric, Figure figure) {

    /** Which figure of a metric, and what becomes of two rows when they are made one. */
    public enum Figure {
        /** How many during the row. Two rows are added. */
        COUNT(0),
        /** How many at the end of the row. Of two rows the higher stays. */
        LEVEL(0),
        /**
         * A percentile of what was recorded during the row, or {@link Timeline#NOTHING}. Of two rows the higher stays: percentiles are not averaged, so such a row
         * tells of the worse of its seconds.
         */
        P50(Timeline.NOTHING),
        P95(Timeline.NOTHING),
        P99(Timeline.NOTHING),
        MAX(Timeline.NOTHING);

        private final long nothing;

        Figure(long nothing) {
            this.nothing = nothing;
        }

        /** The value of a row in which nothing was measured. */
        long nothing() {
            return nothing;
        }

        long merge(long first, long second) {
            return this == COUNT ? first + second : Math.max(first, second);
        }

        long of(SeriesStats series, Metric metric) {
            return switch (this) {
                case COUNT, LEVEL -> series.count(metric);
                case P50 -> percentile(series.distribution(metric), 50);
                case P95 -> percentile(series.distribution(metric), 95);
                case P99 -> percentile(series.distribution(metric), 99);
                case MAX -> percentile(series.distribution(metric), 100);
            };
        }

        private static long percentile(LatencyStats values, double percentile) {
            return values.isEmpty() ? Timeline.NOTHING : values.percentileNs(percentile);
        }
    }

    /** How many, of all series of the metric's owner together. */
    public static TimelineColumn count(Metric metric) {
        return new TimelineColumn(all(metric), metric, Figure.COUNT);
    }

    /** How many at once, of all series of the metric's owner together. */
    public static TimelineColumn level(Metric metric) {
        return new TimelineColumn(all(metric), metric, Figure.LEVEL);
    }

    /** A figure of a distribution, of all series of the metric's owner together. */
    public static TimelineColumn of(Metric metric, Figure figure) {
        return new TimelineColumn(all(metric), metric, figure);
    }

    /** A figure of all rows of a kind together. */
    public static TimelineColumn of(RowKind kind, Metric metric, Figure figure) {
        return new TimelineColumn(SeriesKey.of(Owner.ROW, kind.key()), metric, figure);
    }

    private static SeriesKey all(Metric metric) {
        return SeriesKey.of(metric.owner());
    }
}
