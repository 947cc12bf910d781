// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import dev.freshet.core.text.SafeText;
import dev.freshet.launch.terminal.Terminal;
import dev.freshet.report.console.Palette;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * Where a run shows what it does.
 *
 * @param out what was asked for
 * @param err what is wrong
 * @param palette whether {@code out} has colours
 * @param terminal on which a run is drawn in place while it goes on; null where lines tell of it
 */
@Internal
public record Console(
        PrintWriter out,
        PrintWriter err,
        Palette palette,
        @Nullable Terminal terminal) {

    /** One on which nothing is drawn in place. */
    public Console(PrintWriter out, PrintWriter err, Palette palette) {
        this(out, err, palette, null);
    }

    /** Shows a text that has its own line ends. */
    public void show(String text) {
        out.print(text);
        out.flush();
    }

    /** Shows a line, in which nothing is hidden. */
    public void line(String text) {
        show(SafeText.lines(text) + System.lineSeparator());
    }

    /** Says what is wrong. */
    public void complain(String sentence) {
        err.println("freshet: " + SafeText.lines(sentence));
        err.flush();
    }

    /** Tells of a defect of Freshet. */
    public void confess(Throwable defect) {
        complain("internal error. Please report it, with these lines:");
        defect.printStackTrace(err);
        err.flush();
    }
}
