// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.RunStats;

/** What went wrong, the most frequent first. */
final class ErrorsSection {

    /** The page shows no more; the JSON file has all. */
    private static final int SHOWN = 200;

    private final RunStats stats;

    ErrorsSection(RunStats stats) {
        this.stats = stats;
    }

    void writeTo(Html html) {
        Section.open(html, "errors", "Errors");
        long total = stats.failures().stream().mapToLong(ErrorCount::count).sum();
        if (total == 0) {
            Section.nothing(html, "Nothing went wrong.");
            Section.close(html);
            return;
        }
        html.open("ol", "class", "errors");
        stats.failures().stream().limit(SHOWN).forEach(error -> error(html, error, total));
        html.closeLine();
        if (stats.failures().size() > SHOWN) {
            String hidden = Figure.count(stats.failures().size() - SHOWN).text();
            html.element("p", hidden + " rarer texts are in " + Report.SUMMARY + ".", "class", "fine");
        }
        Section.close(html);
    }

    private static void error(Html html, ErrorCount error, long total) {
        double share = (double) error.count() / total;
        html.open("li");
        html.element("span", error.text(), "class", "message");
        Bar.write(html, share);
        html.element("span", Figure.count(error.count()).text(), "class", "amount");
        html.element("span", Figure.percent(100 * share).plain(), "class", "share quiet");
        html.closeLine();
    }
}
