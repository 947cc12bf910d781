// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Levels by name over time. The first names have a column each, the rest share one. Confined to the reporter. */
final class NamedColumns {

    /** How many names have a column of their own. */
    static final int NAMES = 20;

    private final Map<String, long[]> columns = new LinkedHashMap<>();

    /** Adds levels to that row. */
    void add(int row, Map<String, Long> levels) {
        levels.forEach((name, level) -> {
            long[] column = column(name, row);
            column[row] += level;
        });
    }

    /** Makes that row hold the higher of what it and the row from {@code from} hold, name by name. */
    void keepHigher(int row, int from) {
        for (long[] column : columns.values()) {
            long other = from < column.length ? column[from] : 0;
            if (row < column.length) {
                column[row] = Math.max(column[row], other);
            }
        }
    }

    void move(int from, int to) {
        for (long[] column : columns.values()) {
            if (from < column.length) {
                column[to] = column[from];
            }
        }
    }

    /** Forgets everything from that row on. */
    void clearFrom(int row) {
        for (long[] column : columns.values()) {
            if (row < column.length) {
                Arrays.fill(column, row, column.length, 0);
            }
        }
    }

    /** A copy of all columns, each so many rows long. */
    Map<String, long[]> trimmed(int rows) {
        Map<String, long[]> copy = new LinkedHashMap<>();
        columns.forEach((name, column) -> copy.put(name, Arrays.copyOf(column, rows)));
        return Collections.unmodifiableMap(copy);
    }

    private long[] column(String name, int row) {
        boolean own = columns.containsKey(name) || columns.size() < NAMES;
        String key = own ? name : NameLimit.OTHER;
        long[] column = columns.computeIfAbsent(key, ignored -> new long[Math.max(64, row + 1)]);
        if (row >= column.length) {
            column = Arrays.copyOf(column, Math.max(row + 1, column.length * 2));
            columns.put(key, column);
        }
        return column;
    }
}
