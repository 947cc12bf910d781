// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import dev.freshet.core.Session;

/**
 * One placeholder and nothing around it: its value keeps its type where that is the type asked for.
 *
 * @param source the placeholder as it was written, for messages
 */
record ValueExpression<T>(Part part, String source, Conversion<T> conversion) implements Expression<T> {

    @Override
    public T resolve(Session session) {
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
