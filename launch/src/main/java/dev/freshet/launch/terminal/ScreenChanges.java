// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.terminal;

import java.util.List;

/**
 * What a terminal is sent so that it shows a frame in place of another. The cursor stands at the beginning of the last line that is drawn, in between as well; a
 * frame has no more lines than the window. Only what every terminal since the VT100 knows is used, and synchronized output, which those ignore that do not know it.
 *
 * @see <a href="https://invisible-island.net/xterm/ctlseqs/ctlseqs.html">XTerm Control Sequences</a>
 */
final class ScreenChanges {

    /** Shown at once, when it is complete. */
    private static final String BEGIN = "\u001b[?2026h";

    private static final String END = "\u001b[?2026l";

    /** A line that is wider than somebody thinks must not become two. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    /** Sent before the text: behind a text that fills the window, the cursor still stands on its last character. */
    private static final String ERASE_LINE = "\u001b[K";

    private static final String ERASE_BELOW = "\u001b[J";
    private static final String ERASE_WINDOW = "\u001b[H\u001b[2J";

    /** While a frame is shown, the cursor is not. */
    static final String HIDE_CURSOR = "\u001b[?25l";

    static final String SHOW_CURSOR = "\u001b[?25h";

    private ScreenChanges() {}

    /** Lines that are the same are not sent again; where nothing has changed, this is empty. */
    static String between(List<String> drawn, List<String> next) {
        if (drawn.equals(next)) {
            return "";
        }
        StringBuilder out = new StringBuilder(BEGIN).append(NO_WRAP).append(up(drawn));
        for (int i = 0; i < next.size(); i++) {
            if (i > 0) {
                out.append(i < drawn.size() ? "\u001b[B" : "\n").append('\r');
            }
            if (i >= drawn.size() || !drawn.get(i).equals(next.get(i))) {
                out.append(ERASE_LINE).append(next.get(i)).append('\r');
            }
        }
        if (drawn.size() > next.size()) {
            out.append("\n\r").append(ERASE_BELOW).append("\u001b[A");
        }
        return out.append(WRAP).append(END).toString();
    }

    /** Before lines that stay: the frame makes way for them. */
    static String before(List<String> drawn) {
        return BEGIN + erased(drawn);
    }

    /** Behind such lines: the frame is drawn anew below them. */
    static String after(List<String> next) {
        return NO_WRAP + String.join("\r\n", next) + "\r" + WRAP + END;
    }

    /** In a window that has become smaller nobody knows where the frame is: all is erased. What was above it has gone to where the terminal keeps such lines. */
    static String beforeInSmallerWindow(List<String> drawn) {
        return before(drawn) + ERASE_WINDOW;
    }

    /** The frame is gone, and the cursor where its first line began. */
    static String erased(List<String> drawn) {
        return up(drawn) + "\r" + ERASE_BELOW;
    }

    private static String up(List<String> drawn) {
        return drawn.size() < 2 ? "" : "\u001b[" + (drawn.size() - 1) + "A";
    }
}
