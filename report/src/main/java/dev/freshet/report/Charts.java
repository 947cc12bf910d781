// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.LatencyColumns;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.Timeline;
import dev.freshet.core.stats.TimelineMetric;
import dev.freshet.core.text.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/** Which charts a run gives: those for which it recorded something. */
final class Charts {

    private static final int COLOURS = 6;
    private static final double NS_PER_MS = 1e6;

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
        if (timeline.has(TimelineMetric.USERS_ACTIVE) || !stats.users().isEmpty()) {
            users();
        }
        if (!stats.streams().isEmpty()) {
            streams();
            events();
        }
        if (!stats.requests().isEmpty()) {
            requests();
        }
        times("response", "Response time, OK", RowKind.REQUEST, LatencyColumns.RESPONSE_TIME);
        times("connect", "Connect time, OK", RowKind.CONNECT, LatencyColumns.CONNECT_TIME);
        times("check", "Waiting time of checks, OK", RowKind.CHECK, LatencyColumns.CHECK_TIME);
        latency(
                "first",
                "Time to first event",
                LatencyColumns.FIRST_EVENT,
                stats.allStreams().firstEvent());
        latency("gap", "Event gap", LatencyColumns.GAP, stats.allStreams().gap());
        latency(
                "delivery",
                "Delivery latency",
                LatencyColumns.DELIVERY,
                stats.allStreams().deliveryLatency());
        if (timeline.has(TimelineMetric.STREAMS_ENDED)) {
            ends();
        }
    }

    private void users() {
        List<Chart.Line> lines = named(timeline.scenarios(), timeline::activeUsers);
        if (lines.size() > 1) {
            lines.add(0, new Chart.Line("All", "total", level(TimelineMetric.USERS_ACTIVE)));
        }
        add("users", "Virtual users", Chart.Unit.COUNT, lines);
    }

    private void streams() {
        List<Chart.Line> lines = named(timeline.streams(), timeline::openStreams);
        if (lines.size() > 1) {
            lines.add(0, new Chart.Line("All", "total", level(TimelineMetric.STREAMS_OPEN)));
        }
        if (timeline.has(TimelineMetric.STREAMS_CONNECTING)) {
            lines.add(new Chart.Line("connecting", "quiet", level(TimelineMetric.STREAMS_CONNECTING)));
        }
        add("streams", "Open streams", Chart.Unit.COUNT, lines);
    }

    private void events() {
        List<Chart.Line> lines = new ArrayList<>();
        lines.add(new Chart.Line("events", "c1", rate(TimelineMetric.EVENTS)));
        if (timeline.has(TimelineMetric.COMMENTS)) {
            lines.add(new Chart.Line("comments", "quiet", rate(TimelineMetric.COMMENTS)));
        }
        add("events", "Events per second", Chart.Unit.PER_SECOND, lines);
        add(
                "bytes",
                "Received per second",
                Chart.Unit.BYTES_PER_SECOND,
                List.of(new Chart.Line("bytes", "c2", rate(TimelineMetric.BYTES))));
    }

    private void requests() {
        List<Chart.Line> lines = new ArrayList<>();
        lines.add(new Chart.Line("OK", "ok", rate(TimelineMetric.REQUESTS_OK)));
        lines.add(new Chart.Line("KO", "ko", rate(TimelineMetric.REQUESTS_KO)));
        add("requests", "Requests, connects, checks and operations per second", Chart.Unit.PER_SECOND, lines);
    }

    private void ends() {
        List<Chart.Line> lines = new ArrayList<>();
        lines.add(new Chart.Line("ended", "c4", rate(TimelineMetric.STREAMS_ENDED)));
        if (timeline.has(TimelineMetric.RECONNECTS)) {
            lines.add(new Chart.Line("reconnected", "c1", rate(TimelineMetric.RECONNECTS)));
        }
        add("ends", "Streams ended per second", Chart.Unit.PER_SECOND, lines);
    }

    private void times(String id, String title, RowKind kind, LatencyColumns columns) {
        latency(id, title, columns, stats.allRequests(kind).ok());
    }

    private void latency(String id, String title, LatencyColumns columns, LatencyStats whole) {
        if (whole.isEmpty()) {
            return;
        }
        List<Chart.Line> lines = List.of(
                new Chart.Line("max", "max", milliseconds(columns.max())),
                new Chart.Line("p99", "p99", milliseconds(columns.p99())),
                new Chart.Line("p95", "p95", milliseconds(columns.p95())),
                new Chart.Line("p50", "p50", milliseconds(columns.p50())));
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

    private List<Chart.Line> named(List<String> names, Function<String, long[]> column) {
        List<Chart.Line> lines = new ArrayList<>();
        for (String name : names) {
            long[] values = column.apply(name);
            lines.add(new Chart.Line(name, "c" + (lines.size() % COLOURS + 1), rows(row -> (double) values[row])));
        }
        return lines;
    }

    private double[] level(TimelineMetric metric) {
        return rows(row -> (double) timeline.value(metric, row));
    }

    private double[] rate(TimelineMetric metric) {
        return rows(row -> timeline.perSecond(metric, row));
    }

    private double[] milliseconds(TimelineMetric metric) {
        return rows(row -> {
            long ns = timeline.value(metric, row);
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
