// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;
import dev.freshet.report.compare.PastRun;
import dev.freshet.report.compare.Trend;
import dev.freshet.report.console.Palette.Tone;
import java.util.List;

/** Runs of one simulation, made to see by how much its figures differ of their own accord, as text for a console. */
@Internal
public final class RepeatText {

    /** Nothing is said of the newest run, so it does not matter by how much its figures may differ. */
    private static final double NO_MATTER = 0.1;

    private RepeatText() {}

    /**
     * Several lines, each with its line end.
     *
     * @param runs at least two
     */
    public static String of(List<PastRun> runs, Palette palette) {
        Trend trend = Trend.of(runs, NO_MATTER);
        Lines lines = new Lines(palette);
        lines.rule(trend.runs().size() + " runs", "least, median and most of each figure");
        trend.caveats().forEach(caveat -> lines.sentence("", "Note: " + caveat));
        trend.runs().forEach(run -> lines.line(Tone.NORMAL, "  " + SafeText.line(run.name())));
        TextTable table =
                new TextTable().row(Tone.HEADING, List.of("Figure", "course", "least", "median", "most", "spread"));
        for (Trend.Row row : trend.rows()) {
            table.row(Tone.NORMAL, cells(row));
        }
        lines.gap();
        table.print(lines);
        lines.gap();
        return lines.text();
    }

    private static List<String> cells(Trend.Row row) {
        double[] sorted = row.values().stream()
                .mapToDouble(value -> value)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double least = sorted[0];
        double most = sorted[sorted.length - 1];
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return List.of(
                "  " + row.measure().title() + ": " + row.measure().of().owner().title() + " "
                        + row.measure().series(),
                TrendText.course(row.values()),
                row.measure().quantity(least).plain(),
                row.measure().quantity(median).plain(),
                row.measure().quantity(most).plain(),
                median == 0
                        ? Quantity.NONE.plain()
                        : Quantity.percent((most - least) / median * 100).plain());
    }
}
