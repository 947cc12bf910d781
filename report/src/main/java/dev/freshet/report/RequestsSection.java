// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.GroupStats;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.text.Quantity;
import java.util.List;
import java.util.Set;

/** Requests, connects, checks, operations and groups as tables, each kind by itself. */
final class RequestsSection {

    /** What the tables of rows show in columns of their own. */
    private static final Set<Metric> OUTCOME =
            Set.of(Metric.OK, Metric.KO, Metric.OK_UNTIMED, Metric.KO_UNTIMED, Metric.SKIPPED, Metric.UNFINISHED);

    private static final List<Metric> MORE = Metric.of(Owner.ROW).stream()
            .filter(metric -> !OUTCOME.contains(metric) && metric.kind() != Metric.Kind.TEXTS)
            .toList();

    private final RunStats stats;
    private final double seconds;

    RequestsSection(RunStats stats) {
        this.stats = stats;
        seconds = stats.duration().toNanos() / 1e9;
    }

    void writeTo(Html html) {
        Section.open(html, "requests", "Requests and checks");
        if (stats.requests().isEmpty()) {
            Section.nothing(html, "This run sent no requests.");
        } else {
            Section.lead(
                    html,
                    "Times of OK and KO together. A connect is timed from its start to the response head, a check from the"
                            + " start of the wait to the message that satisfied it; a check whose message had come before it was set"
                            + " took no time and is in the counts alone, as is what is carried out at once. Kinds are never mixed in"
                            + " one percentile.");
            for (RowKind kind : RowKind.values()) {
                rows(html, kind);
            }
            wire(html);
            errors(html);
        }
        connections(html);
        if (!stats.groups().isEmpty()) {
            Section.heading(html, "Groups");
            groups().writeTo(html);
        }
        Section.close(html);
    }

    private void rows(Html html, RowKind kind) {
        List<RequestStats> rows = stats.requests(kind);
        if (rows.isEmpty()) {
            return;
        }
        Section.heading(html, kind.title());
        Table table = new Table(kind.title() + " by name")
                .textColumn("Name")
                .numberColumn("Total", "OK and KO")
                .numberColumn("OK", "")
                .numberColumn("KO", "")
                .numberColumn("KO %", "")
                .numberColumn(
                        "Skipped", "Could not be attempted, since the stream had failed, had ended or never was there")
                .numberColumn("Unfinished", "Cut off by the end of the run: neither OK nor KO")
                .numberColumn("Oldest", "How long the oldest of the unfinished had lasted")
                .numberColumn("Rate", "Per second of the whole run");
        if (takesTime(kind)) {
            table.numberColumn("Waited", "How many took time, which the percentiles are of")
                    .latencyColumns();
        }
        if (rows.size() > 1) {
            add(table.totalRow(), stats.allRequests(kind));
        }
        rows.forEach(row -> add(table.row(), row));
        table.writeTo(html);
    }

    private static boolean takesTime(RowKind kind) {
        return kind != RowKind.OPERATION;
    }

    private void add(Table table, RequestStats request) {
        table.text(prefix(request.groups()), request.name());
        table.figure(Quantity.count(request.count()));
        table.figure(Quantity.count(request.okCount()));
        table.figure(Quantity.count(request.koCount()), Table.Tone.BAD);
        table.figure(Quantity.percent(request.koPercent()), Table.Tone.BAD);
        LatencyStats unfinished = request.unfinished();
        table.figure(Quantity.count(request.skipped()));
        table.figure(Quantity.count(unfinished.count()), Table.Tone.BAD);
        table.figure(unfinished.isEmpty() ? Quantity.NONE : Quantity.latency(unfinished.maxNs()));
        table.figure(seconds > 0 ? Quantity.perSecond(request.count() / seconds) : Quantity.NONE);
        if (takesTime(request.kind())) {
            table.figure(Quantity.count(request.all().count()), Table.Tone.QUIET);
            table.latency(request.all());
        }
    }

    /** What else the catalogue knows of rows: what went over the wire. Nothing where only checks are counted. */
    private void wire(Html html) {
        List<RequestStats> rows = stats.requests().stream()
                .filter(row -> MORE.stream().anyMatch(metric -> row.series().count(metric) != 0))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        Section.heading(html, "On the wire");
        Section.lead(
                html,
                "The parts of the response times, each of the requests in which it happened: one on a kept-alive connection, and a"
                        + " stream of HTTP/2 on a standing one, has neither DNS nor connect nor TLS. Bytes are those of the TCP connection, over HTTP/2 those of"
                        + " its frames; of an event stream, up to its response head.");
        Table table = new Table("Parts of requests by name").textColumn("Name");
        for (Metric metric : MORE) {
            String title = StreamsSection.capitalised(metric.title());
            if (metric.kind() == Metric.Kind.DISTRIBUTION) {
                table.numberColumn(title + " p50", metric.meaning()).numberColumn(title + " p95", metric.meaning());
            } else {
                table.numberColumn(title, metric.meaning());
            }
        }
        table.numberColumn("Connections", "TCP connections that were made");
        rows.forEach(row -> addWire(table, row));
        table.writeTo(html);
    }

    private static void addWire(Table table, RequestStats row) {
        table.row().text(prefix(row.groups()), row.name());
        for (Metric metric : MORE) {
            if (metric.kind() == Metric.Kind.DISTRIBUTION) {
                LatencyStats part = row.series().distribution(metric);
                table.figure(part.isEmpty() ? Quantity.NONE : metric.unit().quantity(part.percentileNs(50)));
                table.figure(part.isEmpty() ? Quantity.NONE : metric.unit().quantity(part.percentileNs(95)));
            } else {
                table.figure(metric.unit().quantity(row.series().count(metric)));
            }
        }
        table.figure(Quantity.count(row.series().count(Metric.CONNECT)));
    }

    /** How many connections there were of each version, and what became of those that streams share. */
    private void connections(Html html) {
        List<Metric> counters = Metric.of(Owner.RUN, Metric.Kind.COUNTER).stream()
                .filter(metric -> stats.run().count(metric) > 0)
                .toList();
        if (counters.isEmpty()
                && stats.run().distribution(Metric.STREAMS_PER_CONNECTION).isEmpty()) {
            return;
        }
        Section.heading(html, "Connections");
        Table table = new Table("Connections of all").textColumn("Counted").numberColumn("Count", "");
        for (Metric metric : counters) {
            table.row().text(StreamsSection.capitalised(metric.title()) + ": " + metric.meaning());
            table.figure(metric.unit().quantity(stats.run().count(metric)));
        }
        LatencyStats shared = stats.run().distribution(Metric.STREAMS_PER_CONNECTION);
        if (!shared.isEmpty()) {
            String title = StreamsSection.capitalised(Metric.STREAMS_PER_CONNECTION.title());
            table.row().text(title + ", median: " + Metric.STREAMS_PER_CONNECTION.meaning());
            table.figure(Metric.STREAMS_PER_CONNECTION.unit().quantity(shared.percentileNs(50)));
            table.row().text(title + ", most");
            table.figure(Metric.STREAMS_PER_CONNECTION.unit().quantity(shared.maxNs()));
        }
        table.writeTo(html);
    }

    /** What went wrong by name; what went wrong in all stands in a section of its own. */
    private void errors(Html html) {
        Table table = new Table("Errors by name")
                .textColumn("Name")
                .textColumn("Error")
                .numberColumn("Count", "");
        for (RequestStats row : stats.requests()) {
            for (ErrorCount error : row.errors()) {
                table.row().text(prefix(row.groups()), row.name()).text(error.text());
                table.figure(Quantity.count(error.count()), Table.Tone.BAD);
            }
        }
        if (!table.isEmpty()) {
            Section.heading(html, "Errors by name");
            table.writeTo(html);
        }
    }

    private Table groups() {
        Table table = new Table("Groups by path")
                .textColumn("Group")
                .textColumn("Time")
                .numberColumn("Total", "")
                .numberColumn("KO", "Passes in which something failed");
        table.latencyColumns();
        for (GroupStats group : stats.groups()) {
            List<String> above = group.path().subList(0, group.path().size() - 1);
            String name = group.path().get(group.path().size() - 1);
            table.row().text(prefix(above), name).text("duration");
            table.figure(Quantity.count(group.count()));
            table.figure(Quantity.count(group.koDuration().count()), Table.Tone.BAD);
            table.latency(group.duration());
            table.row().text(prefix(above), name).text("responses, without pauses");
            table.figure(Quantity.count(group.count()));
            table.figure(Quantity.count(group.koDuration().count()), Table.Tone.BAD);
            table.latency(group.cumulated());
        }
        return table;
    }

    private static String prefix(List<String> groups) {
        return groups.isEmpty() ? "" : String.join(" / ", groups) + " / ";
    }
}
