// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.core.stats.UserStats;
import dev.freshet.report.console.Palette.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables of a run that goes on. Each column is of one kind: no figure mixes what is not alike. */
final class LiveTables {

    /** The fewest rows of a table that say something: heading, one row, and how many others there are. */
    private static final int FEWEST = 3;

    private final RunStats now;
    private final Optional<RunStats> before;

    LiveTables(LiveState state) {
        this.now = state.now();
        this.before = state.before();
    }

    /** How many lines {@link #times} has, with a gap before. */
    int timesLines() {
        Lines lines = new Lines(Palette.PLAIN);
        times(lines);
        return lines.list().size() + 1;
    }

    /** Percentiles of what the run has, a row per kind. */
    void times(Lines out) {
        TextTable table = new TextTable().row(Tone.HEADING, List.of("", "count", "p50", "p95", "p99", "max"));
        StreamStats streams = now.allStreams();
        times(table, "Time to first event", streams.firstEvent());
        times(table, "Event gap", streams.gap());
        times(table, "Delivery latency", streams.deliveryLatency());
        times(table, "Reconnects", streams.reconnectsOk());
        for (RowKind kind : RowKind.values()) {
            times(table, kind.title(), now.allRequests(kind).all());
        }
        table.print(out);
    }

    private static void times(TextTable table, String name, LatencyStats times) {
        if (!times.isEmpty()) {
            List<String> cells = new ArrayList<>(List.of(name, Cells.count(times.count())));
            cells.addAll(percentiles(times));
            table.row(Tone.NORMAL, cells);
        }
    }

    private static List<String> percentiles(LatencyStats times) {
        return List.of(
                Cells.percentile(times, 50),
                Cells.percentile(times, 95),
                Cells.percentile(times, 99),
                Cells.percentile(times, 100));
    }

    /**
     * Scenarios, streams and rows one by one, in as many lines as there are, with a gap before each table. What has failed comes first; the order is otherwise
     * that of appearance. Where not all fit, each table has its share, and the last tables are left out before others say nothing.
     */
    List<Consumer<Lines>> details(int free, Map<String, Long> plannedUsers) {
        List<Detail<?>> tables = tables(plannedUsers);
        List<Consumer<Lines>> shown = new ArrayList<>();
        int[] lines = shares(tables, free);
        for (int i = 0; i < lines.length; i++) {
            Detail<?> table = tables.get(i);
            int own = lines[i];
            shown.add(out -> table.print(own, out));
        }
        return shown;
    }

    /** How many lines {@link #details} would like to have, gaps included. */
    int detailLines() {
        return tables(Map.of()).stream().mapToInt(table -> table.lines() + 1).sum();
    }

    private List<Detail<?>> tables(Map<String, Long> plannedUsers) {
        List<Detail<?>> tables = new ArrayList<>();
        tables.add(new Detail<>(now.users(), rows -> users(rows, plannedUsers)));
        tables.add(new Detail<>(now.streams(), this::streams));
        for (RowKind kind : RowKind.values()) {
            List<RequestStats> rows = now.requests(kind).stream()
                    .sorted(Comparator.comparing(row -> row.koCount() == 0))
                    .toList();
            tables.add(new Detail<>(rows, some -> requests(kind, some)));
        }
        tables.removeIf(table -> table.all().isEmpty());
        return tables;
    }

    /** A number of lines for each table, as far as they go: first the fewest that say something, then one more for each in turn. */
    private static int[] shares(List<Detail<?>> tables, int free) {
        int left = free;
        int[] lines = new int[tables.size()];
        int shown = 0;
        while (shown < lines.length && left > Math.min(FEWEST, tables.get(shown).lines())) {
            lines[shown] = Math.min(FEWEST, tables.get(shown).lines());
            left -= lines[shown] + 1;
            shown++;
        }
        boolean isWanted = true;
        while (left > 0 && isWanted) {
            isWanted = false;
            for (int i = 0; i < shown && left > 0; i++) {
                if (lines[i] < tables.get(i).lines()) {
                    lines[i]++;
                    left--;
                    isWanted = true;
                }
            }
        }
        return Arrays.copyOf(lines, shown);
    }

    /** A table of which some rows may be left out. */
    private record Detail<T>(List<T> all, Function<List<T>, TextTable> table) {

        int lines() {
            return all.size() + 1;
        }

        void print(int lines, Lines out) {
            int shown = lines >= lines() ? all.size() : lines - 2;
            table.apply(all.subList(0, shown)).print(out);
            if (shown < all.size()) {
                out.line(Tone.FAINT, "  and " + Cells.count((long) all.size() - shown) + " others");
            }
        }
    }

    private static TextTable users(List<UserStats> users, Map<String, Long> plannedUsers) {
        TextTable table = heading("Scenarios", "to come", "active", "done", "lag p99");
        for (UserStats scenario : users) {
            Long planned = plannedUsers.get(scenario.scenario());
            table.row(
                    Tone.NORMAL,
                    List.of(
                            "  " + scenario.scenario(),
                            planned == null ? Cells.NOTHING : Cells.count(Math.max(0, planned - scenario.started())),
                            Cells.count(scenario.active()),
                            Cells.count(scenario.ended()),
                            Cells.percentile(scenario.lag(), 99)));
        }
        return table;
    }

    private TextTable streams(List<StreamStats> streams) {
        Map<String, StreamStats> earlier = before.map(RunStats::streams).orElse(List.of()).stream()
                .collect(Collectors.toMap(StreamStats::name, Function.identity()));
        TextTable table = heading("Streams", "open", "events", "per s", "first p99", "gap p50", "gap p99", "gap max");
        for (StreamStats stream : streams) {
            StreamStats was = earlier.get(stream.name());
            table.row(
                    Tone.NORMAL,
                    List.of(
                            "  " + stream.name(),
                            Cells.count(stream.levels().open()),
                            Cells.count(stream.events()),
                            perSecond(stream.events() - (was == null ? 0 : was.events())),
                            Cells.percentile(stream.firstEvent(), 99),
                            Cells.percentile(stream.gap(), 50),
                            Cells.percentile(stream.gap(), 99),
                            Cells.percentile(stream.gap(), 100)));
        }
        return table;
    }

    private TextTable requests(RowKind kind, List<RequestStats> rows) {
        Map<List<String>, RequestStats> earlier = before.map(stats -> stats.requests(kind)).orElse(List.of()).stream()
                .collect(Collectors.toMap(RequestStats::names, Function.identity()));
        TextTable table = heading(kind.title(), "OK", "KO", "per s", "p50", "p95", "p99", "max");
        for (RequestStats row : rows) {
            RequestStats was = earlier.get(row.names());
            List<String> cells = new ArrayList<>(List.of(
                    "  " + row.path(),
                    Cells.count(row.okCount()),
                    Cells.count(row.koCount()),
                    perSecond(row.count() - (was == null ? 0 : was.count()))));
            cells.addAll(percentiles(row.all()));
            table.row(row.koCount() > 0 ? Tone.BAD : Tone.NORMAL, cells);
        }
        return table;
    }

    private static TextTable heading(String... cells) {
        return new TextTable().shortenedInTheMiddle().row(Tone.HEADING, List.of(cells));
    }

    private String perSecond(long count) {
        return Rates.between(before, now, count);
    }
}
