// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;
import dev.freshet.report.compare.ComparedRun;
import dev.freshet.report.compare.Comparison;
import dev.freshet.report.compare.Comparison.Verdict;
import dev.freshet.report.compare.Difference;
import dev.freshet.report.compare.Difference.Finding;
import dev.freshet.report.console.Palette.Tone;
import java.util.ArrayList;
import java.util.List;

/** Two runs side by side, as text for a console: what differs for certain, what may be noise, what is new and gone, and at last the verdict. */
@Internal
public final class ComparisonText {

    private static final List<String> HEADING = List.of("first", "second", "change", "95 % of blocks", "chance");

    private final Comparison comparison;
    private final Lines lines;

    private ComparisonText(Comparison comparison, Palette palette) {
        this.comparison = comparison;
        this.lines = new Lines(palette);
    }

    /** Several lines, each with its line end; the verdict is {@link #verdict}. */
    public static String of(Comparison comparison, Palette palette) {
        return new ComparisonText(comparison, palette).text();
    }

    private String text() {
        lines.rule(
                "Comparison",
                "tolerance " + Quantity.percent(comparison.tolerance() * 100).plain());
        run("First:  ", comparison.a());
        run("Second: ", comparison.b());
        for (String caveat : comparison.caveats()) {
            lines.sentence("", "Note: " + caveat);
        }
        table("Worse", Finding.WORSE, Tone.BAD);
        table("Better", Finding.BETTER, Tone.NORMAL);
        table("Different, not judged", Finding.DIFFERENT, Tone.NORMAL);
        table("Beyond the tolerance, but within noise", Finding.NOISE, Tone.FAINT);
        list("Only in the second run", comparison.onlyB());
        list("Only in the first run", comparison.onlyA());
        lines.gap();
        return lines.text();
    }

    private void run(String which, ComparedRun run) {
        lines.line(
                Tone.NORMAL,
                which + SafeText.line(run.name()) + ", "
                        + SafeText.line(run.stats().card().simulation()) + ", "
                        + Quantity.duration(run.stats().duration().toNanos()));
    }

    private void table(String title, Finding finding, Tone tone) {
        Shortlist<Difference> found = Shortlist.of(comparison.found(finding));
        if (found.all().isEmpty()) {
            return;
        }
        List<String> heading = new ArrayList<>(List.of(title));
        heading.addAll(HEADING);
        TextTable table = new TextTable().row(Tone.HEADING, heading);
        for (Difference one : found.shown()) {
            table.row(
                    tone,
                    List.of(
                            "  " + one.measure().title() + ": " + one.measure().series(),
                            one.measure().quantity(one.a()).plain(),
                            one.measure().quantity(one.b()).plain(),
                            change(one.change()),
                            change(one.evidence().low() - 1) + " to "
                                    + change(one.evidence().high() - 1),
                            chance(one.chance())));
        }
        lines.gap();
        table.print(lines);
        if (found.all().size() > found.shown().size()) {
            lines.line(
                    Tone.FAINT,
                    "  and "
                            + Quantity.count((long) found.all().size()
                                            - found.shown().size())
                                    .plain() + " more, see compare.json");
        }
    }

    /** A change as a share, as people read it. */
    static String change(double share) {
        return Double.isNaN(share) ? Cells.NOTHING : Difference.quantity(share).plain();
    }

    private static String chance(double chance) {
        return chance >= 1
                ? "1"
                : chance < 0.001 ? "< 0.001" : Quantity.value(chance).plain();
    }

    private void list(String title, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        lines.gap();
        lines.line(Tone.HEADING, title);
        Shortlist<String> shown = Shortlist.of(names);
        shown.shown().forEach(name -> lines.line(Tone.NORMAL, "  " + SafeText.line(name)));
        if (names.size() > shown.shown().size()) {
            lines.line(Tone.FAINT, "  and others, see compare.json");
        }
    }

    /** The verdict in one sentence: what a comparison ends with. */
    public static String verdict(Comparison comparison) {
        String suspect = comparison.isSuspect() ? " (suspect: see the notes above)" : "";
        return "Verdict: " + comparison.verdict().words() + suspect + ". " + reason(comparison);
    }

    /** Why so, in a sentence or two. */
    private static String reason(Comparison comparison) {
        String beyond = " by more than "
                + Quantity.percent(comparison.tolerance() * 100).plain();
        int worse = comparison.found(Finding.WORSE).size();
        int better = comparison.found(Finding.BETTER).size();
        if (comparison.verdict() == Verdict.WORSE) {
            return Quantity.counted(worse, "figure is", "figures are") + " worse" + beyond
                    + (better == 0 ? "." : ", and " + better + " better.");
        }
        if (comparison.verdict() == Verdict.BETTER) {
            return Quantity.counted(better, "figure is", "figures are") + " better" + beyond + ", and none worse.";
        }
        if (comparison.verdict() == Verdict.TOO_SHORT) {
            return "No figure has 6 blocks of " + comparison.blockSeconds()
                    + " s in both runs, after the warm-up: let them take a minute and longer.";
        }
        long open = comparison.openCount();
        return "No figure of " + comparison.judgedCount() + " is worse or better" + beyond
                + ", as far as noise lets see"
                + (open == 0 ? "." : "; for " + open + " it does not: longer runs tell more.");
    }
}
