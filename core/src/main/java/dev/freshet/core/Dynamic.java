// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.function.Function;

/**
 * A value that may differ from user to user: a constant, an expression {@code #{...}} or a function of the session.
 *
 * <p>It is only the description. {@code core.el} compiles it to an expression when the run is set up, where a faulty
 * expression is reported with the scenario and step that it stands in.
 *
 * @param <T> what the value is after resolution
 */
@Internal
public sealed interface Dynamic<T> {

    /** A value that is the same for all users. */
    record Constant<T>(T value) implements Dynamic<T> {
        public Constant {
            NotNull.one("An argument", value);
        }
    }

    /** An expression-language text, and the type that its result is converted to. */
    record El<T>(String text, Class<T> type) implements Dynamic<T> {
        public El {
            NotNull.one("An argument", text);
            NotNull.one("A type", type);
        }
    }

    /** A function of the session, called each time the value is needed, on the user's loop. */
    record Computed<T>(Function<Session, T> function) implements Dynamic<T> {
        public Computed {
            NotNull.one("A function", function);
        }
    }

    static <T> Dynamic<T> of(T value) {
        return new Constant<>(value);
    }

    static Dynamic<String> el(String text) {
        return new El<>(text, String.class);
    }

    static <T> Dynamic<T> el(String text, Class<T> type) {
        return new El<>(text, type);
    }

    static <T> Dynamic<T> of(Function<Session, T> function) {
        return new Computed<>(function);
    }
}
