// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.List;

/** What an assertion looks at. */
@Internal
public sealed interface AssertionScope {

    String words();

    /** Everything together. */
    record Global() implements AssertionScope {
        @Override
        public String words() {
            return "Global";
        }
    }

    /** Each name by itself: there are as many verdicts as names. */
    record ForAll() implements AssertionScope {
        @Override
        public String words() {
            return "For all";
        }
    }

    /**
     * One request, check, group or stream.
     *
     * @param path the groups around it, outermost first, then its name
     */
    record Details(List<String> path) implements AssertionScope {
        public Details {
            path = List.copyOf(path);
        }

        @Override
        public String words() {
            return String.join(" / ", path);
        }
    }
}
