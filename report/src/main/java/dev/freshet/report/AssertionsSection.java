// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.assertion.AssertionResult;
import java.util.List;

/** What the simulation asked for, and whether the run gave it: a verdict for each assertion, in words and by colour. */
final class AssertionsSection {

    private final List<AssertionResult> results;

    AssertionsSection(List<AssertionResult> results) {
        this.results = results;
    }

    /** Writes nothing where nothing was asked for. */
    void writeTo(Html html) {
        if (results.isEmpty()) {
            return;
        }
        Section.open(html, "assertions", "Assertions");
        Section.lead(html, AssertionResult.tally(results) + ".");
        html.open("ol", "class", "verdicts");
        results.forEach(result -> verdict(html, result));
        html.closeLine();
        Section.close(html);
    }

    private static void verdict(Html html, AssertionResult result) {
        html.open("li");
        html.element("span", result.isPassed() ? "met" : "not met", "class", result.isPassed() ? "good" : "bad");
        html.element("span", result.message(), "class", "message");
        String seen = result.actualText().isEmpty() ? result.reason() : "was " + result.actualText();
        html.element("span", seen, "class", "quiet");
        html.closeLine();
    }
}
