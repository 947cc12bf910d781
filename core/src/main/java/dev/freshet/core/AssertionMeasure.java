// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.AssertionTarget.Figure;
import dev.freshet.core.AssertionTarget.Source;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the language has a word for, as metrics of the catalogue, before it is told which figure of it. Immutable.
 *
 * @param sources where the metrics are looked for
 * @param kind the kind of rows, or the measure, that is asked alone; empty for all
 * @param name what it is in words, as in {@code count of failed events}
 * @param rate what it is in words, as in {@code mean requests per second}
 * @param counted what is counted, in the plural; empty for the name that the catalogue has
 */
record AssertionMeasure(List<Source> sources, String kind, String name, String rate, String counted) {

    /** Events that streams received. */
    static final AssertionMeasure EVENTS = stream("stream events", "events", "events");

    /** How many streams were open at once. */
    static final AssertionMeasure OPEN_STREAMS = stream("open streams", "streams", "open");

    private static final String ROW = "row";
    private static final String GROUP = "group";
    private static final String STANDING_CHECK = "standingCheck";
    private static final List<String> FINISHED = List.of("ok", "ko", "okUntimedCount", "koUntimedCount");
    private static final List<String> ALL_ROWS =
            List.of("ok", "ko", "okUntimedCount", "koUntimedCount", "skippedCount", "unfinishedAge");
    private static final List<String> PASSES = List.of("okDuration", "koDuration");
    private static final List<String> VERDICTS = List.of("okCount", "koCount");

    /** Which rows of the results are asked. */
    enum Rows {
        ALL("", "events", "requests"),
        REQUESTS("request", "requests", "requests"),
        CONNECTS("connect", "connects", "connects"),
        CHECKS("check", "checks", "checks");

        private final String kind;
        private final String words;
        private final String counted;

        Rows(String kind, String words, String counted) {
            this.kind = kind;
            this.words = words;
            this.counted = counted;
        }
    }

    static AssertionMeasure responseTime(Rows rows) {
        String name = "response time" + (rows == Rows.ALL ? "" : " of " + rows.words);
        return ofRows(
                rows,
                name,
                new Source(ROW, List.of("ok", "ko"), List.of()),
                new Source(GROUP, List.of("okCumulated", "koCumulated"), List.of()),
                new Source(STANDING_CHECK, List.of(), List.of()));
    }

    static AssertionMeasure allRequests(Rows rows) {
        return counted(rows, "all", FINISHED, PASSES, VERDICTS);
    }

    static AssertionMeasure successfulRequests(Rows rows) {
        return counted(rows, "successful", List.of("ok", "okUntimedCount"), List.of("okDuration"), List.of("okCount"));
    }

    static AssertionMeasure failedRequests(Rows rows) {
        return counted(rows, "failed", List.of("ko", "koUntimedCount"), List.of("koDuration"), List.of("koCount"));
    }

    /** What is neither OK nor KO: its share is one in all that there are. */
    static AssertionMeasure outside(Rows rows, String word, String metric) {
        return ofRows(
                rows,
                word + " " + rows.words,
                new Source(ROW, List.of(metric), ALL_ROWS),
                new Source(GROUP, List.of(), PASSES),
                new Source(STANDING_CHECK, List.of(), VERDICTS));
    }

    /** Metrics of streams. */
    static AssertionMeasure stream(String name, String counted, String... metrics) {
        return of("stream", name, counted, metrics);
    }

    /** Metrics of an owner. */
    static AssertionMeasure of(String owner, String name, String counted, String... metrics) {
        Source source = new Source(owner, List.of(metrics), List.of());
        return new AssertionMeasure(List.of(source), "", name, name, counted);
    }

    /** Metrics of the measure over events of that name. */
    static AssertionMeasure ofMeasure(
            String measure, String words, String counted, List<String> metrics, List<String> whole) {
        Source source = new Source("measure", metrics, whole);
        return new AssertionMeasure(List.of(source), measure, words, words, counted);
    }

    private static AssertionMeasure counted(
            Rows rows, String word, List<String> ofRows, List<String> ofGroups, List<String> ofChecks) {
        return ofRows(
                rows,
                word + " " + rows.words,
                new Source(ROW, ofRows, FINISHED),
                new Source(GROUP, ofGroups, PASSES),
                new Source(STANDING_CHECK, ofChecks, VERDICTS));
    }

    /** Rows of a kind are rows alone; a name may be that of a group or a standing check, too. */
    private static AssertionMeasure ofRows(Rows rows, String name, Source row, Source group, Source check) {
        List<Source> sources = rows == Rows.ALL ? List.of(row, group, check) : List.of(row);
        return new AssertionMeasure(sources, rows.kind, name, rows.counted, rows.counted);
    }

    AssertionTarget figure(Figure figure) {
        String words = switch (figure) {
            case MIN -> "min of " + name;
            case MAX -> "max of " + name;
            case MEAN -> "mean of " + name;
            case STD_DEV -> "standard deviation of " + name;
            case PERCENTILE -> "percentile of " + name;
            case COUNT -> "count of " + name;
            case PERCENT -> "percentage of " + name;
            case PER_SECOND -> "mean " + rate + " per second";
        };
        return new AssertionTarget(sources, kind, figure, 0, words, counted);
    }

    AssertionTarget percentile(double percentile) {
        if (!(percentile >= 0 && percentile <= 100)) {
            throw new SimulationException(
                    "assertion on " + name + ": percentile(" + percentile + "): a percentile is between 0 and 100");
        }
        String words = ordinal(percentile) + " percentile of " + name;
        return new AssertionTarget(sources, kind, Figure.PERCENTILE, percentile, words, counted);
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
