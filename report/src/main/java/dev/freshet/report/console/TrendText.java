// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;
import dev.freshet.report.compare.Comparison.Verdict;
import dev.freshet.report.compare.Difference.Finding;
import dev.freshet.report.compare.Trend;
import dev.freshet.report.console.Palette.Tone;
import java.util.List;

/** Several runs in a row, as text for a console. */
@Internal
public final class TrendText {

    private static final String STEPS = "▁▂▃▄▅▆▇█";

    /** So many runs are drawn; the others are on the page. */
    private static final int MOST_DRAWN = 20;

    private TrendText() {}

    /** Several lines, each with its line end; the verdict is {@link #verdict}. */
    public static String of(Trend trend, Palette palette) {
        Lines lines = new Lines(palette);
        lines.rule(
                "Trend of " + trend.runs().size() + " runs",
                "tolerance " + Quantity.percent(trend.tolerance() * 100).plain());
        trend.caveats().forEach(caveat -> lines.sentence("", "Note: " + caveat));
        lines.line(
                Tone.NORMAL,
                "Newest: "
                        + SafeText.line(
                                trend.runs().get(trend.runs().size() - 1).name()));
        TextTable table =
                new TextTable().row(Tone.HEADING, List.of("Figure", "course", "median", "newest", "change", "finding"));
        for (Trend.Row row : trend.rows()) {
            table.row(
                    row.finding() == Finding.WORSE ? Tone.BAD : Tone.NORMAL,
                    List.of(
                            "  " + row.measure().title() + ": "
                                    + row.measure().of().owner().title() + " "
                                    + row.measure().series(),
                            course(row.values()),
                            row.measure().quantity(row.median()).plain(),
                            row.measure().quantity(row.newest()).plain(),
                            ComparisonText.change(row.change()),
                            row.finding().words()));
        }
        lines.gap();
        table.print(lines);
        lines.gap();
        return lines.text();
    }

    /** The last values as steps from nothing to the greatest. */
    static String course(List<Double> values) {
        List<Double> shown = values.subList(Math.max(0, values.size() - MOST_DRAWN), values.size());
        double most = shown.stream()
                .filter(Double::isFinite)
                .mapToDouble(value -> value)
                .max()
                .orElse(0);
        StringBuilder course = new StringBuilder();
        for (double value : shown) {
            int step = most <= 0 ? 0 : (int) Math.round(value / most * (STEPS.length() - 1));
            course.append(Double.isFinite(value) ? STEPS.charAt(step) : ' ');
        }
        return course.toString();
    }

    /** The verdict on the newest run, in one sentence: what a history ends with. */
    public static String verdict(Trend trend) {
        String suspect = trend.isSuspect() ? " (suspect: see the notes above)" : "";
        String reason = trend.verdict() == Verdict.TOO_SHORT
                ? "It takes " + Trend.FEWEST_EARLIER + " earlier runs to tell."
                : trend.rows().stream()
                                .filter(row -> row.finding() == Finding.WORSE)
                                .count()
                        + " figures are worse and "
                        + trend.rows().stream()
                                .filter(row -> row.finding() == Finding.BETTER)
                                .count()
                        + " better than the median of the earlier runs, by more than "
                        + Quantity.percent(trend.tolerance() * 100).plain()
                        + " and their spread.";
        return "Verdict: " + trend.verdict().words() + suspect + ". " + reason;
    }
}
