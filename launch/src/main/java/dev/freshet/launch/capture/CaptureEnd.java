// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.capture;

/**
 * How a capture ended.
 *
 * @param detail what there is to say beside that; may be empty
 */
record CaptureEnd(Cause cause, String detail) {

    /** Who or what ended it. */
    enum Cause {
        /** The server ended the stream in order. */
        CLOSED("closed"),
        /** The connection was lost, or the stream was broken. */
        CUT("cut"),
        /** The time that was asked for was over. */
        DURATION("duration"),
        /** So many events had come as were asked for. */
        EVENTS("events"),
        /** Ctrl-C or a signal like it. */
        INTERRUPTED("interrupted");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        /** How a file spells it. */
        String word() {
            return word;
        }
    }

    static CaptureEnd of(Cause cause) {
        return new CaptureEnd(cause, "");
    }
}
