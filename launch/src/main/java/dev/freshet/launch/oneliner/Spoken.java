// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import java.util.function.UnaryOperator;

/**
 * A value of the language, and the Java that makes it. Immutable.
 *
 * @param java an expression; further lines are indented as if it began at the margin
 */
record Spoken<T>(T value, String java) {

    /** The value that a method makes of it, and that method's call on a line of its own. */
    Spoken<T> then(UnaryOperator<T> method, String call) {
        return new Spoken<>(method.apply(value), java + "\n" + JavaText.indented(JavaText.CONTINUATION, call));
    }

    /** The same on the line where the expression ends. */
    Spoken<T> directly(UnaryOperator<T> method, String call) {
        return new Spoken<>(method.apply(value), java + call);
    }
}
