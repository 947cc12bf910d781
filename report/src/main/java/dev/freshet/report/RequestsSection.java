// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.GroupStats;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
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
        table.figure(Figure.count(request.ok().count()));
        table.figure(Figure.count(request.ko().count()), Table.Tone.BAD);
        table.figure(Figure.percent(request.koPercent()), Table.Tone.BAD);
        table.figure(seconds > 0 ? Figure.perSecond(request.count() / seconds) : Figure.NONE);
        LatencyCells.add(table, request.all());
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
