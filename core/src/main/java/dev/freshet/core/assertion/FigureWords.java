// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.AssertionTarget.Figure;
import dev.freshet.core.assertion.TextToken.Kind;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How figures are called: {@code p99}, {@code mean}, {@code per second}, {@code 95th percentile of}. */
final class FigureWords {

    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,3}(\\.\\d{1,9})?)");
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");

    private final Phrases<AskedFigure> phrases = new Phrases<AskedFigure>()
            .with(AskedFigure.of(Figure.MIN), "min", "minimum", "least", "lowest")
            .with(AskedFigure.of(Figure.MAX), "max", "maximum", "most", "highest", "peak")
            .with(AskedFigure.of(Figure.MEAN), "mean", "average", "avg")
            .with(AskedFigure.of(Figure.STD_DEV), "stdDev", "std dev", "standard deviation")
            .with(new AskedFigure(Figure.PERCENTILE, 50), "median")
            .with(AskedFigure.of(Figure.COUNT), "count", "number")
            .with(AskedFigure.of(Figure.PERCENT), "%", "percent", "percentage", "share")
            .with(
                    AskedFigure.of(Figure.PER_SECOND),
                    "per second",
                    "per sec",
                    "per s",
                    "/ s",
                    "/ sec",
                    "/ second",
                    "perSec");

    /** The figure that stands there, which is passed by; null if none does. */
    @Nullable
    AskedFigure read(TextCursor cursor) {
        TextToken token = cursor.token();
        Matcher percentile = PERCENTILE.matcher(token.folded());
        if (token.kind() == Kind.WORD && percentile.matches()) {
            cursor.pass(1);
            return percentile(cursor, token, percentile.group(1));
        }
        if (token.kind() == Kind.NUMBER && isOrdinal(cursor)) {
            cursor.pass(2);
            cursor.accept("percentile");
            return percentile(cursor, token, token.text());
        }
        if (token.isWord("percentile") && cursor.token(1).kind() == Kind.NUMBER) {
            TextToken number = cursor.token(1);
            cursor.pass(2);
            return percentile(cursor, number, number.text());
        }
        return cursor.match(phrases);
    }

    /** As in {@code 95th}. */
    private static boolean isOrdinal(TextCursor cursor) {
        TextToken ending = cursor.token(1);
        return ending.kind() == Kind.WORD
                && ending.start() == cursor.token().end()
                && ORDINALS.contains(ending.folded());
    }

    private static AskedFigure percentile(TextCursor cursor, TextToken token, String number) {
        double percentile = Amounts.number(cursor, token, number).doubleValue();
        if (!(percentile >= 0 && percentile <= 100)) {
            throw cursor.mistake(token, "a percentile is between 0 and 100, as p99.9");
        }
        return new AskedFigure(Figure.PERCENTILE, percentile);
    }
}
