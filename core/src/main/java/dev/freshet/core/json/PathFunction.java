// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The functions of JSONPath, and what they take and give.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9535#section-2.4">RFC 9535, §2.4.4 to §2.4.8</a>
 */
enum PathFunction {
    /** How long a text, an array or an object is. */
    LENGTH(1, false),
    /** How many nodes there are. */
    COUNT(1, true),
    /** Whether a whole text matches. */
    MATCH(2, false),
    /** Whether a part of a text matches. */
    SEARCH(2, false),
    /** The value of the only node. */
    VALUE(1, true);

    /** All of them, for whoever named another. */
    static final String NAMES = "use length, count, match, search or value, followed by '('";

    private final int parameters;
    private final boolean takesNodes;

    PathFunction(int parameters, boolean takesNodes) {
        this.parameters = parameters;
        this.takesNodes = takesNodes;
    }

    /** What a function is given: a value, or a path whose nodes it looks at. */
    record Argument(@Nullable PathOperand value, @Nullable PathQuery query) {}

    static @Nullable PathFunction named(String name) {
        for (PathFunction function : values()) {
            if (function.name().toLowerCase(Locale.ROOT).equals(name)) {
                return function;
            }
        }
        return null;
    }

    int parameters() {
        return parameters;
    }

    /** How many arguments it takes, in words. */
    String words() {
        return parameters == 1 ? "one argument" : parameters + " arguments";
    }

    boolean takesNodes() {
        return takesNodes;
    }

    /** Whether it is true or false by itself, and else a value. */
    boolean isCondition() {
        return this == MATCH || this == SEARCH;
    }

    PathCondition condition(List<Argument> arguments) {
        return new PathCondition.Matches(
                Objects.requireNonNull(arguments.get(0).value()),
                Objects.requireNonNull(arguments.get(1).value()),
                this == MATCH);
    }

    PathOperand value(List<Argument> arguments) {
        Argument only = arguments.get(0);
        return switch (this) {
            case LENGTH -> new PathOperand.Length(Objects.requireNonNull(only.value()));
            case COUNT -> new PathOperand.Count(Objects.requireNonNull(only.query()));
            case VALUE -> new PathOperand.Only(Objects.requireNonNull(only.query()));
            case MATCH, SEARCH -> throw new IllegalStateException(this + " gives no value");
        };
    }
}
