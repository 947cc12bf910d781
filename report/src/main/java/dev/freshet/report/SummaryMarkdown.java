// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.MeasureStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.core.stats.Unit;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.trust.TrustReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A run on one screen, as GitHub-flavoured Markdown for the pages of a build: the verdict first. What it holds is described in {@code docs/summary-md.md}. */
final class SummaryMarkdown {

    /** How many rows a table has. */
    private static final int ROWS = 20;

    private static final int ERRORS = 10;

    private final JudgedRun run;
    private final RunStats stats;
    private final StringBuilder out = new StringBuilder(2048);

    private SummaryMarkdown(JudgedRun run) {
        this.run = run;
        stats = run.stats();
    }

    static String of(JudgedRun run) {
        return new SummaryMarkdown(run).text();
    }

    private String text() {
        Verdict verdict = run.verdict();
        String word = verdict.word().key();
        String simulation = stats.card().simulation();
        line("## " + word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
                + (simulation.isBlank() ? "" : ": " + MarkdownText.name(simulation)));
        line("");
        line(MarkdownText.sentence(verdict.sentence()));
        list(verdict.reasons());
        assertions();
        facts();
        streams();
        measures();
        for (RowKind kind : RowKind.values()) {
            requests(kind);
        }
        errors();
        trust();
        line("");
        line("[The whole report](" + Report.PAGE + ")");
        return out.toString();
    }

    private void list(List<String> sentences) {
        if (!sentences.isEmpty()) {
            line("");
            sentences.forEach(sentence -> line("- " + MarkdownText.sentence(sentence)));
        }
    }

    private void assertions() {
        List<AssertionResult> failed =
                run.assertions().stream().filter(result -> !result.isPassed()).toList();
        if (failed.isEmpty()) {
            return;
        }
        table(
                failed,
                List.of("Assertion that failed", "Actual"),
                ROWS,
                result -> List.of(
                        MarkdownText.sentence(result.message()),
                        MarkdownText.sentence(result.actualText().isEmpty() ? result.reason() : result.actualText())));
    }

    private void facts() {
        long users = stats.allUsers().started();
        line("");
        line("Started " + stats.card().start().toString() + ", lasted "
                + Quantity.duration(stats.duration().toNanos()) + ", "
                + count(users) + (users == 1 ? " user" : " users")
                + (stats.isRunning() ? "." : ", ended: " + MarkdownText.name(stats.ended()) + "."));
    }

    private void streams() {
        List<StreamStats> streams = sorted(stats.streams(), StreamStats::events);
        if (streams.isEmpty()) {
            return;
        }
        List<String> titles = List.of(
                "Streams",
                "Opened",
                "Not opened",
                "Open, peak",
                "Events",
                "Events/s",
                "First event p95",
                "Gap p99",
                "Gap max",
                "Delivery p99",
                "Lost",
                "Duplicated");
        table(streams, titles, ROWS, this::stream);
    }

    private List<String> stream(StreamStats stream) {
        double seconds = stats.duration().toNanos() / 1e9;
        return List.of(
                MarkdownText.name(stream.name()),
                count(stream.opened()),
                count(stream.series().count(Metric.CONNECTS_FAILED)),
                count(stream.levels().openMax()),
                count(stream.events()),
                seconds == 0 ? "–" : Quantity.number(stream.events() / seconds).plain(),
                percentile(stream.firstEvent(), 95),
                percentile(stream.gap(), 99),
                percentile(stream.gap(), 100),
                percentile(stream.series().distribution(Metric.DELIVERY_LATENCY), 99),
                known(stream, Metric.LOST),
                known(stream, Metric.DUPLICATED));
    }

    private void measures() {
        List<MeasureStats> measures = new ArrayList<>();
        for (StreamStats stream : stats.streams()) {
            measures.addAll(stream.measures());
        }
        if (!measures.isEmpty()) {
            table(
                    measures,
                    List.of("Measures", "Streams", "Count", "Mean", "p50", "p95", "p99", "Max", "Good"),
                    ROWS,
                    SummaryMarkdown::measure);
        }
    }

    private static List<String> measure(MeasureStats measure) {
        Unit unit = measure.numbers().isEmpty() ? Unit.NANOSECONDS : Unit.VALUE;
        LatencyStats values = measure.numbers().isEmpty() ? measure.times() : measure.numbers();
        String name = measure.name() + (measure.unit().isEmpty() ? "" : ", " + measure.unit());
        List<String> cells = new ArrayList<>(
                List.of(MarkdownText.name(name), MarkdownText.name(measure.stream()), count(values.count())));
        DoubleStream.of(
                        values.meanNs(),
                        (double) values.percentileNs(50),
                        (double) values.percentileNs(95),
                        (double) values.percentileNs(99),
                        (double) values.maxNs())
                .mapToObj(value -> values.isEmpty() ? "–" : unit.quantity(value).plain())
                .forEach(cells::add);
        cells.add(
                measure.judged() == 0
                        ? "–"
                        : Quantity.percent(100.0 * measure.good() / measure.judged())
                                .plain());
        return cells;
    }

    private static String known(StreamStats stream, Metric metric) {
        return stream.series().whyUnknown(metric).isEmpty()
                ? count(stream.series().count(metric))
                : "–";
    }

    private void requests(RowKind kind) {
        List<RequestStats> rows = sorted(stats.requests(kind), RequestStats::count);
        if (rows.isEmpty()) {
            return;
        }
        boolean hasTimes = kind != RowKind.OPERATION;
        List<String> titles = new ArrayList<>(List.of(kind.title(), "Count", "KO", "KO %"));
        if (hasTimes) {
            titles.addAll(List.of("OK p50", "OK p95", "OK p99", "OK max"));
        }
        table(rows, titles, ROWS, row -> {
            List<String> cells = new ArrayList<>(List.of(
                    MarkdownText.name(row.path()),
                    count(row.count()),
                    count(row.koCount()),
                    Quantity.percent(row.koPercent()).plain()));
            if (hasTimes) {
                for (int percentile : new int[] {50, 95, 99, 100}) {
                    cells.add(percentile(row.ok(), percentile));
                }
            }
            return cells;
        });
    }

    private void errors() {
        List<ErrorCount> errors = stats.failures();
        if (!errors.isEmpty()) {
            table(
                    errors,
                    List.of("Errors", "Count"),
                    ERRORS,
                    error -> List.of(MarkdownText.name(error.text()), count(error.count())));
        }
    }

    /** The reasons stand at the top where they are the verdict. */
    private void trust() {
        line("");
        if (!stats.trust().verdict().isSuspect()) {
            line("Trust: nothing that was measured of the tool and its machine speaks against these figures.");
            return;
        }
        String figures = stats.trust().verdict().reasons().stream()
                .map(TrustReason::key)
                .distinct()
                .collect(Collectors.joining(", "));
        line("Trust: these figures are suspect, for " + figures + ".");
    }

    private static <T> List<T> sorted(List<T> rows, Function<T, Long> by) {
        return rows.stream().sorted(Comparator.comparing(by).reversed()).toList();
    }

    /** One row for each, the first ones; how many there are besides is said. */
    private <T> void table(List<T> rows, List<String> titles, int most, Function<T, List<String>> cells) {
        line("");
        row(titles);
        List<String> rule = new ArrayList<>(List.of("---"));
        rule.addAll(Collections.nCopies(titles.size() - 1, "---:"));
        row(rule);
        rows.stream().limit(most).forEach(row -> row(cells.apply(row)));
        if (rows.size() > most) {
            line("");
            line("… and " + count(rows.size() - most) + " more.");
        }
    }

    private void row(List<String> cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private static String count(long count) {
        return Quantity.count(count).plain();
    }

    private static String percentile(LatencyStats times, int percentile) {
        return times.isEmpty()
                ? "–"
                : Quantity.latency(percentile == 100 ? times.maxNs() : times.percentileNs(percentile))
                        .plain();
    }

    private void line(String line) {
        out.append(line).append('\n');
    }
}
