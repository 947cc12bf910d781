// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;
import dev.freshet.core.text.SafeText;
import dev.freshet.report.console.Palette.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as lines of text: the first column flush left, the others flush right, two blanks between them. When it would be wider than the
 * console, names in the first column are cut short. Confined to one thread.
 */
@Internal
public final class TextTable {

    private static final String GAP = "  ";

    private final List<Row> rows = new ArrayList<>();
    private boolean isShortenedInTheMiddle;

    /** Adds a row. Missing cells at its end are blank. */
    public TextTable row(Tone tone, List<String> cells) {
        rows.add(new Row(tone, cells.stream().map(SafeText::line).toList()));
        return this;
    }

    /** Names in the first column that are too long lose their middle, instead of their end. */
    TextTable shortenedInTheMiddle() {
        isShortenedInTheMiddle = true;
        return this;
    }

    /** Adds the rows to the lines, all columns aligned. */
    public void print(Lines lines) {
        int[] widths = widths(lines.width());
        for (Row row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.cells.size(); i++) {
                String cell = row.cells.get(i);
                line.append(i == 0 ? first(cell, widths[0]) : GAP + Columns.right(cell, widths[i]));
            }
            lines.line(row.tone, line.toString().stripTrailing());
        }
    }

    private int[] widths(int maxWidth) {
        int columns = rows.stream().mapToInt(row -> row.cells.size()).max().orElse(0);
        int[] widths = new int[columns];
        for (Row row : rows) {
            for (int i = 0; i < row.cells.size(); i++) {
                widths[i] = Math.max(widths[i], Columns.of(row.cells.get(i)));
            }
        }
        int others = 0;
        for (int i = 1; i < columns; i++) {
            others += GAP.length() + widths[i];
        }
        if (columns > 0) {
            widths[0] = Math.max(1, Math.min(widths[0], maxWidth - others));
        }
        return widths;
    }

    private String first(String text, int width) {
        return Columns.left(isShortenedInTheMiddle ? Columns.shorten(text, width) : Columns.cut(text, width), width);
    }

    private record Row(Tone tone, List<String> cells) {}
}
