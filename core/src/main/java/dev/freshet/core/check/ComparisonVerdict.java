// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.CheckSpec.Verb;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.el.Expressions;
import dev.freshet.core.json.Spot;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares a value with an expected one. */
final class ComparisonVerdict implements Verdict {

    private final Verb verb;
    private final Expression<?> expected;
    private final String unresolved;
    private final boolean isAdapted;
    private final Shown shown;

    ComparisonVerdict(Verb verb, Dynamic<?> expected, Shown shown) {
        this.verb = verb;
        this.expected = Expressions.compile(expected);
        this.unresolved = Criterion.unresolved(expected);
        this.isAdapted = expected instanceof Dynamic.El<?> el && el.type() == Object.class;
        this.shown = shown;
    }

    @Override
    public @Nullable Object judge(@Nullable Object actual, Session session, boolean isExplained) {
        return judge(actual, adapted(expected.resolve(session), actual), isExplained);
    }

    @Override
    public @Nullable Object judge(ByteFinder finder, Spot spot, Session session, boolean isExplained, boolean isKept) {
        Object wanted = expected.resolve(session);
        InPlace verdict = isAdapted ? InPlace.UNKNOWN : InPlace.judge(verb, spot, finder.kind(), wanted);
        if (verdict == InPlace.REFUSES && !isExplained) {
            return Refusal.UNEXPLAINED;
        }
        if (verdict == InPlace.ACCEPTS && !isKept) {
            return Nothing.NOTHING;
        }
        Object actual = finder.value(spot);
        return judge(actual, adapted(wanted, actual), isExplained);
    }

    private @Nullable Object judge(@Nullable Object actual, Object wanted, boolean isExplained) {
        if (accepts(actual, wanted)) {
            return actual;
        }
        return isExplained ? new Refusal(reason(actual, wanted)) : Refusal.UNEXPLAINED;
    }

    @Override
    public String label(Session session) {
        Object wanted;
        try {
            wanted = expected.resolve(session);
        } catch (ExpressionException e) {
            return verb.label() + "(" + unresolved + ")";
        }
        boolean isList = verb == Verb.IN && wanted instanceof List;
        String text = Shown.text(wanted);
        return verb.label() + "(" + (isList ? text.substring(1, text.length() - 1) : text) + ")";
    }

    private boolean accepts(@Nullable Object actual, Object wanted) {
        return switch (verb) {
            case IS -> Objects.deepEquals(actual, wanted);
            case NOT -> !Objects.deepEquals(actual, wanted);
            case IN -> isIn((List<?>) wanted, actual);
            default -> {
                Integer order = Order.of(actual, wanted);
                yield order != null && Order.is(order, verb);
            }
        };
    }

    private static boolean isIn(List<?> wanted, @Nullable Object actual) {
        for (Object one : wanted) {
            if (Objects.deepEquals(actual, one)) {
                return true;
            }
        }
        return false;
    }

    private String reason(@Nullable Object actual, Object wanted) {
        return switch (verb) {
            case NOT -> "unexpectedly found " + shown.actual(actual);
            case LT -> disorder(actual, "less than", wanted);
            case LTE -> disorder(actual, "less than or equal to", wanted);
            case GT -> disorder(actual, "greater than", wanted);
            case GTE -> disorder(actual, "greater than or equal to", wanted);
            default -> "found " + shown.actual(actual);
        };
    }

    private String disorder(@Nullable Object actual, String relation, Object wanted) {
        return Order.of(actual, wanted) == null
                ? "can't compare " + shown.actual(actual) + " and " + Shown.text(wanted)
                : shown.actual(actual) + " is not " + relation + " " + Shown.text(wanted);
    }

    /**
     * The expected value of a check on a transformed value, whose type is unknown when the check is compiled: taken as the type of the actual
     * value, so that the text in a feeder's column can be compared with a number.
     */
    private Object adapted(Object wanted, @Nullable Object actual) {
        if (!isAdapted || actual == null || actual.getClass() == wanted.getClass()) {
            return wanted;
        }
        Object converted = Expressions.convert(wanted, actual.getClass());
        return converted == null ? wanted : converted;
    }
}
