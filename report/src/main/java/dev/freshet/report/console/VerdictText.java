// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;

/** What came of a run, as the last lines of a console. Depends on nothing but what it is given. */
@Internal
public final class VerdictText {

    private VerdictText() {}

    /** {@code Verdict: failed. 1 of 3 assertions failed.}, on as many lines as it needs. Each has its line end. */
    public static String of(String word, String sentence, Palette palette) {
        Lines lines = new Lines(palette);
        lines.sentence("", "Verdict: " + word + ". " + sentence);
        return lines.text();
    }
}
