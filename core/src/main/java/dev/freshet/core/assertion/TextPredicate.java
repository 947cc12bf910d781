// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.AssertionTarget.Figure;
import dev.freshet.core.SimulationException;
import dev.freshet.core.assertion.TextToken.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what is asked for, which figure of it, and what the figure must be. Confined to one call. */
final class TextPredicate {

    private final TextCursor cursor;
    private final FigureWords figures = new FigureWords();
    private final ComparisonWords comparisons = new ComparisonWords();

    TextPredicate(TextCursor cursor) {
        this.cursor = cursor;
    }

    /**
     * What was named.
     *
     * @param noun null if it is a name of the user's own
     * @param own that name; null if there is none
     * @param figure which figure of it; null if none is said
     * @param from the first piece of the name in the text
     * @param to the first behind it
     */
    private record Named(
            @Nullable Noun noun,
            @Nullable OwnName own,
            @Nullable AskedFigure figure,
            int from,
            int to) {
        Named withFigure(AskedFigure said) {
            return new Named(noun, own, said, from, to);
        }
    }

    AssertionText read(TextScope scope) {
        Named named = named();
        ComparisonWords.Word comparison = comparisons.read(cursor);
        if (comparison == null) {
            throw unexpected(named);
        }
        OwnName own = named.own();
        List<Amount> amounts = new Amounts(cursor, own != null).read(comparison);
        Noun noun = own == null ? Objects.requireNonNull(named.noun()) : own.noun(cursor, scope, amounts);
        AskedFigure figure = figure(named, noun, amounts);
        TextScope asked = own == null || own.isScoped() ? scope : null;
        return new TextCondition(cursor, asked, noun, figure, own != null).read(comparison, amounts);
    }

    // ---- what is asked for ---------------------------------------------------------------------------------------

    /** With the figure before it or behind it; of a rate, mean may stand before it too. */
    private Named named() {
        Named named = name();
        AskedFigure before = null;
        if (named == null) {
            before = figures.read(cursor);
            if (before != null) {
                cursor.accept("of");
                cursor.accept("the");
            }
            int from = cursor.at();
            named = name();
            if (named == null) {
                throw unknown(from);
            }
        }
        int place = cursor.at();
        AskedFigure behind = figures.read(cursor);
        boolean isMeanRate = before != null
                && before.figure() == Figure.MEAN
                && behind != null
                && behind.figure() == Figure.PER_SECOND;
        if (before != null && behind != null && !before.equals(behind) && !isMeanRate) {
            throw cursor.mistake(
                    place, cursor.at(), "'" + before.words() + "' is asked for already: ask for one figure at a time");
        }
        AskedFigure said = behind == null ? before : behind;
        return said == null ? named : named.withFigure(said);
    }

    private @Nullable Named name() {
        int from = cursor.at();
        OwnName own = OwnName.read(cursor);
        if (own != null) {
            return new Named(null, own, null, from, cursor.at());
        }
        Phrases.Match<List<Noun>> match = Vocabulary.FIGURES.match(cursor.tokens(), from);
        if (match == null) {
            return null;
        }
        cursor.goTo(match.end());
        if (match.meaning().size() > 1) {
            String several = match.meaning().stream().map(Noun::title).collect(Collectors.joining("' or '"));
            throw cursor.mistake(from, cursor.at(), "this can mean several things: write '" + several + "'");
        }
        return new Named(match.meaning().get(0), null, null, from, cursor.at());
    }

    // ---- which figure --------------------------------------------------------------------------------------------

    private AskedFigure figure(Named named, Noun noun, List<Amount> amounts) {
        AskedFigure said = named.figure();
        if (said != null) {
            return said;
        }
        Amount first = amounts.get(0);
        if (first.isOf(UnitWord.Dimension.PERCENT) && noun.way(Figure.PERCENT).isPresent()) {
            return AskedFigure.of(Figure.PERCENT);
        }
        if (first.isPerSecond()) {
            return AskedFigure.of(Figure.PER_SECOND);
        }
        Optional<AskedFigure> usual = noun.usual();
        return usual.orElseThrow(() -> cursor.mistake(
                named.from(),
                named.to(),
                "say which figure of it: " + noun.figures() + "; as in '" + noun.title() + " p99 < 500'"));
    }

    // ---- what is wrong -------------------------------------------------------------------------------------------

    private SimulationException unknown(int from) {
        int to = endOfName(from);
        if (to == from) {
            return cursor.mistake(
                    cursor.tokens().get(from),
                    "the name of what is asked for is expected here, as in 'event gap p99 < 500ms'");
        }
        return cursor.mistake(from, to, "nothing has that name; " + Vocabulary.FIGURES.near(phrase(from, to)));
    }

    /** Something stands between the name and a comparison: the name may go on, so that it is another one. */
    private SimulationException unexpected(Named named) {
        int to = endOfName(cursor.at());
        boolean isLongerName = to > cursor.at() && cursor.at() == named.to() && named.noun() != null;
        return isLongerName
                ? cursor.mistake(
                        named.from(), to, "nothing has that name; " + Vocabulary.FIGURES.near(phrase(named.from(), to)))
                : cursor.mistake(cursor.token(), "a comparison is expected here: <, <=, >, >=, =, between");
    }

    /** Up to what is no part of a name: a figure, a comparison, a colon. */
    private int endOfName(int from) {
        int place = cursor.at();
        int to = from;
        while (isPartOfName(to)) {
            to++;
        }
        cursor.goTo(place);
        return to;
    }

    private boolean isPartOfName(int index) {
        TextToken token = cursor.tokens().get(index);
        cursor.goTo(index);
        return token.kind() != Kind.END
                && (token.kind() != Kind.SYMBOL || token.isPunctuation() || token.isSymbol("/"))
                && figures.read(cursor) == null
                && comparisons.read(cursor) == null;
    }

    private String phrase(int from, int to) {
        return Phrases.phrase(cursor.tokens().subList(from, to));
    }
}
