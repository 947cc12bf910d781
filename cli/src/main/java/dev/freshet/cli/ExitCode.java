// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

/** The exit codes of the command, as {@code docs/command-line.md} lists them. How a run comes to its own stands in {@link RunFacts}. */
final class ExitCode {

    /** Everything went well. */
    static final int OK = 0;

    /** The arguments, the simulation or the machine do not allow a run: nothing was run. */
    static final int BAD_INPUT = 1;

    /** The run took place, and an assertion failed or there were errors that are no requests. */
    static final int ASSERTION_FAILED = 2;

    /** The run is invalid, broke off, lost its results, or nothing of it succeeded, so that it says nothing about the server. */
    static final int RUN_FAILED = 4;

    /** A defect of Freshet itself. */
    static final int INTERNAL_ERROR = 70;

    private ExitCode() {}
}
