// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;
import dev.freshet.core.text.SafeText;
import dev.freshet.report.console.Palette.Tone;
import java.util.ArrayList;
import java.util.List;

/** Lines of text on their way to a console, none wider than that allows. Confined to one thread. */
@Internal
public final class Lines {

    /** How wide lines are where there is a choice. */
    static final int WIDTH = 100;

    private final Palette palette;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    public Lines(Palette palette) {
        this(palette, palette.width());
    }

    /**
     * Lines for a window.
     *
     * @param width its columns
     */
    Lines(Palette palette, int width) {
        this.palette = palette;
        this.width = width;
    }

    /** How many characters a line may have. */
    int width() {
        return width;
    }

    /** A line; what does not fit is cut off, and what a terminal would obey is shown instead. */
    public void line(Tone tone, String text) {
        String shown = SafeText.lines(text).replace('\n', ' ').replace('\t', ' ');
        lines.add(shown.isEmpty() ? "" : palette.paint(tone, Columns.cut(shown, width)));
    }

    /** An empty line, unless it were the first of all or came after another. */
    public void gap() {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
            lines.add("");
        }
    }

    /** A line that is full of dashes around a text: {@code -- left ------ right --}. */
    public void rule(String left, String right) {
        String shown = Columns.cut(left, width - right.length() - 9);
        int dashes = Math.max(1, WIDTH - shown.length() - right.length() - 8);
        line(Tone.HEADING, "-- " + shown + " " + "-".repeat(dashes) + " " + right + " --");
    }

    /** Texts one after the other, separated by commas, on as many lines as they need. */
    public void list(String indent, List<String> texts) {
        List<String> parts = new ArrayList<>(texts);
        parts.subList(0, Math.max(0, parts.size() - 1)).replaceAll(text -> text + ",");
        flow(indent, parts);
    }

    /** A sentence on as many lines as it needs. */
    public void sentence(String indent, String text) {
        flow(indent, List.of(text.split(" ")));
    }

    private void flow(String indent, List<String> parts) {
        StringBuilder line = new StringBuilder(indent);
        for (String part : parts) {
            boolean first = line.length() == indent.length();
            if (!first && line.length() + 1 + part.length() > WIDTH) {
                line(Tone.NORMAL, line.toString());
                line.setLength(indent.length());
                first = true;
            }
            line.append(first ? "" : " ").append(part);
        }
        line(Tone.NORMAL, line.toString());
    }

    /** All lines so far, without their ends. */
    List<String> list() {
        return List.copyOf(lines);
    }

    /** All lines, each with its line end. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }
}
