// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;
import dev.freshet.report.Table.Tone;
import dev.freshet.report.compare.Difference;
import dev.freshet.report.compare.Difference.Finding;
import dev.freshet.report.compare.PastRun;
import dev.freshet.report.compare.Trend;

/** The page of a history: the verdict on the newest run, and each key figure through all runs. */
final class TrendPage {

    private TrendPage() {}

    static String of(Trend trend) {
        Html html = new Html();
        html.open("header", "class", "run");
        html.element("h1", "Newest run: " + trend.verdict().words(), "class", "finding " + trend.verdict());
        if (trend.isSuspect()) {
            html.element("p", "Suspect: see below", "class", "suspect");
        }
        html.element(
                "p",
                "The newest of " + trend.runs().size()
                        + " runs, measured by the median of the earlier ones, with a tolerance of "
                        + Quantity.percent(trend.tolerance() * 100).plain() + ".",
                "class",
                "description");
        html.closeLine();
        ComparePage.caveats(html, trend.caveats());
        Section.open(html, "trend", "Trend");
        figures(trend).writeTo(html);
        Section.close(html);
        Section.open(html, "runs", "Runs, the oldest first");
        runs(trend).writeTo(html);
        Section.close(html);
        return ComparePage.page(html, "Trend of " + trend.runs().size() + " runs");
    }

    private static Table figures(Trend trend) {
        Table table = new Table("Key figures through all runs")
                .textColumn("Figure")
                .textColumn("Of all")
                .textColumn("Course")
                .numberColumn("Median", "Of the earlier runs")
                .numberColumn("Newest", "")
                .numberColumn("Change", "The newest measured by the median")
                .textColumn("Finding");
        for (Trend.Row row : trend.rows()) {
            table.row()
                    .text(row.measure().title())
                    .text(
                            row.measure().of().owner().title(),
                            " " + SafeText.line(row.measure().series()))
                    .picture(html -> Changes.line(html, row.values()))
                    .figure(row.measure().quantity(row.median()))
                    .figure(row.measure().quantity(row.newest()))
                    .change(
                            Difference.quantity(row.change()),
                            row.finding() == Finding.WORSE ? Tone.WORSE : Tone.CHANGE)
                    .text(row.finding().words());
        }
        return table;
    }

    private static Table runs(Trend trend) {
        Table table =
                new Table("Runs").textColumn("Started").textColumn("Where").textColumn("Trust");
        trend.rows()
                .forEach(row ->
                        table.numberColumn(row.measure().title(), row.measure().series()));
        for (int i = 0; i < trend.runs().size(); i++) {
            PastRun run = trend.runs().get(i);
            table.row()
                    .text(run.start().toString())
                    .text(SafeText.line(run.name()))
                    .text(run.isSuspect() ? "suspect" : "trustworthy");
            for (Trend.Row row : trend.rows()) {
                table.figure(row.measure().quantity(row.values().get(i)));
            }
        }
        return table;
    }
}
