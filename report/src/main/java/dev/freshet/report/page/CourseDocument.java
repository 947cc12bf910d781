// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.freshet.core.stats.Metric;
import java.io.IOException;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What a series was over time: one array for each metric and figure, cut behind the last value. Times are microseconds. */
final class CourseDocument {

    private final int columns;
    private final boolean hasHeat;
    private final JsonGenerator out;

    CourseDocument(int columns, boolean hasHeat, JsonGenerator out) {
        this.columns = columns;
        this.hasHeat = hasHeat;
        this.out = out;
    }

    void write(Course course) throws IOException {
        out.writeObjectFieldStart("over");
        for (Map.Entry<Metric, long[]> metric : course.numbers().entrySet()) {
            numbers(metric.getKey().key(), metric.getValue());
        }
        for (Map.Entry<Metric, Cell[]> metric : course.cells().entrySet()) {
            out.writeObjectFieldStart(metric.getKey().key());
            cells(metric.getValue(), course.rowsPerOctave());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void numbers(String key, long[] values) throws IOException {
        int end = Math.min(columns, values.length);
        while (end > 0 && values[end - 1] == 0) {
            end--;
        }
        out.writeArrayFieldStart(key);
        for (int i = 0; i < end; i++) {
            out.writeNumber(values[i]);
        }
        out.writeEndArray();
    }

    private void cells(Cell[] cells, int rowsPerOctave) throws IOException {
        int end = Math.min(columns, cells.length);
        while (end > 0 && isEmpty(cells[end - 1])) {
            end--;
        }
        out.writeArrayFieldStart("count");
        for (int i = 0; i < end; i++) {
            Cell cell = cells[i];
            out.writeNumber(isEmpty(cell) ? 0 : cell.count());
        }
        out.writeEndArray();
        for (int p = 0; p < Cell.PERCENTILES.length; p++) {
            int place = p;
            figures("p" + (int) Cell.PERCENTILES[p], cells, end, cell -> cell.percentile(place));
        }
        figures("max", cells, end, Cell::max);
        if (hasHeat && rowsPerOctave > 0) {
            heat(cells, end, rowsPerOctave);
        }
    }

    private static boolean isEmpty(@Nullable Cell cell) {
        return cell == null || cell.count() == 0;
    }

    private void figures(String key, Cell[] cells, int end, ToDoubleFunction<Cell> figure) throws IOException {
        out.writeArrayFieldStart(key);
        for (int i = 0; i < end; i++) {
            if (isEmpty(cells[i])) {
                out.writeNull();
            } else {
                Numbers.write(figure.applyAsDouble(cells[i]), out);
            }
        }
        out.writeEndArray();
    }

    private void heat(Cell[] cells, int end, int rowsPerOctave) throws IOException {
        out.writeArrayFieldStart("heat");
        for (int i = 0; i < end; i++) {
            if (isEmpty(cells[i])) {
                out.writeNull();
            } else {
                heat(cells[i].heat(rowsPerOctave));
            }
        }
        out.writeEndArray();
    }

    private void heat(long[] rows) throws IOException {
        out.writeStartArray();
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] > 0) {
                out.writeNumber(row);
                out.writeNumber(rows[row]);
            }
        }
        out.writeEndArray();
    }
}
