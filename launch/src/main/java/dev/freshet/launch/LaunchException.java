// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;

/** Something that the user can mend: shown as one message, without a stack trace. */
@Internal
public final class LaunchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * @param exitCode one of {@link ExitCode}
     * @param message what is wrong, where, and what to do
     */
    LaunchException(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** What was given does not allow a run. */
    public static LaunchException badInput(String message) {
        return new LaunchException(ExitCode.BAD_INPUT, message);
    }

    /** What was asked for was begun, and nothing came of it. */
    public static LaunchException nothingCame(String message) {
        return new LaunchException(ExitCode.RUN_FAILED, message);
    }

    /** What a process that cannot go on for this reason exits with. */
    public int exitCode() {
        return exitCode;
    }
}
