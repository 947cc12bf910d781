// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SeriesKey;
import dev.freshet.core.stats.Timeline;
import dev.freshet.core.stats.TimelineColumn;
import dev.freshet.core.stats.TimelineColumn.Figure;
import dev.freshet.core.text.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/** Which charts a run gives: those for which it recorded something. */
final class Charts {

    private static final int COLOURS = 6;
    private static final double NS_PER_MS = 1e6;
    private static final List<TimelineColumn> ENDS = Arrays.stream(EndReason.values())
            .filter(reason -> reason != EndReason.REFUSED) // nothing was open
            .map(reason -> TimelineColumn.count(reason.count()))
            .toList();

    private final RunStats stats;
    private final Timeline timeline;
    private final List<Chart> charts = new ArrayList<>();

    private Charts(RunStats stats) {
        this.stats = stats;
        timeline = stats.timeline();
    }

    static List<Chart> of(RunStats stats) {
        Charts charts = new Charts(stats);
        if (stats.timeline().size() > 0) {
            charts.addAll();
        }
        return charts.charts;
    }

    private void addAll() {
        if (timeline.has(TimelineColumn.level(Metric.RUN_USERS))
                || !stats.users().isEmpty()) {
            users();
        }
        if (!stats.streams().isEmpty()) {
            streams();
            events();
        }
        if (!stats.requests().isEmpty()) {
            requests();
        }
        times("response", "Response time, OK", RowKind.REQUEST);
        times("connect", "Connect time, OK", RowKind.CONNECT);
        times("check", "Waiting time of checks, OK", RowKind.CHECK);
        latency("first", "Time to first event", Metric.FIRST_EVENT);
        latency("gap", "Event gap", Metric.EVENT_GAP);
        latency("delivery", "Delivery latency", Metric.DELIVERY_LATENCY);
        if (ENDS.stream().anyMatch(timeline::has)) {
            ends();
        }
    }

    private void users() {
        List<Chart.Line> lines = named(Metric.ACTIVE);
        if (lines.size() != 1) {
            lines.add(0, new Chart.Line("All", "total", level(TimelineColumn.level(Metric.RUN_USERS))));
        }
        add("users", "Virtual users", Chart.Unit.COUNT, lines);
    }

    private void streams() {
        List<Chart.Line> lines = named(Metric.OPEN);
        if (lines.size() != 1) {
            lines.add(0, new Chart.Line("All", "total", level(TimelineColumn.level(Metric.RUN_OPEN))));
        }
        if (timeline.has(TimelineColumn.level(Metric.RUN_CONNECTING))) {
            lines.add(new Chart.Line("connecting", "quiet", level(TimelineColumn.level(Metric.RUN_CONNECTING))));
        }
        add("streams", "Open streams", Chart.Unit.COUNT, lines);
    }

    private void events() {
        List<Chart.Line> lines = new ArrayList<>();
        lines.add(new Chart.Line("events", "c1", rate(TimelineColumn.count(Metric.EVENTS))));
        if (timeline.has(TimelineColumn.count(Metric.COMMENTS))) {
            lines.add(new Chart.Line("comments", "quiet", rate(TimelineColumn.count(Metric.COMMENTS))));
        }
        add("events", "Events per second", Chart.Unit.PER_SECOND, lines);
        add(
                "bytes",
                "Received per second",
                Chart.Unit.BYTES_PER_SECOND,
                List.of(new Chart.Line("bytes", "c2", rate(TimelineColumn.count(Metric.BYTES)))));
    }

    private void requests() {
        List<Chart.Line> lines = new ArrayList<>();
        lines.add(new Chart.Line("OK", "ok", rate(rows(Metric.OK, Metric.OK_UNTIMED))));
        lines.add(new Chart.Line("KO", "ko", rate(rows(Metric.KO, Metric.KO_UNTIMED))));
        add("requests", "Requests, connects, checks and operations per second", Chart.Unit.PER_SECOND, lines);
    }

    private void ends() {
        List<Chart.Line> lines = new ArrayList<>();
        lines.add(new Chart.Line("ended", "c4", rate(ENDS)));
        if (timeline.has(TimelineColumn.count(Metric.RECONNECT_TIME))) {
            lines.add(new Chart.Line("reconnected", "c1", rate(TimelineColumn.count(Metric.RECONNECT_TIME))));
        }
        add("ends", "Streams ended per second", Chart.Unit.PER_SECOND, lines);
    }

    private void times(String id, String title, RowKind kind) {
        latency(
                id,
                title,
                figure -> TimelineColumn.of(kind, Metric.OK, figure),
                stats.allRequests(kind).ok());
    }

    private void latency(String id, String title, Metric metric) {
        latency(
                id,
                title,
                figure -> TimelineColumn.of(metric, figure),
                stats.allStreams().series().distribution(metric));
    }

    private void latency(String id, String title, Function<Figure, TimelineColumn> columns, LatencyStats whole) {
        if (whole.isEmpty()) {
            return;
        }
        List<Chart.Line> lines = List.of(
                new Chart.Line("max", "max", milliseconds(columns.apply(Figure.MAX))),
                new Chart.Line("p99", "p99", milliseconds(columns.apply(Figure.P99))),
                new Chart.Line("p95", "p95", milliseconds(columns.apply(Figure.P95))),
                new Chart.Line("p50", "p50", milliseconds(columns.apply(Figure.P50))));
        String note = "whole run: p50 "
                + Quantity.latency(whole.percentileNs(50)).plain() + ", p99 "
                + Quantity.latency(whole.percentileNs(99)).plain() + ", max "
                + Quantity.latency(whole.maxNs()).plain() + when(lines.get(0).highest());
        charts.add(new Chart(id, title, Chart.Unit.LATENCY, lines, note));
    }

    private void add(String id, String title, Chart.Unit unit, List<Chart.Line> lines) {
        Chart.Line first = lines.get(0);
        int row = first.highest();
        String what = unit == Chart.Unit.COUNT ? "highest sample " : "highest ";
        String note = what + figure(unit, first.value(row)).plain() + when(row);
        charts.add(new Chart(id, title, unit, lines, note));
    }

    private static Quantity figure(Chart.Unit unit, double value) {
        return switch (unit) {
            case COUNT -> Quantity.count(Math.round(value));
            case PER_SECOND -> Quantity.perSecond(value);
            case BYTES_PER_SECOND -> Quantity.bytesPerSecond(value);
            case LATENCY -> Quantity.latency(value * NS_PER_MS);
        };
    }

    private String when(int row) {
        return row < 0 ? "" : " at " + Quantity.clock(timeline.endNs(row));
    }

    private List<Chart.Line> named(Metric level) {
        List<Chart.Line> lines = new ArrayList<>();
        for (SeriesKey key : timeline.series(level)) {
            String style = "c" + (lines.size() % COLOURS + 1);
            lines.add(new Chart.Line(key.name(), style, level(new TimelineColumn(key, level, Figure.LEVEL))));
        }
        return lines;
    }

    /** The columns of these metrics, of rows of every kind. */
    private static List<TimelineColumn> rows(Metric... metrics) {
        return Arrays.stream(RowKind.values())
                .flatMap(kind -> Arrays.stream(metrics).map(metric -> TimelineColumn.of(kind, metric, Figure.COUNT)))
                .toList();
    }

    private double[] level(TimelineColumn column) {
        return rows(row -> (double) timeline.value(column, row));
    }

    private double[] rate(TimelineColumn column) {
        return rate(List.of(column));
    }

    private double[] rate(List<TimelineColumn> sum) {
        return rows(row -> sum.stream()
                .mapToDouble(column -> timeline.perSecond(column, row))
                .sum());
    }

    private double[] milliseconds(TimelineColumn column) {
        return rows(row -> {
            long ns = timeline.value(column, row);
            return ns == Timeline.NOTHING ? Double.NaN : (double) ns / NS_PER_MS;
        });
    }

    private double[] rows(IntToDoubleFunction value) {
        double[] values = new double[timeline.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = value.applyAsDouble(row);
        }
        return values;
    }
}
