// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.math.BigDecimal;

/**
 * The figure that an assertion is about. Immutable.
 *
 * @param rows of which rows, if it is a metric of rows
 * @param metric what was measured
 * @param figure which figure of it
 * @param percentile from 0 to 100 if the figure is a percentile, else 0
 */
@Internal
public record AssertionTarget(Rows rows, Metric metric, Figure figure, double percentile) {

    static AssertionTarget of(Metric metric, Figure figure) {
        return of(Rows.ALL, metric, figure);
    }

    static AssertionTarget of(Rows rows, Metric metric, Figure figure) {
        return new AssertionTarget(rows, metric, figure, 0);
    }

    static AssertionTarget percentile(Rows rows, Metric metric, double percentile) {
        if (!(percentile >= 0 && percentile <= 100)) {
            throw new SimulationException("assertion on " + metric.words + ": percentile(" + percentile
                    + "): a percentile is between 0 and 100");
        }
        return new AssertionTarget(rows, metric, Figure.PERCENTILE, percentile);
    }

    /** Which rows of the results are asked. */
    public enum Rows {
        /** Those of every kind. */
        ALL("events"),
        /** Plain requests. */
        REQUESTS("requests"),
        /** The connects of streams. */
        CONNECTS("connects"),
        /** Checks on messages, and waits for the end of a stream. */
        CHECKS("checks");

        private final String words;

        Rows(String words) {
            this.words = words;
        }

        /** What they are called together. */
        public String words() {
            return words;
        }
    }

    /** What was measured. */
    public enum Metric {
        RESPONSE_TIME("response time", Kind.TIME, false),
        ALL_REQUESTS("all", Kind.ROWS, false),
        FAILED_REQUESTS("failed", Kind.ROWS, false),
        SUCCESSFUL_REQUESTS("successful", Kind.ROWS, false),
        SKIPPED_REQUESTS("skipped", Kind.ROWS, false),
        UNFINISHED_REQUESTS("unfinished", Kind.ROWS, false),
        ERRORS("errors", Kind.NUMBER, false),
        FIRST_EVENT("time to first event", Kind.TIME, true),
        EVENT_GAP("event gap", Kind.TIME, true),
        DELIVERY_LATENCY("delivery latency", Kind.TIME, true),
        STREAM_LIFETIME("stream lifetime", Kind.TIME, true),
        EVENTS("stream events", Kind.NUMBER, true),
        LOST_EVENTS("lost stream events", Kind.NUMBER, true),
        DUPLICATED_EVENTS("duplicated stream events", Kind.NUMBER, true),
        OUT_OF_ORDER_EVENTS("out-of-order stream events", Kind.NUMBER, true),
        RECONNECTS("reconnects", Kind.NUMBER, true),
        STALLS("stalls", Kind.NUMBER, true),
        DROPS("drops", Kind.NUMBER, true),
        LOST_STREAMS("lost streams", Kind.NUMBER, true),
        ENDED_BEFORE_FIRST_EVENT("streams that ended before the first event", Kind.NUMBER, true),
        OPEN_STREAMS("open streams", Kind.NUMBER, true);

        private final String words;
        private final Kind kind;
        private final boolean ofStreams;

        Metric(String words, Kind kind, boolean ofStreams) {
            this.words = words;
            this.kind = kind;
            this.ofStreams = ofStreams;
        }

        /** Whether it is measured in time, so that its figures are milliseconds. */
        public boolean isTime() {
            return kind == Kind.TIME;
        }

        /** Whether it belongs to streams, and not to requests, checks and groups. */
        public boolean isOfStreams() {
            return ofStreams;
        }
    }

    /** Which figure of what was measured. */
    public enum Figure {
        MIN,
        MAX,
        MEAN,
        STD_DEV,
        PERCENTILE,
        COUNT,
        PERCENT,
        PER_SECOND
    }

    private enum Kind {
        TIME,
        NUMBER,
        /** A number of rows. */
        ROWS
    }

    /** The figure in words: {@code 95th percentile of response time}. */
    public String words() {
        String words = metricWords();
        return switch (figure) {
            case MIN -> "min of " + words;
            case MAX -> "max of " + words;
            case MEAN -> "mean of " + words;
            case STD_DEV -> "standard deviation of " + words;
            case PERCENTILE -> ordinal(percentile) + " percentile of " + words;
            case COUNT -> "count of " + words;
            case PERCENT -> "percentage of " + words;
            case PER_SECOND -> "mean " + (metric.kind == Kind.ROWS ? rowsPerSecond() : words) + " per second";
        };
    }

    private String metricWords() {
        if (metric.kind == Kind.ROWS) {
            return metric.words + " " + rows.words;
        }
        return rows == Rows.ALL ? metric.words : metric.words + " of " + rows.words;
    }

    private String rowsPerSecond() {
        return rows == Rows.ALL ? "requests" : rows.words;
    }

    private static String ordinal(double number) {
        String text = BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        boolean isWhole = number == Math.rint(number);
        int whole = (int) number;
        if (!isWhole || whole / 10 == 1) {
            return text + "th";
        }
        return switch (whole % 10) {
            case 1 -> text + "st";
            case 2 -> text + "nd";
            case 3 -> text + "rd";
            default -> text + "th";
        };
    }
}
