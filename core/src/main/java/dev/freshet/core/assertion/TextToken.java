// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import java.util.Locale;

/**
 * A piece of an assertion in words. Immutable.
 *
 * @param text as it was written; of a quoted name what stands between the quotes
 * @param start where it begins in the whole text
 * @param end where it has ended
 */
record TextToken(Kind kind, String text, int start, int end) {

    /** What sort of piece it is. */
    enum Kind {
        WORD,
        NUMBER,
        /** A name between quotes. */
        QUOTED,
        /** A comparison, or any other character that is neither a letter nor a digit. */
        SYMBOL,
        END
    }

    /** The word, or whatever else it is, as words are compared. */
    String folded() {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** What the titles of the catalogue have between their words, and people may leave out. */
    boolean isPunctuation() {
        return kind == Kind.SYMBOL && (text.equals(",") || text.equals("(") || text.equals(")") || text.equals("-"));
    }
}
