// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.failure;

import dev.freshet.core.Internal;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which functions of a simulation's author are called, and whatever else may run code of his: iterators, getters, {@code toString}.
 *
 * <p>What such a function throws is a mistake in one step, of whichever type it is: an exception, also a checked one that was smuggled out, an assertion, a class that is not there or
 * cannot be initialized, a recursion without an end, an {@code Error} of his own. It becomes an {@link AuthorFailure}, which the compiler has the caller handle. What says that the
 * process is {@linkplain Sickness sick} passes, and ends the run.
 */
@Internal
public final class AuthorCode {

    private AuthorCode() {}

    /** What the function gives. */
    public static <A, R> @Nullable R apply(Function<A, R> function, A argument) throws AuthorFailure {
        try {
            return function.apply(argument);
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    /** What the function gives. */
    public static <A, B, R> @Nullable R apply(BiFunction<A, B, R> function, A first, B second) throws AuthorFailure {
        try {
            return function.apply(first, second);
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    /** What the code gives, where it takes more than one function of the author's. */
    public static <R> @Nullable R call(Callable<R> code) throws AuthorFailure {
        try {
            return code.call();
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    /** The failure of code that ran into the author's by the way, as the text of an object of his does; passes on what says that the process is sick. */
    public static AuthorFailure failure(Throwable thrown) {
        Sickness.rethrow(thrown);
        return new AuthorFailure(thrown);
    }
}
