// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/** Why a stream ended. */
public enum EndReason {
    /** The simulation closed it. */
    CLOSED_BY_USER("closed by user"),
    /** The server ended the body properly. */
    ENDED_BY_SERVER("ended by server"),
    /** The connection broke, or the stream could not be read any further. */
    DROPPED("dropped"),
    /** Nothing came for longer than the stream allows. */
    STALLED("stalled"),
    /** The server declined to go on with it. */
    REFUSED("refused"),
    /** The virtual user or the whole run ended while it was open. */
    RUN_ENDED("run ended");

    private final String text;

    EndReason(String text) {
        this.text = text;
    }

    /** The reason in words, as reports show it. */
    public String text() {
        return text;
    }
}
