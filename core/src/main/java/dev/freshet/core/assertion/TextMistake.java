// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.SimulationException;
import dev.freshet.core.text.SafeText;

/** What is wrong with an assertion in words, for whoever typed it: where, what, and what to write instead. */
final class TextMistake {

    private TextMistake() {}

    /** The mistake between these two places of the whole text. */
    static SimulationException at(String text, int start, int end, String what) {
        String place = start >= text.trim().length()
                ? "at its end"
                : "at character " + (start + 1) + " ('"
                        + SafeText.line(
                                text.substring(start, Math.max(start, end)).trim()) + "')";
        return new SimulationException("assertion '" + SafeText.line(text) + "', " + place + ": " + what);
    }
}
