// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.math.BigDecimal;

/**
 * The figure that an assertion is about. Immutable.
 *
 * @param metric what was measured
 * @param figure which figure of it
 * @param percentile from 0 to 100 if the figure is a percentile, else 0
 */
@Internal
public record AssertionTarget(Metric metric, Figure figure, double percentile) {

    static AssertionTarget of(Metric metric, Figure figure) {
        return new AssertionTarget(metric, figure, 0);
    }

    static AssertionTarget percentile(Metric metric, double percentile) {
        if (!(percentile >= 0 && percentile <= 100)) {
            throw new SimulationException("assertion on " + metric.words + ": percentile(" + percentile
                    + "): a percentile is between 0 and 100");
        }
        return new AssertionTarget(metric, Figure.PERCENTILE, percentile);
    }

    /** What was measured. */
    public enum Metric {
        RESPONSE_TIME("response time", Kind.TIME, false),
        ALL_REQUESTS("all events", Kind.NUMBER, false),
        FAILED_REQUESTS("failed events", Kind.NUMBER, false),
        SUCCESSFUL_REQUESTS("successful events", Kind.NUMBER, false),
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
        NUMBER
    }

    /** The figure in words: {@code 95th percentile of response time}. */
    public String words() {
        return switch (figure) {
            case MIN -> "min of " + metric.words;
            case MAX -> "max of " + metric.words;
            case MEAN -> "mean of " + metric.words;
            case STD_DEV -> "standard deviation of " + metric.words;
            case PERCENTILE -> ordinal(percentile) + " percentile of " + metric.words;
            case COUNT -> "count of " + metric.words;
            case PERCENT -> "percentage of " + metric.words;
            case PER_SECOND ->
                metric == Metric.ALL_REQUESTS ? "mean requests per second" : "mean " + metric.words + " per second";
        };
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
