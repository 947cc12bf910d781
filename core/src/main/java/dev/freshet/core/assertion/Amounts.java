// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.assertion.TextToken.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads numbers and what they are in. */
final class Amounts {

    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final int MOST_DIGITS = 40;
    private static final Set<String> NO_UNITS = Set.of("and", "or", "per", "inclusive", "exclusive");

    private final TextCursor cursor;

    /** Whether any word behind a number is a unit, because the user has chosen it. */
    private final boolean isUnitFree;

    private final Phrases<Boolean> perSecond =
            new Phrases<Boolean>().with(true, "per second", "per sec", "per s", "/ s", "/ sec", "/ second");

    Amounts(TextCursor cursor, boolean isUnitFree) {
        this.cursor = cursor;
        this.isUnitFree = isUnitFree;
    }

    /** As many as the comparison takes. */
    List<Amount> read(ComparisonWords.Word comparison) {
        Amount first = one();
        return switch (comparison) {
            case BETWEEN -> {
                if (!cursor.accept("and")) {
                    throw cursor.mistake(cursor.token(), "'between' needs a second number: between 5 and 10 ms");
                }
                Amount last = one();
                yield List.of(first.like(last), last);
            }
            case IN -> several(first);
            default -> List.of(first);
        };
    }

    private List<Amount> several(Amount first) {
        List<Amount> all = new ArrayList<>(List.of(first));
        while (isAnother()) {
            cursor.pass(1);
            all.add(one());
        }
        cursor.accept(")");
        Amount last = all.get(all.size() - 1);
        return all.stream().map(amount -> amount.like(last)).distinct().toList();
    }

    private boolean isAnother() {
        boolean isListed = cursor.token().isSymbol(",") || cursor.token().isWord("or");
        return isListed && cursor.token(1).kind() == Kind.NUMBER;
    }

    private Amount one() {
        cursor.accept("(");
        TextToken token = cursor.token();
        if (token.kind() != Kind.NUMBER) {
            throw cursor.mistake(token, "a number is expected here, with a unit if it has one: 500ms, 99.9 %, 1000");
        }
        int from = cursor.at();
        BigDecimal number = number(cursor, token, token.text());
        cursor.pass(1);
        TextToken unit = cursor.token();
        boolean hasUnit = isUnit(unit);
        cursor.pass(hasUnit ? 1 : 0);
        if (UnitWord.isCounted(cursor.token().text()) && !isUnitFree) {
            cursor.pass(1);
        }
        boolean isRate = cursor.match(perSecond) != null;
        return new Amount(
                number,
                hasUnit ? UnitWord.of(unit.text()) : null,
                hasUnit ? unit.text() : "",
                isRate,
                from,
                cursor.at());
    }

    private boolean isUnit(TextToken token) {
        boolean isWord = token.kind() == Kind.WORD && !NO_UNITS.contains(token.folded());
        boolean isOther = token.kind() == Kind.QUOTED
                || (token.kind() == Kind.SYMBOL
                        && !token.isPunctuation()
                        && !Set.of("/", ";", "&&").contains(token.text()));
        return isUnitFree
                ? isWord || isOther
                : token.isSymbol("%") || (isWord && !UnitWord.isCounted(token.text()) && isKnownOrLast(token));
    }

    /** A word that is no unit is taken for one only where nothing but a unit could stand. */
    private boolean isKnownOrLast(TextToken token) {
        TextToken next = cursor.token(1);
        return UnitWord.of(token.text()) != null
                || next.kind() == Kind.END
                || next.isWord("and")
                || next.isSymbol(",")
                || next.isSymbol("/");
    }

    /** The number, in which thousands may be set apart. */
    static BigDecimal number(TextCursor cursor, TextToken token, String text) {
        String plain = text.replace("_", "");
        if (plain.length() > MOST_DIGITS) {
            throw cursor.mistake(token, "no figure has that many digits");
        }
        if (plain.indexOf(',') >= 0) {
            if (!THOUSANDS.matcher(plain).matches()) {
                throw cursor.mistake(token, "write fractions with a dot, and a space behind the comma of a list: 0.5");
            }
            plain = plain.replace(",", "");
        }
        try {
            return new BigDecimal(plain);
        } catch (NumberFormatException notANumber) {
            throw cursor.mistake(token, "this is no number: write it as 500 or 0.5");
        }
    }
}
