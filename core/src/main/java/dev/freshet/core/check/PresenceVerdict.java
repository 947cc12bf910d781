// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.CheckSpec.Verb;
import dev.freshet.core.Session;
import dev.freshet.core.json.Spot;
import org.jspecify.annotations.Nullable;

/** Judges a value by itself: whether there is one, whether it is null. */
record PresenceVerdict(Verb verb, Shown shown) implements Verdict {

    @Override
    public @Nullable Object judge(@Nullable Object actual, Session session, boolean isExplained) {
        if (accepts(actual != Nothing.NOTHING, actual == null)) {
            return actual;
        }
        return isExplained ? new Refusal(reason(actual)) : Refusal.UNEXPLAINED;
    }

    @Override
    public @Nullable Object judge(ByteFinder finder, Spot spot, Session session, boolean isExplained, boolean isKept) {
        Spot.Form form = spot.form();
        boolean isFound = form != Spot.Form.NOTHING;
        boolean isNull = form == Spot.Form.NULL;
        if (accepts(isFound, isNull)) {
            return isKept ? finder.value(spot) : Nothing.NOTHING;
        }
        return isExplained ? new Refusal(reason(finder.value(spot))) : Refusal.UNEXPLAINED;
    }

    @Override
    public String label(Session session) {
        return verb.label();
    }

    private boolean accepts(boolean isFound, boolean isNull) {
        return switch (verb) {
            case EXISTS -> isFound;
            case NOT_EXISTS -> !isFound;
            case IS_NULL -> isNull;
            case NOT_NULL -> isFound && !isNull;
            case OPTIONAL -> true;
            default -> throw new IllegalStateException(verb + " needs an expected value");
        };
    }

    private String reason(@Nullable Object actual) {
        return switch (verb) {
            case NOT_EXISTS -> "unexpectedly found " + shown.actual(actual);
            case NOT_NULL -> actual == null ? "failed" : "found nothing";
            default -> "found " + shown.actual(actual);
        };
    }
}
