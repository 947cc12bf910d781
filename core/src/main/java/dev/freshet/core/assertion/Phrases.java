// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.assertion.TextToken.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What phrases of one or more words mean; the longest that stands somewhere is meant. Built once, then only read. */
final class Phrases<T> {

    private final Map<String, T> meanings = new LinkedHashMap<>();
    private int longest;

    /**
     * A phrase that was found.
     *
     * @param end the first piece behind it
     */
    record Match<T>(T meaning, int end) {}

    /** That these mean this. */
    Phrases<T> with(T meaning, String... phrases) {
        for (String phrase : phrases) {
            put(phrase(phrase), meaning);
        }
        return this;
    }

    void put(String phrase, T meaning) {
        meanings.put(phrase, meaning);
        longest = Math.max(longest, (int) phrase.chars().filter(c -> c == ' ').count() + 1);
    }

    @Nullable
    T get(String phrase) {
        return meanings.get(phrase);
    }

    Set<Map.Entry<String, T>> entries() {
        return meanings.entrySet();
    }

    /** The longest phrase that stands there; null if none does. What only separates words may stand between them. */
    @Nullable
    Match<T> match(List<TextToken> tokens, int from) {
        Match<T> found = null;
        StringBuilder phrase = new StringBuilder();
        int words = 0;
        for (int i = from; words < longest && isPart(tokens.get(i)); i++) {
            TextToken token = tokens.get(i);
            if (!token.isPunctuation()) {
                phrase.append(words == 0 ? "" : " ").append(token.folded());
                words++;
                T meaning = meanings.get(phrase.toString());
                found = meaning == null ? found : new Match<>(meaning, i + 1);
            } else if (words == 0) {
                return null;
            } else if (found != null && found.end() == i && token.isSymbol(")")) {
                found = new Match<>(found.meaning(), i + 1);
            }
        }
        return found;
    }

    private static boolean isPart(TextToken token) {
        return token.kind() != Kind.END && token.kind() != Kind.QUOTED;
    }

    /** The words of a text as they are compared: in small letters, without what only separates them. */
    static String phrase(String text) {
        return phrase(TextTokens.of(text));
    }

    static String phrase(List<TextToken> tokens) {
        return tokens.stream()
                .filter(token -> token.kind() != Kind.END && !token.isPunctuation())
                .map(TextToken::folded)
                .collect(Collectors.joining(" "));
    }
}
