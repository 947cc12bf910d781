// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

/** The exit codes of the command, as {@code docs/command-line.md} lists them. */
final class ExitCode {

    /** Everything went well. */
    static final int OK = 0;

    /** The arguments, the simulation or the machine do not allow a run: nothing was started. */
    static final int BAD_INPUT = 1;

    /** The run took place and an assertion failed. */
    static final int ASSERTION_FAILED = 2;

    /** The run broke off, or every single request of it failed, so that it says nothing about the server. */
    static final int RUN_FAILED = 4;

    /** A defect of Freshet itself. */
    static final int INTERNAL_ERROR = 70;

    /** The user interrupted the run; what had been measured by then is kept. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
