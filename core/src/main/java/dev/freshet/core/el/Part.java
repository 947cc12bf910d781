// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import dev.freshet.core.Session;
import org.jspecify.annotations.Nullable;

/** A piece of a parsed expression: literal text, or what stands between <code>#{</code> and <code>}</code>. */
interface Part {

    /**
     * The piece's value for that session; null where the session or a map holds a null, which no text can be made of.
     *
     * @throws ExpressionException when there is no value
     */
    @Nullable
    Object value(Session session);

    /** Text that stands for itself. */
    record Literal(String text) implements Part {

        @Override
        public Object value(Session session) {
            return text;
        }
    }
}
