// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.ValueStats;
import dev.freshet.report.console.Palette.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** What the simulation recorded itself, for the summary of a run. */
final class ValueTable {

    private ValueTable() {}

    /** Prints nothing where nothing was recorded. */
    static void print(List<ValueStats> values, Lines lines) {
        if (values.isEmpty()) {
            return;
        }
        List<String> heading = new ArrayList<>(List.of("Values", "count"));
        heading.addAll(Cells.TIMES);
        TextTable table = new TextTable().row(Tone.HEADING, heading);
        Shortlist<ValueStats> some = Shortlist.of(values);
        some.shown().forEach(value -> table.row(Tone.NORMAL, cells(value)));
        lines.gap();
        table.print(lines);
        some.tellRest(lines);
    }

    private static List<String> cells(ValueStats value) {
        LatencyStats spread = value.values();
        String unit = value.unit().isEmpty() ? "" : " (" + value.unit() + ")";
        List<String> cells = new ArrayList<>(List.of("  " + value.name() + unit, Cells.count(spread.count())));
        DoubleStream.of(
                        spread.meanNs(),
                        (double) spread.percentileNs(50),
                        (double) spread.percentileNs(75),
                        (double) spread.percentileNs(95),
                        (double) spread.percentileNs(99),
                        (double) spread.maxNs())
                .mapToObj(figure -> spread.isEmpty()
                        ? Cells.NOTHING
                        : ValueStats.quantity(figure).plain())
                .forEach(cells::add);
        return cells;
    }
}
