// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.core.text.SafeText;
import dev.freshet.report.console.Palette;
import java.io.PrintWriter;

/**
 * Where a command shows what it does.
 *
 * @param out what was asked for
 * @param err what is wrong
 * @param palette whether {@code out} has colours
 */
record Console(PrintWriter out, PrintWriter err, Palette palette) {

    /** Shows a text that has its own line ends. */
    void show(String text) {
        out.print(text);
        out.flush();
    }

    /** Shows a line, in which nothing is hidden. */
    void line(String text) {
        show(SafeText.lines(text) + System.lineSeparator());
    }

    /** Says what is wrong. */
    void complain(String sentence) {
        err.println("freshet: " + SafeText.lines(sentence));
        err.flush();
    }

    /** Tells of a defect of Freshet. */
    void confess(Throwable defect) {
        complain("internal error. Please report it, with these lines:");
        defect.printStackTrace(err);
        err.flush();
    }
}
