// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import java.util.List;

/** The exit codes of the command, as {@code docs/command-line.md} lists them. How a run comes to its own stands in {@link RunFacts}. */
@Internal
public final class ExitCode {

    /** Everything went well. */
    public static final int OK = 0;

    /** The arguments, the simulation or the machine do not allow a run: nothing was run. */
    public static final int BAD_INPUT = 1;

    /** The run took place, and an assertion failed or there were errors that are no requests. */
    public static final int ASSERTION_FAILED = 2;

    /** The run took place and is suspect: the tool or its machine was not fit for it. Only where that was to be told by the exit code. */
    public static final int SUSPECT = 3;

    /** The run is invalid, broke off, lost its results, or nothing of it succeeded, so that it says nothing about the server. */
    public static final int RUN_FAILED = 4;

    /** A defect of Freshet itself. */
    public static final int INTERNAL_ERROR = 70;

    private static final List<Integer> WORST_FIRST = List.of(INTERNAL_ERROR, BAD_INPUT, RUN_FAILED);
    private static final List<Integer> BEST_LAST = List.of(ASSERTION_FAILED, SUSPECT, OK);

    private ExitCode() {}

    /** Of two, the one that is worse, in the order in which one run comes to its own: that of a signal stands between what is void and what is judged. */
    static int worse(int one, int other) {
        return rank(one) <= rank(other) ? one : other;
    }

    private static int rank(int code) {
        int first = WORST_FIRST.indexOf(code);
        int last = BEST_LAST.indexOf(code);
        return first >= 0 ? first : WORST_FIRST.size() + 1 + last;
    }
}
