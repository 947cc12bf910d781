// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.freshet.core.json.EventBytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words that the JSON text of an event must hold for a search in it to find anything: where one of them stands in no field of the event, there is nothing to find, and the text need not be made.
 * Immutable; safe for several loops.
 *
 * <p>A word has no character that JSON quotes, escapes or sets between members. So it stands in the text only where it stands in a field, be the data set into that text as it is or as
 * a string; but for the end of an escape sequence, such as the {@code n} of a line feed, which may be its beginning and is left out.
 */
final class RequiredWords {

    /** More would cost more than they tell. */
    private static final int MOST_WORDS = 3;

    private static final String BREAKS = "\"\\{}:,";
    private static final Pattern ENDS_OF_ESCAPES =
            Pattern.compile("[bfnrt]|u00[0-9a-f]{2}|00[0-9a-f]{2}|0[0-9a-f]{2}|[0-9a-f]{1,2}");
    private static final int LONGEST_END = 5;

    /** What may stand wholly within an escape sequence. */
    private static final Pattern PARTS_OF_ESCAPES = Pattern.compile("u(0(0[0-9a-f]?)?)?|00[0-9a-f]?");

    /** What stands in the text of each event. */
    private static final List<String> NAMES = List.of("id", "event", "data", "retry");

    private final byte[][] words;

    private RequiredWords(List<String> found) {
        List<String> longest = new ArrayList<>(found);
        longest.removeIf(word -> word.isEmpty() || NAMES.stream().anyMatch(name -> name.contains(word)));
        longest.sort(Comparator.comparing(String::length).reversed());
        words = longest.stream()
                .limit(MOST_WORDS)
                .map(word -> word.getBytes(US_ASCII))
                .toArray(byte[][]::new);
    }

    /** The words of a text that is searched. */
    static RequiredWords ofText(String text) {
        Runs runs = new Runs();
        for (int i = 0; i < text.length(); i++) {
            runs.add(text.charAt(i));
        }
        return new RequiredWords(runs.end());
    }

    /** The words of a regular expression that compiles: those that stand in it for themselves, outside of groups. None where that takes pains to tell. */
    static RequiredWords ofRegex(String regex) {
        return new RequiredWords(new LiteralRuns(regex).find());
    }

    /** Whether the event holds all of them, so that the text has to be searched. */
    boolean mayStandIn(Subject subject) {
        EventBytes event = words.length == 0 ? null : subject.eventBytes();
        if (event == null) {
            return true;
        }
        for (byte[] word : words) {
            if (!event.mayHold(word)) {
                return false;
            }
        }
        return true;
    }

    /** Collects characters that follow each other, and makes words of them. */
    static final class Runs {

        private final List<String> words = new ArrayList<>();
        private final StringBuilder run = new StringBuilder();

        void add(char c) {
            if (c < ' ' || c > '~' || BREAKS.indexOf(c) >= 0) {
                cut();
            } else {
                run.append(c);
            }
        }

        /** The last character may be missing. */
        void drop() {
            run.setLength(Math.max(0, run.length() - 1));
        }

        void cut() {
            words.add(withoutEndOfEscape(run.toString()));
            run.setLength(0);
        }

        List<String> end() {
            cut();
            return words;
        }

        private static String withoutEndOfEscape(String word) {
            if (PARTS_OF_ESCAPES.matcher(word).matches()) {
                return "";
            }
            for (int length = Math.min(LONGEST_END, word.length()); length > 0; length--) {
                if (ENDS_OF_ESCAPES.matcher(word.substring(0, length)).matches()) {
                    return word.substring(length);
                }
            }
            return word;
        }
    }
}
