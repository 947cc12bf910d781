// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the value of a query parameter may be.
 *
 * @param words for people: completes "allowed is …"
 */
record Allowed(String words, Predicate<String> test) {

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,15}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?");

    static Allowed whole(long min, long max) {
        return new Allowed(
                "a whole number from " + min + " to " + max,
                text -> WHOLE.matcher(text).matches() && Long.parseLong(text) >= min && Long.parseLong(text) <= max);
    }

    /** Numbers with up to three decimals. */
    static Allowed decimal(long max) {
        return new Allowed(
                "a number from 0 to " + max + ", with up to 3 decimals",
                text -> DECIMAL.matcher(text).matches() && Double.parseDouble(text) <= max);
    }

    static Allowed oneOf(String... words) {
        return new Allowed(String.join(", ", words), List.of(words)::contains);
    }

    /** Texts that fit into a header or a field of an event. */
    static Allowed line() {
        return new Allowed(
                "a text of printable ASCII characters", text -> text.chars().allMatch(c -> c >= ' ' && c <= '~'));
    }

    static Allowed text() {
        return new Allowed("any text", text -> true);
    }
}
