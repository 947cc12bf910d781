// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.CheckSpec.ValueKind;
import dev.freshet.core.CheckSpec.Verb;
import dev.freshet.core.json.Spot;
import dev.freshet.core.json.Spot.Form;
import java.util.List;

/**
 * The verdict of a comparison with a value that still stands in the bytes of an event. It is that of {@link ComparisonVerdict} on the value made of them; where that takes the
 * value to tell, it is unknown.
 */
enum InPlace {
    ACCEPTS,
    REFUSES,
    UNKNOWN;

    static InPlace judge(Verb verb, Spot spot, ValueKind kind, Object wanted) {
        return switch (verb) {
            case IS -> equality(spot, kind, wanted);
            case NOT -> not(equality(spot, kind, wanted));
            case IN -> isIn(spot, kind, (List<?>) wanted);
            default -> order(verb, spot, kind, wanted);
        };
    }

    private static InPlace of(boolean accepts) {
        return accepts ? ACCEPTS : REFUSES;
    }

    private static InPlace not(InPlace verdict) {
        return switch (verdict) {
            case ACCEPTS -> REFUSES;
            case REFUSES -> ACCEPTS;
            case UNKNOWN -> UNKNOWN;
        };
    }

    private static InPlace isIn(Spot spot, ValueKind kind, List<?> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            Object one = wanted.get(i);
            InPlace verdict = one == null ? UNKNOWN : equality(spot, kind, one);
            if (verdict != REFUSES) {
                return verdict;
            }
        }
        return REFUSES;
    }

    private static InPlace equality(Spot spot, ValueKind kind, Object wanted) {
        Form form = spot.form();
        if (form == Form.NOTHING || form == Form.NULL) {
            return REFUSES;
        }
        return switch (kind) {
            case STRING -> wanted instanceof String text ? text(spot, text) : REFUSES;
            case BOOLEAN -> of(wanted instanceof Boolean truth && truth == (form == Form.TRUE));
            case INTEGER -> of(wanted instanceof Integer number && number == spot.longValue());
            case LONG -> of(wanted instanceof Long number && number == spot.longValue());
            case DOUBLE -> of(wanted instanceof Double number && number.compareTo(spot.doubleValue()) == 0);
            case OBJECT -> form == Form.TEXT && wanted instanceof String text ? of(spot.isText(text)) : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    /** Values that are no texts are compared by their JSON text. */
    private static InPlace text(Spot spot, String wanted) {
        return switch (spot.form()) {
            case TEXT -> of(spot.isText(wanted));
            case INTEGER -> of(spot.isDigits(wanted));
            case TRUE -> of(wanted.equals("true"));
            case FALSE -> of(wanted.equals("false"));
            case CONTAINER -> wanted.isEmpty() || wanted.charAt(0) != spot.first() ? REFUSES : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    private static InPlace order(Verb verb, Spot spot, ValueKind kind, Object wanted) {
        Form form = spot.form();
        if (form == Form.NOTHING || form == Form.NULL) {
            return REFUSES;
        }
        if (kind == ValueKind.INTEGER && wanted instanceof Integer number) {
            return of(Order.is(Long.compare(spot.longValue(), number), verb));
        }
        if (kind == ValueKind.LONG && wanted instanceof Long number) {
            return of(Order.is(Long.compare(spot.longValue(), number), verb));
        }
        if (kind == ValueKind.DOUBLE && wanted instanceof Double number) {
            return of(Order.is(Double.compare(spot.doubleValue(), number), verb));
        }
        return UNKNOWN;
    }
}
