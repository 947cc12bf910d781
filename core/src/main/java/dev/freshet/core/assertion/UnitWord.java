// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a number in an assertion is in. Immutable.
 *
 * @param factor how much of what figures are in it is: of milliseconds, bytes, per cent
 */
record UnitWord(Dimension dimension, BigDecimal factor) {

    /** What can be measured. */
    enum Dimension {
        TIME("a time, as 500 ms, 1.5 s, 2 min or 250 µs"),
        BYTES("a number of bytes, as 1500, 64 kB or 1 MiB"),
        /** So many, as in 10 k. */
        NUMBER("a number, as 500 or 10k"),
        PERCENT("a share, as 99.9 %");

        private final String example;

        Dimension(String example) {
            this.example = example;
        }

        String example() {
            return example;
        }
    }

    /** What is counted may be said behind the number. */
    private static final Set<String> COUNTED = Set.of(
            "event",
            "events",
            "request",
            "requests",
            "response",
            "responses",
            "stream",
            "streams",
            "connect",
            "connects",
            "connection",
            "connections",
            "reconnect",
            "reconnects",
            "check",
            "checks",
            "user",
            "users",
            "error",
            "errors",
            "drop",
            "drops",
            "stall",
            "stalls",
            "comment",
            "comments",
            "time",
            "times",
            "value",
            "values",
            "read",
            "reads");

    private static final Map<String, UnitWord> WORDS = words();

    private static Map<String, UnitWord> words() {
        Map<String, UnitWord> words = new HashMap<>();
        put(words, Dimension.TIME, "0.000001", "ns", "nanosecond", "nanoseconds");
        put(words, Dimension.TIME, "0.001", "us", "µs", "μs", "microsecond", "microseconds");
        put(words, Dimension.TIME, "1", "ms", "millis", "millisecond", "milliseconds");
        put(words, Dimension.TIME, "1000", "s", "sec", "secs", "second", "seconds");
        put(words, Dimension.TIME, "60000", "m", "min", "mins", "minute", "minutes");
        put(words, Dimension.TIME, "3600000", "h", "hour", "hours");
        put(words, Dimension.BYTES, "1", "b", "byte", "bytes");
        put(words, Dimension.BYTES, "1000", "kb");
        put(words, Dimension.BYTES, "1000000", "mb");
        put(words, Dimension.BYTES, "1000000000", "gb");
        put(words, Dimension.BYTES, "1024", "kib");
        put(words, Dimension.BYTES, "1048576", "mib");
        put(words, Dimension.BYTES, "1073741824", "gib");
        put(words, Dimension.NUMBER, "1000", "k", "thousand");
        put(words, Dimension.NUMBER, "1000000", "M", "million");
        put(words, Dimension.PERCENT, "1", "%", "percent");
        return words;
    }

    private static void put(Map<String, UnitWord> words, Dimension dimension, String factor, String... names) {
        for (String name : names) {
            words.put(name, new UnitWord(dimension, new BigDecimal(factor)));
        }
    }

    /** The unit of that name; null if there is none. Only of {@code m} and {@code M} the size of the letter matters. */
    static @Nullable UnitWord of(String name) {
        UnitWord exact = WORDS.get(name);
        return exact == null ? WORDS.get(name.toLowerCase(Locale.ROOT)) : exact;
    }

    static boolean isCounted(String word) {
        return COUNTED.contains(word.toLowerCase(Locale.ROOT));
    }
}
