// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

/** Something that the user can mend: printed as one message, without a stack trace. */
final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * @param exitCode one of {@link ExitCode}
     * @param message what is wrong, where, and what to do
     */
    CliException(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    static CliException badInput(String message) {
        return new CliException(ExitCode.BAD_INPUT, message);
    }

    int exitCode() {
        return exitCode;
    }
}
