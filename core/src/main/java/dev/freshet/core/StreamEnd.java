// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.Arrays;

/** Why the connection of a stream ended, for {@code global().streamEnds(StreamEnd.DROPPED)}. */
public enum StreamEnd {
    /** The simulation closed it. */
    CLOSED_BY_USER("closedByUser", "closed by user"),
    /** The server ended the body properly. */
    ENDED_BY_SERVER("endedByServer", "ended by server"),
    /** It broke, or could not be read any further. */
    DROPPED("dropped", "dropped"),
    /** Nothing came for longer than {@code stallAfter}. */
    STALLED("stalled", "stalled"),
    /** The server declined to go on with it. */
    REFUSED("refused", "refused"),
    /** It was open when its user or the run ended. */
    RUN_ENDED("runEnded", "run ended");

    private final String key;
    private final String words;

    StreamEnd(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** The metric that counts such ends. */
    String metric() {
        return "ends." + key + ".count";
    }

    /** The metrics of the times from response head to end, whatever the reason: of all that were open. */
    static String[] lifetimes() {
        return Arrays.stream(values())
                .filter(end -> end != REFUSED)
                .map(end -> "ends." + end.key + ".lifetime")
                .toArray(String[]::new);
    }

    String words() {
        return words;
    }
}
