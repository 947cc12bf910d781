// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.text.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What things are called in assertions. */
final class Vocabulary {

    /** That of the language and of the catalogue. Made when the first assertion in words is read, and only read from then on. */
    static final Vocabulary FIGURES = ofFigures();

    private static final int MOST_SUGGESTIONS = 4;

    private final Phrases<List<Noun>> nouns = new Phrases<>();
    private final List<String> titles = new ArrayList<>();

    private Vocabulary() {}

    private static Vocabulary ofFigures() {
        Vocabulary vocabulary = new Vocabulary();
        Nouns.addTo(vocabulary);
        return vocabulary;
    }

    /** A thing that has names and is told what it means. */
    interface Named {
        void by(Way<?>... ways);
    }

    /** One more thing; a phrase that is known already keeps its meaning. */
    Named add(String title, String... others) {
        return ways -> {
            Noun noun = new Noun(title, List.of(ways));
            titles.add(title);
            Stream.concat(Stream.of(title), Stream.of(others))
                    .map(Phrases::phrase)
                    .filter(phrase -> !knows(phrase))
                    .forEach(phrase -> put(phrase, noun));
        };
    }

    /** A phrase that means something, and perhaps something else. */
    void put(String phrase, Noun noun) {
        List<Noun> known = nouns.get(phrase);
        List<Noun> all = new ArrayList<>(known == null ? List.of() : known);
        all.add(noun);
        nouns.put(phrase, all);
    }

    boolean knows(String phrase) {
        return nouns.get(phrase) != null;
    }

    /** What a phrase means that is known and means one thing. */
    Noun noun(String phrase) {
        List<Noun> known = nouns.get(phrase);
        if (known == null || known.size() != 1) {
            throw new IllegalStateException("One meaning of '" + phrase + "' was wanted");
        }
        return known.get(0);
    }

    /** All phrases that mean one thing. */
    List<String> phrases() {
        return nouns.entries().stream()
                .filter(entry -> entry.getValue().size() == 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The longest phrase that stands there, and all that it may mean; null if none does. */
    Phrases.@Nullable Match<List<Noun>> match(List<TextToken> tokens, int from) {
        return nouns.match(tokens, from);
    }

    /** What may have been meant, as a sentence; the most usual words where nothing is near. */
    String near(String unknown) {
        List<String> inside = nouns.entries().stream()
                .map(Map.Entry::getKey)
                .filter(known -> unknown.length() > 2 && (" " + known + " ").contains(" " + unknown + " "))
                .limit(MOST_SUGGESTIONS)
                .toList();
        List<String> near = inside.isEmpty() ? nearest(unknown).stream().toList() : inside;
        return near.isEmpty()
                ? "known are " + titles.stream().distinct().collect(Collectors.joining(", "))
                        + ", and every name and key of docs/measuring.md"
                : near.stream().collect(Collectors.joining("' or '", "did you mean '", "'?"));
    }

    private Optional<String> nearest(String unknown) {
        int most = Math.max(1, unknown.length() / 3);
        return nouns.entries().stream()
                .map(Map.Entry::getKey)
                .filter(known -> Math.abs(known.length() - unknown.length()) <= most)
                .filter(known -> Spelling.distance(known, unknown) <= most)
                .min(Comparator.comparingInt(known -> Spelling.distance(known, unknown)));
    }
}
