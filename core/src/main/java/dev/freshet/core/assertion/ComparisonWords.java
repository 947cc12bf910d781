// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import org.jspecify.annotations.Nullable;

/** How comparisons are written: {@code <}, {@code at most}, {@code is between}. */
final class ComparisonWords {

    /** What may be written. */
    enum Word {
        LT(Asking.Comparison.LT),
        LTE(Asking.Comparison.LTE),
        GT(Asking.Comparison.GT),
        GTE(Asking.Comparison.GTE),
        IS(Asking.Comparison.IS),
        IN(Asking.Comparison.IN),
        BETWEEN(Asking.Comparison.BETWEEN),
        /** Of counts, not none: the language says greater than 0. */
        IS_NOT(Asking.Comparison.GT);

        private final Asking.Comparison comparison;

        Word(Asking.Comparison comparison) {
            this.comparison = comparison;
        }

        Asking.Comparison comparison() {
            return comparison;
        }
    }

    private final Phrases<Boolean> verbs =
            new Phrases<Boolean>().with(true, "is", "are", "was", "were", "be", "should be", "must be", "stays");

    private final Phrases<Word> phrases = new Phrases<Word>()
            .with(Word.LT, "<", "less than", "fewer than", "below", "under")
            .with(
                    Word.LTE,
                    "<=",
                    "=<",
                    "≤",
                    "at most",
                    "less than or equal to",
                    "no more than",
                    "not more than",
                    "up to")
            .with(Word.GT, ">", "greater than", "more than", "above", "over")
            .with(Word.GTE, ">=", "=>", "≥", "at least", "greater than or equal to", "no less than", "not less than")
            .with(Word.IS, "=", "==", "equal to", "equals", "exactly")
            .with(Word.IS_NOT, "!=", "<>", "≠", "not", "not equal to")
            .with(Word.IN, "in", "in list", "one of")
            .with(Word.BETWEEN, "between");

    /** The comparison that stands there, which is passed by; null if none does. */
    @Nullable
    Word read(TextCursor cursor) {
        boolean hasVerb = cursor.match(verbs) != null;
        Word word = cursor.match(phrases);
        return word == null && hasVerb ? Word.IS : word;
    }
}
