// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Arrays;

/** What a row of the results counts. Rows of different kinds are never mixed in one percentile, even if they share a name. */
public enum RowKind {
    /** Plain requests, also those without a server. */
    REQUEST("request", "Requests"),
    /** The connecting of event streams, from its start to the response head. */
    CONNECT("connect", "Connects"),
    /** Waits of users for a message, or for the end of a stream. */
    CHECK("check", "Checks"),
    /** Orders that are carried out at once, such as a close. They take no time. */
    OPERATION("operation", "Operations");

    private final String key;
    private final String title;

    RowKind(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** The stable name, for programs. */
    public String key() {
        return key;
    }

    /** The kind of that stable name. */
    static RowKind of(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There are no rows of the kind " + key));
    }

    /** What such rows are together, as reports show it. */
    public String title() {
        return title;
    }
}
