// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import dev.freshet.core.Internal;
import dev.freshet.core.Session;

/** A compiled {@link dev.freshet.core.Dynamic}: gives a value for a session. Shared by all users; holds no state. */
@Internal
public interface Expression<T> {

    /**
     * The value for that session.
     *
     * @throws ExpressionException when the session does not allow a value: a missing attribute, a wrong type, a function that threw. It
     *     carries no stack trace; its message is short and stable.
     */
    T resolve(Session session);

    /** Whether every session gives the same value. */
    default boolean isConstant() {
        return false;
    }
}
