// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.List;

/** What an assertion looks at. */
@Internal
public sealed interface AssertionScope {

    String words();

    /** The stable name, for records. */
    String key();

    /** What has that path; everything where there is none. */
    static AssertionScope at(List<String> path) {
        return path.isEmpty() ? new Global() : new Details(path);
    }

    /** Everything together. */
    record Global() implements AssertionScope {
        @Override
        public String key() {
            return "global";
        }

        @Override
        public String words() {
            return "Global";
        }
    }

    /** Each name by itself: there are as many verdicts as names. */
    record ForAll() implements AssertionScope {
        @Override
        public String key() {
            return "forAll";
        }

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
        public String key() {
            return "details";
        }

        @Override
        public String words() {
            return String.join(" / ", path);
        }
    }
}
