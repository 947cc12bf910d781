// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.MeasureStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.Unit;
import dev.freshet.report.console.Palette.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** What the events of the streams of one name mean, for the summary of a run. */
final class MeasureTable {

    private static final double WHOLE = 100;

    private final List<MeasureStats> measures;
    private final double seconds;

    /** Of at least one measure. */
    MeasureTable(List<MeasureStats> measures, double seconds) {
        this.measures = measures;
        this.seconds = seconds;
    }

    void print(Lines lines) {
        List<String> heading = new ArrayList<>(List.of("  Measures of " + measures.get(0).stream(), "count", "per s"));
        heading.addAll(Cells.TIMES);
        TextTable table = new TextTable().row(Tone.HEADING, heading);
        Shortlist<MeasureStats> some = Shortlist.of(measures);
        some.shown().stream().filter(measure -> !isShare(measure)).forEach(measure -> row(table, measure));
        table.print(lines);
        some.shown().forEach(measure -> facts(measure, lines));
        some.tellRest(lines);
    }

    private static boolean isShare(MeasureStats measure) {
        return measure.judged() > 0 && values(measure).isEmpty();
    }

    private static LatencyStats values(MeasureStats measure) {
        return measure.times().isEmpty() ? measure.numbers() : measure.times();
    }

    private void row(TextTable table, MeasureStats measure) {
        String unit = measure.unit().isEmpty() ? "" : " (" + measure.unit() + ")";
        long count = values(measure).count();
        List<String> cells = new ArrayList<>(
                List.of("    " + measure.name() + unit, Cells.count(count), Cells.rate(count, seconds)));
        cells.addAll(measure.numbers().isEmpty() ? Cells.times(measure.times()) : numbers(measure.numbers()));
        table.row(Tone.NORMAL, cells);
    }

    private static List<String> numbers(LatencyStats values) {
        return DoubleStream.of(
                        values.meanNs(),
                        (double) values.percentileNs(50),
                        (double) values.percentileNs(75),
                        (double) values.percentileNs(95),
                        (double) values.percentileNs(99),
                        (double) values.maxNs())
                .mapToObj(figure -> Unit.VALUE.quantity(figure).plain())
                .toList();
    }

    /** What the table does not say; nothing where each event that was meant has its value in it. */
    private void facts(MeasureStats measure, Lines lines) {
        List<String> facts = new ArrayList<>();
        boolean isBad = false;
        for (Metric metric : Metric.of(Owner.MEASURE, Metric.Kind.COUNTER)) {
            long count = measure.series().count(metric);
            boolean isSaid = metric == Metric.MATCHES
                    && (count == values(measure).count()
                            || count == measure.series().count(Metric.TOTAL));
            if (count != 0 && !isSaid) {
                String rate = metric == Metric.TOTAL ? " (" + Cells.rate(count, seconds) + "/s)" : "";
                facts.add(Cells.count(count) + " " + metric.title() + rate);
                isBad |= metric.isBad();
            }
        }
        if (measure.judged() > 0) {
            facts.add(0, Cells.percent(WHOLE * measure.good() / measure.judged()) + " good");
        }
        if (!facts.isEmpty()) {
            lines.line(isBad ? Tone.BAD : Tone.NORMAL, "    " + measure.name() + ": " + String.join(", ", facts));
        }
    }
}
