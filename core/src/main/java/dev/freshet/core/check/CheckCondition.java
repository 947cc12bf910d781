// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.el.Expressions;
import dev.freshet.core.failure.AuthorCode;
import dev.freshet.core.failure.AuthorFailure;
import java.util.function.BiFunction;

/** Decides whether a check is to run at all. */
@Internal
public interface CheckCondition {

    /**
     * Whether the check is to run.
     *
     * @param session with what the checks before it saved
     * @throws ExpressionException when that can't be told; the check then fails
     */
    boolean test(Subject subject, Session session);

    /** A condition on the session alone. */
    static CheckCondition of(Dynamic<Boolean> condition) {
        Expression<Boolean> value = Expressions.compile(condition);
        return (subject, session) -> value.resolve(session);
    }

    /** A condition that is a function of the simulation, which may throw anything. */
    static CheckCondition of(BiFunction<Subject, Session, Boolean> function) {
        return (subject, session) -> {
            try {
                Boolean verdict = AuthorCode.apply(function, subject, session);
                if (verdict == null) {
                    throw new ExpressionException("function returned null");
                }
                return verdict;
            } catch (AuthorFailure e) {
                throw new ExpressionException("function crashed: " + e.reason());
            }
        };
    }
}
