// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

/**
 * What the exit code of a run depends on, and nothing else does.
 *
 * @param hasDefect whether something failed that is Freshet's own business
 * @param isBroken whether the run is invalid or broke off, or its results or {@code after()} failed
 * @param hasSuccess whether at least one request, connect, check or operation was OK
 * @param signal the exit code of the signal that ended the run; 0 where none did
 * @param hasErrors whether there were errors that are no requests, which no assertion of the simulation is about
 * @param isAsserted whether all assertions hold; true where there are none
 * @param isSuspect whether the figures are not to be trusted, and the exit code is to say so
 */
record RunFacts(
        boolean hasDefect,
        boolean isBroken,
        boolean hasSuccess,
        int signal,
        boolean hasErrors,
        boolean isAsserted,
        boolean isSuspect) {

    /** One of {@link ExitCode}, or that of the signal: the first that holds, from what makes all else meaningless to what everybody wants to see. */
    int exitCode() {
        if (hasDefect) {
            return ExitCode.INTERNAL_ERROR;
        }
        if (isBroken || !hasSuccess) {
            return ExitCode.RUN_FAILED;
        }
        if (signal != 0) {
            return signal;
        }
        if (hasErrors || !isAsserted) {
            return ExitCode.ASSERTION_FAILED;
        }
        return isSuspect ? ExitCode.SUSPECT : ExitCode.OK;
    }
}
