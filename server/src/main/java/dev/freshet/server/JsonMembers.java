// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object that a client sent, by the types that they must have. A member that is {@code null} counts as missing. */
record JsonMembers(Map<?, ?> members) {

    /**
     * The object that a text is.
     *
     * @throws Mistake if it is none
     */
    static JsonMembers of(String text) {
        try {
            if (JsonReader.read(text) instanceof Map<?, ?> members) {
                return new JsonMembers(members);
            }
        } catch (IllegalArgumentException e) {
            throw new Mistake("", "The body is no JSON: " + e.getMessage() + ".");
        }
        throw new Mistake("", "The body is no JSON object.");
    }

    @Nullable
    Object value(String name) {
        return members.get(name);
    }

    boolean has(String name) {
        return value(name) != null;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(typed(name, String.class, "a text"));
    }

    /** The items of a list; none if it is missing. */
    List<?> items(String name) {
        List<?> items = typed(name, List.class, "a list");
        return items == null ? List.of() : items;
    }

    /** The members of an object; none if it is missing. */
    JsonMembers object(String name) {
        Map<?, ?> found = typed(name, Map.class, "an object");
        return new JsonMembers(found == null ? Map.of() : found);
    }

    /** Whether the member is {@code true}; {@code false} if it is missing. */
    boolean isTrue(String name) {
        return Boolean.TRUE.equals(typed(name, Boolean.class, "true or false"));
    }

    /** A whole number, of at least that. */
    OptionalLong whole(String name, long least) {
        if (!has(name)) {
            return OptionalLong.empty();
        }
        if (value(name) instanceof Long number && number >= least) {
            return OptionalLong.of(number);
        }
        throw new Mistake(name, "'" + name + "' must be a whole number, " + least + " or more.");
    }

    /** @throws Mistake if a member is missing */
    void require(String name) {
        if (!has(name)) {
            throw new Mistake(name, "'" + name + "' is missing.");
        }
    }

    private <T> @Nullable T typed(String name, Class<T> type, String words) {
        Object value = value(name);
        if (value != null && !type.isInstance(value)) {
            throw new Mistake(name, "'" + name + "' must be " + words + ".");
        }
        return type.cast(value);
    }

    /** What is wrong with a body. */
    static final class Mistake extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private final String member;

        Mistake(String member, String message) {
            super(message);
            this.member = member;
        }

        /** The member at fault; empty if it is none. */
        String member() {
            return member;
        }

        /** The message, as {@link #getMessage} gives it. */
        String words() {
            return String.valueOf(getMessage());
        }
    }
}
