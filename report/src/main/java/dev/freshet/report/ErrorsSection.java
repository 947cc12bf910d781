// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.text.Quantity;
import java.util.List;

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
        if (stats.rowFailures().isEmpty() && stats.errors().isEmpty()) {
            Section.nothing(html, "Nothing went wrong.");
        }
        if (!stats.rowFailures().isEmpty()) {
            list(html, stats.rowFailures());
        }
        if (!stats.errors().isEmpty()) {
            Section.heading(html, "Errors that are no requests");
            Section.lead(
                    html,
                    "Expressions, functions and feeders that failed: what they were needed for was not attempted, and is in no"
                            + " other figure. A run with such errors fails, unless it states an assertion on them.");
            list(html, stats.errors());
        }
        Section.close(html);
    }

    private static void list(Html html, List<ErrorCount> errors) {
        long total = errors.stream().mapToLong(ErrorCount::count).sum();
        html.open("ol", "class", "errors");
        errors.stream().limit(SHOWN).forEach(error -> error(html, error, total));
        html.closeLine();
        if (errors.size() > SHOWN) {
            String hidden = Quantity.count(errors.size() - SHOWN).text();
            html.element("p", hidden + " rarer texts are in " + Report.SUMMARY + ".", "class", "fine");
        }
    }

    private static void error(Html html, ErrorCount error, long total) {
        double share = (double) error.count() / total;
        html.open("li");
        html.element("span", error.text(), "class", "message");
        Bar.write(html, share);
        html.element("span", Quantity.count(error.count()).text(), "class", "amount");
        html.element("span", Quantity.percent(100 * share).plain(), "class", "share quiet");
        if (!error.detail().isEmpty()) {
            html.element("pre", error.detail(), "class", "detail fine");
        }
        html.closeLine();
    }
}
