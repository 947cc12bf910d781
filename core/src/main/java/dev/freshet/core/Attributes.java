// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a session: an immutable map from names to values, null values included.
 *
 * <p>Why not a map of the JDK. A change of a session must leave the old session as it was, for chains branch, functions keep sessions and
 * a failed try goes back. Copying a {@code HashMap} for each change costs microseconds and some fifty bytes for each attribute; with a
 * feeder of two hundred columns it would be the most expensive thing that a virtual user does.
 *
 * <p>Why this structure. A change copies one row of a two-level table, and the list of rows:
 *
 * <pre>{@code
 *   rows ──► 0: name, value, name, value …
 *            1: name, value …               the hash of a name tells the row,
 *            …                              a scan finds the name in it
 * }</pre>
 *
 * <p>With r rows and n attributes that is about r + 2n/r references, which is least near r = √2n; so the number of rows grows with the
 * square root of the size. Up to sixteen attributes there is one row only: the usual session is one short array. Two hundred attributes
 * make 32 rows of about six. A tree of hash nodes, as functional languages have it, gets ahead from many thousand attributes on, which
 * no session has, at several times the code. {@code SessionBenchmark} has the figures.
 */
final class Attributes {

    private static final int ONE_ROW_LIMIT = 16;

    static final Attributes NONE = new Attributes(new @Nullable Object[][] {{}}, 0);

    private final @Nullable Object[][] rows; // a power of two of them
    private final int size;

    private Attributes(@Nullable Object[][] rows, int size) {
        this.rows = rows;
        this.size = size;
    }

    int size() {
        return size;
    }

    boolean contains(String name) {
        return find(rows[rowIndex(name, rows.length)], name) >= 0;
    }

    /** The value of that name; null also when there is none. */
    @Nullable
    Object get(String name) {
        @Nullable Object[] row = rows[rowIndex(name, rows.length)];
        int at = find(row, name);
        return at < 0 ? null : row[at + 1];
    }

    Attributes with(String name, @Nullable Object value) {
        int r = rowIndex(name, rows.length);
        @Nullable Object[] row = rows[r];
        int at = find(row, name);
        if (at >= 0) {
            return row[at + 1] == value ? this : withRow(r, replaced(row, at, value), size);
        }
        if (rowsFor(size + 1) > rows.length) {
            return refilled(size + 1).put(name, value).done();
        }
        return withRow(r, appended(row, name, value), size + 1);
    }

    Attributes withAll(Map<String, ?> more) {
        if (more.isEmpty()) {
            return this;
        }
        Filling filling = refilled(size + more.size());
        more.forEach(filling::put);
        return filling.done();
    }

    Attributes without(String name) {
        int r = rowIndex(name, rows.length);
        @Nullable Object[] row = rows[r];
        int at = find(row, name);
        return at < 0 ? this : withRow(r, removed(row, at), size - 1);
    }

    /** The attributes whose names pass the test. */
    Attributes retain(Predicate<String> test) {
        int[] count = {0};
        forEach((name, value) -> count[0] += test.test(name) ? 1 : 0);
        Filling filling = new Filling(rowsFor(count[0]));
        forEach((name, value) -> {
            if (test.test(name)) {
                filling.put(name, value);
            }
        });
        return filling.done();
    }

    void forEach(BiConsumer<String, @Nullable Object> consumer) {
        for (@Nullable Object[] row : rows) {
            for (int i = 0; i < row.length && row[i] instanceof String name; i += 2) {
                consumer.accept(name, row[i + 1]);
            }
        }
    }

    /** In the form {@code {a=1, b=2}}, by name. */
    @Override
    public String toString() {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        forEach(sorted::put);
        return sorted.toString();
    }

    private Attributes withRow(int r, @Nullable Object[] row, int newSize) {
        @Nullable Object[][] changed = rows.clone();
        changed[r] = row;
        return new Attributes(changed, newSize);
    }

    private Filling refilled(int expectedSize) {
        Filling filling = new Filling(Math.max(rows.length, rowsFor(expectedSize)));
        forEach(filling::put);
        return filling;
    }

    private static int rowsFor(int size) {
        return size <= ONE_ROW_LIMIT ? 1 : Integer.highestOneBit((int) Math.sqrt(4.0 * size - 1)) * 2;
    }

    private static int rowIndex(String name, int rowCount) {
        int hash = name.hashCode();
        return (hash ^ (hash >>> 16)) & (rowCount - 1);
    }

    private static int find(@Nullable Object[] row, String name) {
        for (int i = 0; i < row.length; i += 2) {
            if (name.equals(row[i])) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Object[] replaced(@Nullable Object[] row, int at, @Nullable Object value) {
        @Nullable Object[] changed = row.clone();
        changed[at + 1] = value;
        return changed;
    }

    private static @Nullable Object[] appended(@Nullable Object[] row, String name, @Nullable Object value) {
        @Nullable Object[] changed = Arrays.copyOf(row, row.length + 2);
        changed[row.length] = name;
        changed[row.length + 1] = value;
        return changed;
    }

    private static @Nullable Object[] removed(@Nullable Object[] row, int at) {
        @Nullable Object[] changed = new Object[row.length - 2];
        System.arraycopy(row, 0, changed, 0, at);
        System.arraycopy(row, at + 2, changed, at, changed.length - at);
        return changed;
    }

    /** A table that is being filled: many attributes at the price of one copy. */
    private static final class Filling {
        private final @Nullable Object[][] rows;
        private final int[] used;
        private int size;

        Filling(int rowCount) {
            rows = new Object[rowCount][ONE_ROW_LIMIT];
            used = new int[rowCount];
        }

        Filling put(String name, @Nullable Object value) {
            int r = rowIndex(name, rows.length);
            int at = find(rows[r], name);
            if (at < 0) {
                at = claim(r);
                rows[r][at] = name;
            }
            rows[r][at + 1] = value;
            return this;
        }

        private int claim(int r) {
            int at = used[r];
            if (at == rows[r].length) {
                rows[r] = Arrays.copyOf(rows[r], at * 2);
            }
            used[r] = at + 2;
            size++;
            return at;
        }

        Attributes done() {
            if (size == 0) {
                return NONE;
            }
            for (int r = 0; r < rows.length; r++) {
                rows[r] = Arrays.copyOf(rows[r], used[r]);
            }
            return new Attributes(rows, size);
        }
    }
}
