// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.GroupStats;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.core.stats.UserStats;
import dev.freshet.core.text.Quantity;
import dev.freshet.report.console.Palette.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a run measured, as text for a console. Depends on nothing but what it is given. */
@Internal
public final class ConsoleSummary {

    private static final int MOST_ERRORS = 20;

    private final RunStats stats;
    private final Lines lines;
    private final double seconds;

    private ConsoleSummary(RunStats stats, Palette palette) {
        this.stats = stats;
        this.lines = new Lines(palette);
        this.seconds = stats.duration().toNanos() / 1e9;
    }

    /** Several lines, each with its line end, at most 100 columns wide. */
    public static String of(RunStats stats, Palette palette) {
        return new ConsoleSummary(stats, palette).text();
    }

    private String text() {
        String length = Quantity.duration(stats.duration().toNanos());
        lines.rule(stats.card().simulation(), "ran " + length);
        if (!stats.ended().isEmpty()) {
            lines.sentence("", "Ended: " + stats.ended());
        }
        users();
        for (RowKind kind : RowKind.values()) {
            new RowTable(stats, kind).print(lines);
        }
        connections();
        groups();
        Shortlist<StreamStats> streams = Shortlist.of(stats.streams());
        streams.shown().forEach(stream -> new StreamText(stream, seconds).print(lines));
        streams.tellRest(lines);
        ValueTable.print(stats.values(), lines);
        ErrorTable.print("Errors", stats.rowFailures(), MOST_ERRORS, lines);
        ErrorTable.print("Errors that are no requests", stats.errors(), MOST_ERRORS, lines);
        notes();
        lines.gap();
        return lines.text();
    }

    private void users() {
        TextTable table = new TextTable()
                .row(
                        Tone.HEADING,
                        List.of("Users", "started", "ended", "most active", "lag p50", "lag p99", "lag max"));
        Shortlist<UserStats> scenarios = Shortlist.of(stats.users());
        for (UserStats users : scenarios.shown()) {
            table.row(
                    Tone.NORMAL,
                    List.of(
                            "  " + users.scenario(),
                            Cells.count(users.started()),
                            Cells.count(users.ended()),
                            Cells.count(users.activeMax()),
                            Cells.percentile(users.lag(), 50),
                            Cells.percentile(users.lag(), 99),
                            Cells.percentile(users.lag(), 100)));
        }
        lines.gap();
        table.print(lines);
        scenarios.tellRest(lines);
    }

    /** Where streams share connections, how many of these there were; where they do not, rows and streams tell it. */
    private void connections() {
        if (stats.run().count(Metric.CONNECTIONS_HTTP_2) == 0) {
            return;
        }
        String counted = Metric.of(Owner.RUN, Metric.Kind.COUNTER).stream()
                .filter(metric -> stats.run().count(metric) > 0)
                .map(metric -> Cells.count(stats.run().count(metric)) + " " + metric.title())
                .collect(Collectors.joining("; "));
        lines.gap();
        lines.sentence("", counted);
    }

    private void groups() {
        if (stats.groups().isEmpty()) {
            return;
        }
        List<String> heading = new ArrayList<>(List.of("Groups", "count", "per s"));
        heading.addAll(Cells.TIMES);
        TextTable table = new TextTable().row(Tone.HEADING, heading);
        Shortlist<GroupStats> groups = Shortlist.of(stats.groups());
        for (GroupStats group : groups.shown()) {
            passes(table, "  " + group.name() + ", response times", Tone.NORMAL, group.cumulated());
            passes(table, "  " + group.name() + ", with pauses", Tone.NORMAL, group.duration());
            if (group.koDuration().count() > 0) {
                passes(table, "    KO", Tone.BAD, group.koDuration());
            }
        }
        lines.gap();
        table.print(lines);
        groups.tellRest(lines);
    }

    private void passes(TextTable table, String name, Tone tone, LatencyStats latency) {
        List<String> cells =
                new ArrayList<>(List.of(name, Cells.count(latency.count()), Cells.rate(latency.count(), seconds)));
        cells.addAll(Cells.times(latency));
        table.row(tone, cells);
    }

    private void notes() {
        if (!stats.notes().isEmpty()) {
            lines.gap();
            stats.notes().forEach(note -> lines.sentence("  ", "Note: " + note));
        }
    }
}
