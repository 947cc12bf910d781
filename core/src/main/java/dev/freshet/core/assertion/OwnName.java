// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.Assertion.WithPath;
import dev.freshet.core.AssertionOnMeasure;
import dev.freshet.core.CoreDsl;
import dev.freshet.core.stats.Unit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the user has named: it stands in quotes, and may have a unit of the user's own. Immutable.
 *
 * @param sort what has that name
 * @param name as it stands between the quotes
 * @param from the first piece of it in the text
 * @param to the first behind it
 */
record OwnName(Sort sort, String name, int from, int to) {

    /** What can have names. */
    enum Sort {
        /** What a simulation recorded itself, in the whole run. */
        VALUE,
        /** What the events of streams mean: its times or numbers, and how many streams are good by it. */
        MEASURE,
        /** The events that a measure is made of. */
        MATCHES,
        /** Streams that have no such figure. */
        WITHOUT,
        /** Streams that meet all bounds. */
        GOOD
    }

    private static final Phrases<Sort> BEFORE = new Phrases<Sort>()
            .with(Sort.VALUE, "value", "value of")
            .with(Sort.MEASURE, "measure")
            .with(Sort.MATCHES, "matches of")
            .with(Sort.WITHOUT, "without", "streams without")
            .with(Sort.GOOD, "good");

    private static final Phrases<Sort> BEHIND = new Phrases<Sort>()
            .with(Sort.MATCHES, "matches")
            .with(Sort.WITHOUT, "without")
            .with(Sort.GOOD, "good");

    /** The quoted name that stands there, with what says of what it is the name; null if none does. A measure is meant where nothing says so. */
    static @Nullable OwnName read(TextCursor cursor) {
        int from = cursor.at();
        Sort before = cursor.match(BEFORE);
        if (cursor.token().kind() != TextToken.Kind.QUOTED) {
            cursor.goTo(from);
            return null;
        }
        String name = cursor.token().text();
        cursor.pass(1);
        Sort behind = before == null ? cursor.match(BEHIND) : before;
        return new OwnName(behind == null ? Sort.MEASURE : behind, name, from, cursor.at());
    }

    /** Whether it is told of which streams; values belong to the whole run. */
    boolean isScoped() {
        return sort != Sort.VALUE;
    }

    /** What is asked for by that name; of a value in the unit that the numbers have. */
    Noun noun(TextCursor cursor, TextScope scope, List<Amount> amounts) {
        if (sort == Sort.VALUE) {
            return value(cursor, scope, amounts);
        }
        String code = "measure(" + TextScope.quoted(name) + ")";
        Function<WithPath, AssertionOnMeasure> measure = path -> path.measure(name);
        Way<?> good = Way.shares(code + ".good()", measure.andThen(AssertionOnMeasure::good));
        String title = '"' + name + '"';
        return switch (sort) {
            case MATCHES ->
                new Noun(
                        title + " matches",
                        List.of(Way.counts(code + ".matches()", measure.andThen(AssertionOnMeasure::matches))));
            case WITHOUT ->
                new Noun(
                        title + " without",
                        List.of(Way.counter(code + ".without()", measure.andThen(AssertionOnMeasure::without))));
            case GOOD ->
                new Noun(
                        title + " good",
                        List.of(
                                good,
                                Way.rate(code + ".goodPerSec()", measure.andThen(AssertionOnMeasure::goodPerSec))));
            default -> new Noun(title, List.of(Way.measure(code, measure), good));
        };
    }

    private Noun value(TextCursor cursor, TextScope scope, List<Amount> amounts) {
        if (!scope.isGlobal()) {
            throw cursor.mistake(
                    from, to, "values with names of your own belong to the whole run: write it before any target");
        }
        String unit = amounts.get(0).unitText();
        for (Amount amount : amounts) {
            if (!amount.unitText().equals(unit)) {
                throw cursor.mistake(amount.from(), amount.to(), "all numbers have to be in the same unit");
            }
        }
        String code = "values(" + TextScope.quoted(name) + (unit.isEmpty() ? "" : ", " + TextScope.quoted(unit)) + ")";
        return new Noun(
                "value \"" + name + '"',
                List.of(Way.values(
                        code, Unit.VALUE, path -> unit.isEmpty() ? CoreDsl.values(name) : CoreDsl.values(name, unit))));
    }
}
