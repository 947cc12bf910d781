// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.core.stats.UserStats;
import dev.freshet.core.text.Quantity;
import dev.freshet.report.console.Palette.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a run stands, as text for a console. Depends on nothing but what it is given.
 *
 * @param now everything measured so far
 * @param before what had been measured when the text was last made; rates are of the time between
 * @param plannedUsers how many users a scenario will have had in the end, where that is known
 */
record ProgressText(RunStats now, Optional<RunStats> before, Map<String, Long> plannedUsers) {

    private static final int BAR_WIDTH = 24;
    private static final int MOST_ERRORS = 10;

    String text(Palette palette) {
        Lines lines = new Lines(palette);
        lines.rule(now.card().simulation(), Quantity.duration(now.duration().toNanos()) + " elapsed");
        users(lines);
        for (RowKind kind : RowKind.values()) {
            requests(kind, lines);
        }
        streams(lines);
        ErrorTable.print("Errors", now.rowFailures(), MOST_ERRORS, lines);
        ErrorTable.print("Errors that are no requests", now.errors(), MOST_ERRORS, lines);
        lines.gap();
        return lines.text();
    }

    private void users(Lines lines) {
        TextTable table = new TextTable().row(Tone.HEADING, List.of("Users", "", "", "waiting", "active", "done"));
        Shortlist<UserStats> scenarios = Shortlist.of(now.users());
        for (UserStats users : scenarios.shown()) {
            Long planned = plannedUsers.get(users.scenario());
            table.row(
                    Tone.NORMAL,
                    List.of(
                            "  " + users.scenario(),
                            planned == null ? "" : bar(users, planned),
                            planned == null ? "" : Cells.percent(share(users.ended(), planned)),
                            planned == null ? Cells.NOTHING : Cells.count(Math.max(0, planned - users.started())),
                            Cells.count(users.active()),
                            Cells.count(users.ended())));
        }
        table.print(lines);
        scenarios.tellRest(lines);
    }

    /** Done users, active users, those still to come: {@code [=====---      ]}. */
    private static String bar(UserStats users, long planned) {
        int done = (int) Math.round(BAR_WIDTH * share(users.ended(), planned) / 100);
        int started = (int) Math.round(BAR_WIDTH * share(users.started(), planned) / 100);
        return "[" + "=".repeat(done) + "-".repeat(started - done) + " ".repeat(BAR_WIDTH - started) + "]";
    }

    private static double share(long part, long planned) {
        return planned == 0 ? 100 : Math.min(100, 100.0 * part / planned);
    }

    private void requests(RowKind kind, Lines lines) {
        List<RequestStats> rows = now.requests(kind);
        if (rows.isEmpty()) {
            return;
        }
        RequestStats all = now.allRequests(kind);
        List<String> heading = new ArrayList<>(List.of(kind.title(), "total", "OK", "KO", "KO share"));
        if (all.skipped() > 0) {
            heading.add("skipped");
        }
        heading.addAll(List.of("per s", "p50", "p99"));
        TextTable table = new TextTable().row(Tone.HEADING, heading);
        boolean hasSkipped = all.skipped() > 0;
        if (rows.size() > 1) {
            row(table, "  All", all, before.map(earlier -> earlier.allRequests(kind)), hasSkipped);
        }
        Shortlist<RequestStats> shortlist = Shortlist.of(rows);
        for (RequestStats row : shortlist.shown()) {
            row(table, "  " + row.path(), row, before.flatMap(earlier -> earlierOf(row, earlier)), hasSkipped);
        }
        lines.gap();
        table.print(lines);
        shortlist.tellRest(lines);
    }

    private static Optional<RequestStats> earlierOf(RequestStats row, RunStats earlier) {
        return earlier.requests(row.kind()).stream()
                .filter(other ->
                        other.name().equals(row.name()) && other.groups().equals(row.groups()))
                .findFirst();
    }

    private void row(
            TextTable table, String name, RequestStats row, Optional<RequestStats> earlier, boolean hasSkipped) {
        LatencyStats times = row.all();
        List<String> cells = new ArrayList<>(List.of(
                name,
                Cells.count(row.count()),
                Cells.count(row.okCount()),
                Cells.count(row.koCount()),
                Cells.percent(row.koPercent())));
        if (hasSkipped) {
            cells.add(Cells.count(row.skipped()));
        }
        cells.add(perSecond(row.count(), earlier.map(RequestStats::count)));
        cells.add(Cells.percentile(times, 50));
        cells.add(Cells.percentile(times, 99));
        table.row(row.koCount() > 0 ? Tone.BAD : Tone.NORMAL, cells);
    }

    private void streams(Lines lines) {
        if (now.streams().isEmpty()) {
            return;
        }
        TextTable table = new TextTable()
                .row(
                        Tone.HEADING,
                        List.of(
                                "Streams",
                                "open",
                                "opening",
                                "events",
                                "per s",
                                "first p50",
                                "p99",
                                "gap p50",
                                "p99",
                                "max"));
        Shortlist<StreamStats> shortlist = Shortlist.of(now.streams());
        for (StreamStats stream : shortlist.shown()) {
            Optional<Long> earlier =
                    before.flatMap(stats -> stats.stream(stream.name())).map(StreamStats::events);
            table.row(
                    Tone.NORMAL,
                    List.of(
                            "  " + stream.name(),
                            Cells.count(stream.levels().open()),
                            Cells.count(stream.levels().connecting()),
                            Cells.count(stream.events()),
                            perSecond(stream.events(), earlier),
                            Cells.percentile(stream.firstEvent(), 50),
                            Cells.percentile(stream.firstEvent(), 99),
                            Cells.percentile(stream.gap(), 50),
                            Cells.percentile(stream.gap(), 99),
                            Cells.percentile(stream.gap(), 100)));
        }
        lines.gap();
        table.print(lines);
        shortlist.tellRest(lines);
    }

    private String perSecond(long count, Optional<Long> earlier) {
        Duration since = before.map(RunStats::duration).orElse(Duration.ZERO);
        return Cells.rate(
                count - earlier.orElse(0L), now.duration().minus(since).toNanos() / 1e9);
    }
}
