// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.text.SafeText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of one kind that have a row of their own: the first ones that come, up to a limit. Confined to the thread of its owner. */
final class NameLimit {

    /** How many names of one kind, and how many texts of errors, are told apart. */
    static final int NAMES = 1_000;

    /** Stands for all the names beyond the limit. */
    static final String OTHER = "(other)";

    private final Set<Object> names = new HashSet<>();
    private final int limit;

    NameLimit(int limit) {
        this.limit = limit;
    }

    boolean admits(Object name) {
        if (names.size() < limit) {
            names.add(name);
            return true;
        }
        return names.contains(name);
    }

    /** The names of a path, none longer than a name may be. */
    static List<String> cut(List<String> path) {
        return path.stream().map(SafeText::cut).toList();
    }
}
