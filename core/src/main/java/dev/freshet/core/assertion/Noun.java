// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.AssertionTarget.Figure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an assertion in words is about, before it is told which figure. Immutable.
 *
 * @param title what it is called
 * @param ways how the language comes to its figures; the first that has a figure is gone
 */
record Noun(String title, List<Way<?>> ways) {

    Noun {
        ways = List.copyOf(ways);
    }

    Optional<Way<?>> way(Figure figure) {
        for (Way<?> way : ways) {
            if (way.figures().contains(figure)) {
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }

    /** The figure where none is named: how many there are, or the most at once. None of what has values, of which each figure is another. */
    Optional<AskedFigure> usual() {
        if (ways.get(0).isOfValues()) {
            return Optional.empty();
        }
        return way(Figure.COUNT).isPresent()
                ? Optional.of(AskedFigure.of(Figure.COUNT))
                : way(Figure.MAX).isPresent() ? Optional.of(AskedFigure.of(Figure.MAX)) : Optional.empty();
    }

    /** Which figures there are, for whoever has asked for another one. */
    String figures() {
        Set<Figure> figures = EnumSet.noneOf(Figure.class);
        ways.forEach(way -> figures.addAll(way.figures()));
        List<String> words =
                new ArrayList<>(figures.stream().map(AskedFigure::words).toList());
        String last = words.remove(words.size() - 1);
        return words.isEmpty() ? last : words.stream().collect(Collectors.joining(", ")) + " and " + last;
    }
}
