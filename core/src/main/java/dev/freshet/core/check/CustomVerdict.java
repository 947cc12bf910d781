// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.Session;
import dev.freshet.core.failure.AuthorCode;
import dev.freshet.core.failure.AuthorFailure;
import dev.freshet.core.failure.Crash;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Leaves the judgement to a function of the simulation's author. What it throws is a refusal, what it returns is kept. */
record CustomVerdict(String name, BiFunction<@Nullable Object, Session, @Nullable Object> function) implements Verdict {

    @Override
    @SuppressWarnings("NullAway") // the function says itself that it takes null
    public Object judge(@Nullable Object actual, Session session, boolean isExplained) {
        try {
            return Nothing.ifNull(AuthorCode.apply(function, actual == Nothing.NOTHING ? null : actual, session));
        } catch (AuthorFailure e) {
            return isExplained ? new Refusal(reason(e.thrown())) : Refusal.UNEXPLAINED;
        }
    }

    @Override
    public String label(Session session) {
        return name;
    }

    /** The author's own words, as far as there are any. */
    private static String reason(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? Crash.reason(thrown) : message;
    }
}
