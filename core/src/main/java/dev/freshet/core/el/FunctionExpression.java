// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import dev.freshet.core.Session;
import java.util.function.Function;

/** What a function of the simulation's author gives. Whatever it throws becomes an {@link ExpressionException}. */
record FunctionExpression<T>(Function<Session, T> function) implements Expression<T> {

    @Override
    public T resolve(Session session) {
        T value;
        try {
            value = function.apply(session);
        } catch (ExpressionException e) {
            throw e;
        } catch (Exception | AssertionError e) {
            throw new ExpressionException("function crashed: " + Crash.reason(e));
        }
        if (value == null) {
            throw new ExpressionException("function returned null");
        }
        return value;
    }
}
