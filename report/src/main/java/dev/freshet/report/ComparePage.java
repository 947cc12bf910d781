// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;
import dev.freshet.report.Table.Tone;
import dev.freshet.report.compare.ComparedRun;
import dev.freshet.report.compare.Comparison;
import dev.freshet.report.compare.Difference;
import dev.freshet.report.compare.Difference.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of a comparison: the verdict, what differs for certain, what may be noise, and every figure. */
final class ComparePage {

    private ComparePage() {}

    static String of(Comparison comparison) {
        Html html = new Html();
        head(html, comparison);
        section(html, comparison, "worse", "Worse", Finding.WORSE);
        section(html, comparison, "better", "Better", Finding.BETTER);
        section(html, comparison, "different", "Different, not judged", Finding.DIFFERENT);
        section(html, comparison, "noise", "Beyond the tolerance, but within noise", Finding.NOISE);
        names(html, "new", "Only in the second run", comparison.onlyB());
        names(html, "gone", "Only in the first run", comparison.onlyA());
        Section.open(html, "all", "Every figure");
        Section.lead(
                html,
                "Bars: the first run above, the second below. The interval is that of the blocks' ratios, 95 % for each figure alone; the chance is corrected for the number of figures.");
        table("Every figure of both runs", comparison.differences()).writeTo(html);
        Section.close(html);
        return page(
                html,
                SafeText.line(comparison.b().stats().card().simulation()) + ": "
                        + comparison.verdict().words());
    }

    /** A whole page around what was written. */
    static String page(Html content, String title) {
        String style = Stream.of("page/theme.css", "page/page.css", "compare.css")
                .map(PageTemplate::resource)
                .collect(Collectors.joining("\n"));
        String script = PageTemplate.resource("compare.js");
        return PageTemplate.fill(
                PageTemplate.resource("compare.html"),
                Map.of(
                        "title",
                                new Html().text(title + " · Freshet comparison").toString(),
                        "styleHash", PageTemplate.hash(style),
                        "scriptHash", PageTemplate.hash(script),
                        "style", style,
                        "script", script,
                        "content", content.toString()));
    }

    private static void head(Html html, Comparison comparison) {
        html.open("header", "class", "run");
        html.element("h1", SafeText.line(comparison.verdict().words()), "class", "finding " + comparison.verdict());
        if (comparison.isSuspect()) {
            html.element("p", "Suspect: see below", "class", "suspect");
        }
        html.element(
                "p",
                "The second run measured by the first, with a tolerance of "
                        + Quantity.percent(comparison.tolerance() * 100).plain() + ", in blocks of "
                        + comparison.blockSeconds() + " s. "
                        + Quantity.count(comparison.judgedCount()).plain()
                        + " figures were judged; of "
                        + Quantity.count(comparison.openCount()).plain()
                        + " noise does not let see whether they differ by more than that.",
                "class",
                "description");
        html.open("dl", "class", "card");
        run(html, "First", comparison.a());
        run(html, "Second", comparison.b());
        html.close();
        html.closeLine();
        caveats(html, comparison.caveats());
    }

    private static void run(Html html, String which, ComparedRun run) {
        html.open("div").element("dt", which + ", " + run.stats().card().start());
        html.element(
                "dd",
                SafeText.line(run.name()) + ", "
                        + SafeText.line(run.stats().card().simulation()) + ", "
                        + Quantity.duration(run.stats().duration().toNanos()));
        html.close();
    }

    static void caveats(Html html, List<String> caveats) {
        if (!caveats.isEmpty()) {
            html.open("section", "class", "notes", "aria-label", "To be read before the figures")
                    .open("ul");
            caveats.forEach(caveat -> html.element("li", caveat));
            html.close().closeLine();
        }
    }

    private static void section(Html html, Comparison comparison, String id, String title, Finding finding) {
        List<Difference> found = comparison.found(finding);
        if (!found.isEmpty()) {
            Section.open(html, id, title);
            table(title, found).writeTo(html);
            Section.close(html);
        }
    }

    private static void names(Html html, String id, String title, List<String> names) {
        if (!names.isEmpty()) {
            Section.open(html, id, title);
            html.open("ul");
            names.forEach(name -> html.element("li", SafeText.line(name)));
            html.close();
            Section.close(html);
        }
    }

    private static Table table(String caption, List<Difference> differences) {
        Table table = new Table(caption)
                .textColumn("Figure")
                .textColumn("Of")
                .numberColumn("First", "")
                .numberColumn("Second", "")
                .textColumn("Both")
                .numberColumn("Change", "By the figures of the whole runs")
                .numberColumn("At least", "Lower end of the interval of the blocks' ratio")
                .numberColumn("At most", "Upper end of the interval of the blocks' ratio")
                .numberColumn("Chance", "How probable it is without a difference beyond the tolerance")
                .textColumn("Finding");
        for (Difference one : differences) {
            Tone tone = one.finding() == Finding.WORSE ? Tone.WORSE : Tone.CHANGE;
            table.row()
                    .text(one.measure().title())
                    .text(
                            one.measure().of().owner().title(),
                            " " + SafeText.line(one.measure().series()))
                    .figure(one.measure().quantity(one.a()))
                    .figure(one.measure().quantity(one.b()))
                    .picture(html -> Changes.bars(html, one.a(), one.b()))
                    .change(Difference.quantity(one.change()), tone)
                    .change(Difference.quantity(one.evidence().low() - 1), Tone.CHANGE)
                    .change(Difference.quantity(one.evidence().high() - 1), Tone.CHANGE)
                    .figure(Quantity.number(one.chance()))
                    .text(one.finding().words());
        }
        return table;
    }
}
