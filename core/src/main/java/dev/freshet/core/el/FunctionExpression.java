// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import dev.freshet.core.Session;
import dev.freshet.core.failure.AuthorCode;
import dev.freshet.core.failure.AuthorFailure;
import java.util.function.Function;

/** What a function of the simulation's author gives. Whatever it throws becomes an {@link ExpressionException}. */
record FunctionExpression<T>(Function<Session, T> function) implements Expression<T> {

    @Override
    public T resolve(Session session) {
        T value;
        try {
            value = AuthorCode.apply(function, session);
        } catch (AuthorFailure e) {
            throw e.thrown() instanceof ExpressionException expected
                    ? expected
                    : new ExpressionException("function crashed: " + e.reason());
        }
        if (value == null) {
            throw new ExpressionException("function returned null");
        }
        return value;
    }
}
