// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that what a simulation gives is there. It most often is not because a field is declared below the place that uses it, so the messages say
 * so.
 */
final class NotNull {

    private static final String IS_NULL = " is null. If it is a field, declare it above the place that uses it.";

    private NotNull() {}

    static <T> T one(String what, @Nullable T value) {
        if (value == null) {
            throw new SimulationException(what + IS_NULL);
        }
        return value;
    }

    /** A copy of the list, without a null in it. */
    static <T> List<T> all(String method, @Nullable List<? extends @Nullable T> values) {
        List<? extends @Nullable T> given = one("The list of " + method, values);
        for (int i = 0; i < given.size(); i++) {
            one("Argument " + (i + 1) + " of " + method, given.get(i));
        }
        return List.copyOf(given);
    }
}
