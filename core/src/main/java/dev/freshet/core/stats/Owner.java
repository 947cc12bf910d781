// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Arrays;
import java.util.Optional;

/** Whom a metric belongs to. Every name of one is a series with a value of each of its metrics. */
public enum Owner {
    /** The run as a whole. */
    RUN("run", "Run", "runs"),
    /** The virtual users of one scenario. */
    SCENARIO("scenario", "Scenarios", "scenarios"),
    /** Requests, connects, checks or operations of one name: the path is the {@link RowKind}, the groups around, the name. */
    ROW("row", "Rows", "names of requests"),
    /** The passes through a group. The path is that of the group. */
    GROUP("group", "Groups", "groups"),
    /** The event streams of one name. */
    STREAM("stream", "Event streams", "names of streams"),
    /** A standing check. The path is the name of the stream and that of the check. */
    STANDING_CHECK("standingCheck", "Standing checks", "standing checks"),
    /** What a simulation recorded itself. The path is the name and the unit; of those that are too many to tell apart the name alone. */
    VALUE("value", "Values", "names of values"),
    /** A measure over the events of streams. The path is the name of the stream, that of the measure and, for numbers, the unit. */
    MEASURE("measure", "Measures", "measures");

    private final String key;
    private final String title;
    private final String names;

    Owner(String key, String title, String names) {
        this.key = key;
        this.title = title;
        this.names = names;
    }

    /** The stable name, for programs. */
    public String key() {
        return key;
    }

    /** The owner of that key, if this version has it. */
    public static Optional<Owner> of(String key) {
        return Arrays.stream(values()).filter(owner -> owner.key.equals(key)).findFirst();
    }

    /** What such series are together, as reports show it. */
    public String title() {
        return title;
    }

    /** Whether several of its names make a sum. Values and measures of different names are of different things. */
    public boolean isAddedUp() {
        return this != VALUE && this != MEASURE;
    }

    /** What there may be too many of. */
    String names() {
        return names;
    }
}
