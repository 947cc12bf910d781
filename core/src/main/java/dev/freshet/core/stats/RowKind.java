// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/** What a row of the results counts. Rows of different kinds are never mixed in one percentile, even if they share a name. */
public enum RowKind {
    /** Plain requests, also those without a server. */
    REQUEST("Requests"),
    /** The connecting of event streams, from its start to the response head. */
    CONNECT("Connects"),
    /** Waits of users for a message, or for the end of a stream. */
    CHECK("Checks"),
    /** Orders that are carried out at once, such as a close. They take no time. */
    OPERATION("Operations");

    private final String title;

    RowKind(String title) {
        this.title = title;
    }

    /** What such rows are together, as reports show it. */
    public String title() {
        return title;
    }
}
