// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.report.console.Palette.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one kind, for the summary of a run. A column that would be empty is left out: who has skipped nothing and left nothing unfinished does not read
 * about it.
 */
final class RowTable {

    private final RowKind kind;
    private final List<RequestStats> rows;
    private final RequestStats all;
    private final double seconds;

    RowTable(RunStats stats, RowKind kind) {
        this.kind = kind;
        rows = stats.requests(kind);
        all = stats.allRequests(kind);
        seconds = stats.duration().toNanos() / 1e9;
    }

    void print(Lines lines) {
        if (rows.isEmpty()) {
            return;
        }
        TextTable table = new TextTable().row(Tone.HEADING, heading());
        if (rows.size() > 1) {
            add(table, "  All", all);
        }
        Shortlist<RequestStats> shortlist = Shortlist.of(rows);
        shortlist.shown().forEach(row -> add(table, "  " + row.path(), row));
        lines.gap();
        table.print(lines);
        shortlist.tellRest(lines);
    }

    private List<String> heading() {
        List<String> cells = new ArrayList<>(List.of(kind.title(), "OK", "KO"));
        if (all.skipped() > 0) {
            cells.add("skipped");
        }
        if (!all.unfinished().isEmpty()) {
            cells.add("unfinished");
        }
        cells.add("per s");
        if (takesTime()) {
            if (hasUntimed()) {
                cells.add("waited");
            }
            cells.addAll(Cells.TIMES);
        }
        return cells;
    }

    private void add(TextTable table, String name, RequestStats row) {
        boolean isBad = row.koCount() > 0 || !row.unfinished().isEmpty();
        List<String> cells = new ArrayList<>(List.of(name, Cells.count(row.okCount()), Cells.count(row.koCount())));
        if (all.skipped() > 0) {
            cells.add(Cells.count(row.skipped()));
        }
        if (!all.unfinished().isEmpty()) {
            cells.add(Cells.count(row.unfinished().count()));
        }
        cells.add(Cells.rate(row.count(), seconds));
        if (takesTime()) {
            times(cells, row.all());
        }
        table.row(isBad ? Tone.BAD : Tone.NORMAL, cells);
        if (row.koCount() > 0 && takesTime()) {
            part(table, "    OK", Tone.NORMAL, row.ok());
            part(table, "    KO, " + Cells.percent(row.koPercent()), Tone.BAD, row.ko());
        }
        if (!row.unfinished().isEmpty()) {
            part(table, "    age of unfinished", Tone.BAD, row.unfinished());
        }
    }

    /** The times of some of a row, under those of all of it. */
    private void part(TextTable table, String name, Tone tone, LatencyStats times) {
        List<String> cells = new ArrayList<>(List.of(name));
        int before = heading().size() - Cells.TIMES.size() - (hasUntimed() ? 1 : 0);
        while (cells.size() < before) {
            cells.add("");
        }
        times(cells, times);
        table.row(tone, cells);
    }

    private void times(List<String> cells, LatencyStats times) {
        if (hasUntimed()) {
            cells.add(Cells.count(times.count()));
        }
        cells.addAll(Cells.times(times));
    }

    private boolean takesTime() {
        return kind != RowKind.OPERATION;
    }

    private boolean hasUntimed() {
        return all.count() > all.all().count();
    }
}
