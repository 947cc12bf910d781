// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.AssertionTarget.Figure;
import dev.freshet.core.SimulationException;
import dev.freshet.core.assertion.UnitWord.Dimension;
import dev.freshet.core.stats.Unit;
import dev.freshet.core.text.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a figure and what it must be together, with all numbers in the unit that the figure is in. Confined to one call. */
final class TextCondition {

    private final TextCursor cursor;
    private final Noun noun;
    private final AskedFigure figure;
    private final Way<?> way;

    /** Null where the language asks without one: for values with names of the user's own, whose numbers are in a unit of the user's own, too. */
    private final @Nullable TextScope scope;

    /** Whether it has a name of the user's own, and perhaps a unit. */
    private final boolean isOwn;

    /**
     * That figure of that.
     *
     * @throws SimulationException when it has no such figure
     */
    TextCondition(TextCursor cursor, @Nullable TextScope scope, Noun noun, AskedFigure figure, boolean isOwn) {
        this.isOwn = isOwn;
        this.scope = scope;
        this.cursor = cursor;
        this.noun = noun;
        this.figure = figure;
        this.way = noun.way(figure.figure())
                .orElseThrow(() -> cursor.mistake(
                        cursor.token(),
                        "'" + noun.title() + "' has no '" + figure.words() + "': of it there is " + noun.figures()));
    }

    AssertionText read(ComparisonWords.Word word, List<Amount> amounts) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (Amount amount : amounts) {
            numbers.add(number(amount));
        }
        Asking.Comparison comparison = comparison(word, amounts, numbers);
        boolean isWhole = numbers.stream().allMatch(Literal.INT.fits());
        Asking<?> asking = way.figure((scope == null ? TextScope.GLOBAL : scope).path(), figure, isWhole);
        if (!asking.takes(numbers)) {
            throw mistake(amounts, "'" + noun.title() + "' is a whole number here, and not larger than can be counted");
        }
        if (word == ComparisonWords.Word.BETWEEN && numbers.get(0).compareTo(numbers.get(1)) > 0) {
            throw mistake(amounts, "nothing is between these two: write the lesser one first");
        }
        return (scope == null ? asking : asking.behind(scope.code())).with(comparison, numbers);
    }

    private Asking.Comparison comparison(ComparisonWords.Word word, List<Amount> amounts, List<BigDecimal> numbers) {
        if (word == ComparisonWords.Word.BETWEEN) {
            boolean isExclusive = cursor.accept("exclusive");
            boolean isInclusive = !isExclusive && cursor.accept("inclusive");
            return isExclusive && !isInclusive ? Asking.Comparison.BETWEEN_EXCLUSIVE : Asking.Comparison.BETWEEN;
        }
        boolean isNone = figure.figure() == Figure.COUNT && numbers.get(0).signum() == 0;
        if (word == ComparisonWords.Word.IS_NOT && !isNone) {
            throw mistake(amounts, "'!=' is for counts that must not be 0; for others write <, > or between");
        }
        return word.comparison();
    }

    /** In what the figure is in. */
    private BigDecimal number(Amount amount) {
        if (amount.isPerSecond() && figure.figure() != Figure.PER_SECOND) {
            throw mistake(List.of(amount), "'" + noun.title() + " " + figure.words() + "' is not per second");
        }
        if (scope == null || (isOwn && isInOwnUnit(amount))) {
            return amount.number();
        }
        if (isOwn && amount.isOf(Dimension.TIME) && isOfValues()) {
            return amount.value();
        }
        Dimension wanted = dimension();
        boolean isPlain = amount.unitText().isEmpty();
        boolean isNumber = amount.isOf(Dimension.NUMBER) && (wanted == Dimension.NUMBER || wanted == Dimension.BYTES);
        if (!isPlain && !isNumber && !amount.isOf(wanted)) {
            throw mistake(List.of(amount), misfit(amount, wanted));
        }
        return amount.value();
    }

    /** Of a measure of numbers nobody here knows the unit; one of times is in milliseconds, as all times are. */
    private boolean isInOwnUnit(Amount amount) {
        boolean isKnown = amount.isOf(Dimension.TIME) || amount.isOf(Dimension.NUMBER);
        return amount.unit() == null || (isOfValues() && !isKnown);
    }

    private boolean isOfValues() {
        return switch (figure.figure()) {
            case MIN, MAX, MEAN, STD_DEV, PERCENTILE -> true;
            case COUNT, PER_SECOND, PERCENT -> false;
        };
    }

    /** What the figure is, which is what its number must be. */
    private Dimension dimension() {
        boolean isOfBytes = way.unit() == Unit.BYTES;
        return switch (figure.figure()) {
            case PERCENT -> Dimension.PERCENT;
            case COUNT, PER_SECOND -> isOfBytes ? Dimension.BYTES : Dimension.NUMBER;
            case MIN, MAX, MEAN, STD_DEV, PERCENTILE ->
                switch (way.unit()) {
                    case NANOSECONDS -> Dimension.TIME;
                    case BYTES -> Dimension.BYTES;
                    case COUNT, NUMBER, VALUE -> Dimension.NUMBER;
                };
        };
    }

    private String misfit(Amount amount, Dimension wanted) {
        if (amount.unit() == null) {
            return "'" + SafeText.line(amount.unitText()) + "' is no unit; " + figureOf() + " is " + wanted.example();
        }
        String hint = amount.unitText().equals("m") && wanted == Dimension.NUMBER ? "; a million is M" : "";
        return figureOf() + " is " + wanted.example() + hint
                + (way.isOfValues() && wanted == Dimension.NUMBER ? "; of it there is also " + noun.figures() : "");
    }

    private String figureOf() {
        return "'" + noun.title() + " " + figure.words() + "'";
    }

    private SimulationException mistake(List<Amount> amounts, String what) {
        return cursor.mistake(
                amounts.get(0).from(), amounts.get(amounts.size() - 1).to(), what);
    }
}
