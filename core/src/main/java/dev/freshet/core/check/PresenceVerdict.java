// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.CheckSpec.Verb;
import dev.freshet.core.Session;
import org.jspecify.annotations.Nullable;

/** Judges a value by itself: whether there is one, whether it is null. */
record PresenceVerdict(Verb verb, Shown shown) implements Verdict {

    @Override
    public @Nullable Object judge(@Nullable Object actual, Session session, boolean isExplained) {
        if (accepts(actual)) {
            return actual;
        }
        return isExplained ? new Refusal(reason(actual)) : Refusal.UNEXPLAINED;
    }

    @Override
    public String label(Session session) {
        return verb.label();
    }

    private boolean accepts(@Nullable Object actual) {
        boolean isFound = actual != Nothing.NOTHING;
        return switch (verb) {
            case EXISTS -> isFound;
            case NOT_EXISTS -> !isFound;
            case IS_NULL -> actual == null;
            case NOT_NULL -> isFound && actual != null;
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
