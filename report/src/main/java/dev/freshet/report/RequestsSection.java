// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.GroupStats;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.WireStats;
import java.util.List;

/** Requests, checks and groups as tables. */
final class RequestsSection {

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
                    "Response times of OK and KO together. A connect is timed from its start to the response head, a check from the"
                            + " start of the wait to the message that satisfied it.");
            requests().writeTo(html);
            wire(html);
        }
        if (!stats.groups().isEmpty()) {
            Section.heading(html, "Groups");
            groups().writeTo(html);
        }
        Section.close(html);
    }

    private Table requests() {
        Table table = new Table("Requests and checks by name")
                .textColumn("Name")
                .numberColumn("Total", "")
                .numberColumn("OK", "")
                .numberColumn("KO", "")
                .numberColumn("KO %", "")
                .numberColumn("Rate", "Per second of the whole run");
        LatencyCells.columns(table);
        if (stats.requests().size() > 1) {
            table.totalRow();
            add(table, stats.allRequests());
        }
        stats.requests().forEach(request -> add(table.row(), request));
        return table;
    }

    private void add(Table table, RequestStats request) {
        table.text(prefix(request.groups()), request.name());
        table.figure(Figure.count(request.count()));
        table.figure(Figure.count(request.okCount()));
        table.figure(Figure.count(request.koCount()), Table.Tone.BAD);
        table.figure(Figure.percent(request.koPercent()), Table.Tone.BAD);
        table.figure(seconds > 0 ? Figure.perSecond(request.count() / seconds) : Figure.NONE);
        LatencyCells.add(table, request.all());
    }

    /** What went over the wire; nothing where only checks are counted. */
    private void wire(Html html) {
        if (stats.allRequests().wire().isEmpty()) {
            return;
        }
        Section.heading(html, "On the wire");
        Section.lead(
                html,
                "The parts of the response times, each of the requests in which it happened: one on a kept-alive connection has neither DNS nor"
                        + " connect nor TLS. Bytes are those of the TCP connection; of a stream, up to its response head.");
        Table table = new Table("Parts of requests by name").textColumn("Name");
        for (String part : List.of("DNS", "Connect", "TLS", "First byte")) {
            table.numberColumn(part + " p50", "").numberColumn(part + " p95", "");
        }
        table.numberColumn("Connections", "TCP connections that were made")
                .numberColumn("Sent", "")
                .numberColumn("Received", "");
        stats.requests().stream()
                .filter(request -> !request.wire().isEmpty())
                .forEach(request -> addWire(table, request));
        table.writeTo(html);
    }

    private static void addWire(Table table, RequestStats request) {
        WireStats wire = request.wire();
        table.row().text(prefix(request.groups()), request.name());
        for (LatencyStats part : List.of(wire.dns(), wire.connect(), wire.tls(), wire.firstByte())) {
            table.figure(part.isEmpty() ? Figure.NONE : Figure.latency(part.percentileNs(50)));
            table.figure(part.isEmpty() ? Figure.NONE : Figure.latency(part.percentileNs(95)));
        }
        table.figure(Figure.count(wire.connect().count()));
        table.figure(Figure.bytes(wire.bytesSent()));
        table.figure(Figure.bytes(wire.bytesReceived()));
    }

    private Table groups() {
        Table table = new Table("Groups by path")
                .textColumn("Group")
                .textColumn("Time")
                .numberColumn("Total", "")
                .numberColumn("KO", "Passes in which something failed");
        LatencyCells.columns(table);
        for (GroupStats group : stats.groups()) {
            List<String> above = group.path().subList(0, group.path().size() - 1);
            String name = group.path().get(group.path().size() - 1);
            table.row().text(prefix(above), name).text("duration");
            table.figure(Figure.count(group.count()));
            table.figure(Figure.count(group.koDuration().count()), Table.Tone.BAD);
            LatencyCells.add(table, group.duration());
            table.row().text(prefix(above), name).text("responses, without pauses");
            table.figure(Figure.count(group.count()));
            table.figure(Figure.count(group.koDuration().count()), Table.Tone.BAD);
            LatencyCells.add(table, group.cumulated());
        }
        return table;
    }

    private static String prefix(List<String> groups) {
        return groups.isEmpty() ? "" : String.join(" / ", groups) + " / ";
    }
}
