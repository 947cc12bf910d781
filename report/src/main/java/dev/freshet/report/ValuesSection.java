// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.ValueStats;
import dev.freshet.core.text.Quantity;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the simulation recorded itself, each name in its own unit. */
final class ValuesSection {

    private final List<ValueStats> values;

    ValuesSection(List<ValueStats> values) {
        this.values = values;
    }

    /** Writes nothing where nothing was recorded. */
    void writeTo(Html html) {
        if (values.isEmpty()) {
            return;
        }
        Section.open(html, "values", "Values of the simulation");
        Table table = new Table("Values of the simulation by name")
                .textColumn("Name")
                .textColumn("Unit")
                .numberColumn("Count", "")
                .latencyColumns()
                .numberColumn("Refused", "Negative, no number, or too large: in no other figure");
        values.forEach(value -> row(table.row(), value));
        table.writeTo(html);
        Section.close(html);
    }

    private static void row(Table table, ValueStats value) {
        LatencyStats spread = value.values();
        table.text(value.name()).text(value.unit()).figure(Quantity.count(spread.count()));
        List<ToDoubleFunction<LatencyStats>> figures = List.of(
                LatencyStats::minNs,
                values -> values.percentileNs(50),
                values -> values.percentileNs(75),
                values -> values.percentileNs(95),
                values -> values.percentileNs(99),
                LatencyStats::maxNs,
                LatencyStats::meanNs,
                LatencyStats::stdDevNs);
        for (ToDoubleFunction<LatencyStats> figure : figures) {
            table.figure(spread.isEmpty() ? Quantity.NONE : ValueStats.quantity(figure.applyAsDouble(spread)));
        }
        table.figure(Quantity.count(value.refused()), Table.Tone.BAD);
    }
}
