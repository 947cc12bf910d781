// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.List;

/** Regular expressions that URLs are held against. Made by {@code AllowList(...)} and {@code DenyList(...)}. Immutable. */
public abstract sealed class Filter {

    private final List<String> patterns;

    private Filter(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /** The expressions, as they stand in the simulation. */
    @Internal
    public final List<String> patterns() {
        return patterns;
    }

    /** Lets through what matches one of the expressions. */
    public static final class AllowList extends Filter {
        AllowList(List<String> patterns) {
            super(patterns);
        }
    }

    /** Lets through what matches none of the expressions. */
    public static final class DenyList extends Filter {
        DenyList(List<String> patterns) {
            super(patterns);
        }
    }
}
