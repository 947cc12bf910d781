// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import dev.freshet.core.Session;
import dev.freshet.core.failure.AuthorCode;

/**
 * One placeholder and nothing around it: its value keeps its type where that is the type asked for.
 *
 * @param source the placeholder as it was written, for messages
 */
record ValueExpression<T>(Part part, String source, Conversion<T> conversion) implements Expression<T> {

    @Override
    public T resolve(Session session) {
        try {
            return converted(session);
        } catch (ExpressionException e) {
            throw e;
        } catch (Throwable e) { // values may be of classes of the author's
            throw new ExpressionException(
                    "'" + source + "' crashed: " + AuthorCode.failure(e).reason());
        }
    }

    private T converted(Session session) {
        Object value = part.value(session);
        if (value == null) {
            throw new ExpressionException("'" + source + "' is null");
        }
        T converted = conversion.apply(value);
        if (converted == null) {
            throw conversion.failure(source, value);
        }
        return converted;
    }
}
