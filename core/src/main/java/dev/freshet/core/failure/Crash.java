// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.failure;

import dev.freshet.core.Internal;

/** Says in a few words why code of a simulation's author failed. */
@Internal
public final class Crash {

    private static final int MAX_LENGTH = 200;

    private Crash() {}

    /** The exception's name and message, on one line, for example {@code NumberFormatException: For input string: "a"}. */
    public static String reason(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        String message = thrown.getMessage();
        String reason = message == null || message.isBlank() ? name : name + ": " + message.strip();
        String oneLine = reason.replace('\n', ' ').replace('\r', ' ');
        return oneLine.length() <= MAX_LENGTH ? oneLine : oneLine.substring(0, MAX_LENGTH) + "...";
    }
}
