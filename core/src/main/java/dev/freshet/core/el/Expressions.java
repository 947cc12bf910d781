// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.time.Clock;
import dev.freshet.core.time.SystemClock;
import org.jspecify.annotations.Nullable;

/** Compiles {@link Dynamic} descriptions to {@link Expression}s. */
@Internal
public final class Expressions {

    private static final Clock SYSTEM_CLOCK = new SystemClock();

    private Expressions() {}

    /**
     * Compiles a description whose functions of time, if it has any, read the system's clock.
     *
     * @throws dev.freshet.core.SimulationException when the text is not an expression
     */
    public static <T> Expression<T> compile(Dynamic<T> dynamic) {
        return compile(dynamic, SYSTEM_CLOCK);
    }

    /** Compiles a description whose functions of time, if it has any, read that clock. */
    public static <T> Expression<T> compile(Dynamic<T> dynamic, Clock clock) {
        if (dynamic instanceof Dynamic.Constant<T> constant) {
            return new ConstantExpression<>(constant.value());
        }
        if (dynamic instanceof Dynamic.Computed<T> computed) {
            return new FunctionExpression<>(computed.function());
        }
        return new ElCompiler(clock).compile((Dynamic.El<T>) dynamic);
    }

    /** The value as that type, by the same rules as the result of an expression, or null when it can't be. */
    public static <T> @Nullable T convert(Object value, Class<T> type) {
        return Conversion.to(type).apply(value);
    }
}
