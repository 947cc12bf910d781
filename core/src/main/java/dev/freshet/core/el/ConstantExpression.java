// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import dev.freshet.core.Session;

/** The same value for every session. */
record ConstantExpression<T>(T value) implements Expression<T> {

    @Override
    public T resolve(Session session) {
        return value;
    }

    @Override
    public boolean isConstant() {
        return true;
    }
}
