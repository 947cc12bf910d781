// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.text.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A table of figures. It is complete without scripts; a script makes its columns sortable. The first column names the row and stays in view when
 * the table is wider than the window.
 */
final class Table {

    /** How a figure is coloured. */
    enum Tone {
        PLAIN,
        /** A change, of whichever sign. */
        CHANGE,
        /** A change to the worse, of whichever sign. */
        WORSE
    }

    private record Column(String title, String hint, boolean isNumber) {}

    private record Cell(
            String quiet,
            String text,
            String unit,
            double value,
            boolean isNumber,
            Tone tone,
            @Nullable Consumer<Html> drawing) {}

    private final String caption;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    /**
     * A table without columns.
     *
     * @param caption what it shows, for those who can't see where it stands
     */
    Table(String caption) {
        this.caption = caption;
    }

    Table textColumn(String title) {
        columns.add(new Column(title, "", false));
        return this;
    }

    /**
     * Adds a column of numbers.
     *
     * @param hint what it means, where the title does not say; may be empty
     */
    Table numberColumn(String title, String hint) {
        columns.add(new Column(title, hint, true));
        return this;
    }

    Table row() {
        rows.add(new ArrayList<>());
        return this;
    }

    Table text(String text) {
        return text("", text);
    }

    /** A text, with something before it that is of less interest. */
    Table text(String quiet, String text) {
        cells().add(new Cell(quiet, text, "", 0, false, Tone.PLAIN, null));
        return this;
    }

    Table figure(Quantity figure) {
        cells().add(new Cell("", figure.text(), figure.unit(), figure.value(), true, Tone.PLAIN, null));
        return this;
    }

    /** A change, which may be below zero: of interest unless it is exactly nothing. */
    Table change(Quantity change, Tone tone) {
        cells().add(new Cell("", change.text(), change.unit(), change.value(), true, tone, null));
        return this;
    }

    /** A picture that is drawn into the page. What it shows is said by the figures beside it, too. */
    Table picture(Consumer<Html> drawing) {
        cells().add(new Cell("", "", "", 0, false, Tone.PLAIN, drawing));
        return this;
    }

    void writeTo(Html html) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table", "class", "figures");
        html.element("caption", caption, "class", "unseen");
        html.open("thead").open("tr");
        columns.forEach(column -> header(html, column));
        html.close().closeLine();
        html.open("tbody");
        rows.forEach(row -> row(html, row));
        html.closeLine();
        html.close().closeLine();
    }

    private List<Cell> cells() {
        return rows.get(rows.size() - 1);
    }

    private static void header(Html html, Column column) {
        String kind = column.isNumber() ? "number" : "text";
        if (column.hint().isEmpty()) {
            html.element("th", column.title(), "scope", "col", "class", kind);
        } else {
            html.element("th", column.title(), "scope", "col", "class", kind, "title", column.hint());
        }
    }

    private static void row(Html html, List<Cell> cells) {
        html.open("tr", "class", "one");
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (i == 0) {
                html.open("th", "scope", "row", "class", "text");
            } else if (cell.isNumber()) {
                html.open("td", "class", classOf(cell), "data-v", sortable(cell.value()));
            } else {
                html.open("td", "class", "text");
            }
            content(html, cell);
            html.close();
        }
        html.closeLine();
    }

    private static void content(Html html, Cell cell) {
        Consumer<Html> drawing = cell.drawing();
        if (drawing != null) {
            drawing.accept(html);
        }
        if (!cell.quiet().isEmpty()) {
            html.element("span", cell.quiet(), "class", "quiet");
        }
        html.text(cell.text());
        if (!cell.unit().isEmpty()) {
            html.element("span", "\u202F" + cell.unit(), "class", "unit");
        }
    }

    private static String classOf(Cell cell) {
        if (cell.tone() == Tone.WORSE) {
            return "number bad";
        }
        boolean isNothing = cell.tone() == Tone.CHANGE ? cell.value() == 0 : cell.value() <= 0;
        return isNothing ? "number quiet" : "number";
    }

    private static String sortable(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6g", value);
    }
}
