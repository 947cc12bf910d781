// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.failure;

import dev.freshet.core.Internal;
import java.util.Optional;

/**
 * Tells a process that is sick from a mistake in one step. After an {@link OutOfMemoryError} or another error of the virtual machine nobody knows what was left half done, on
 * whichever thread: no figure can be trusted from then on. A {@link StackOverflowError} is no such thing: it is a recursion without an end, in one step.
 */
@Internal
public final class Sickness {

    /** How far causes are followed: a chain may be a ring. */
    private static final int MOST_CAUSES = 16;

    private Sickness() {}

    /** The error that says that the process is sick, among what was thrown and its causes. */
    public static Optional<VirtualMachineError> in(Throwable thrown) {
        Throwable link = thrown;
        for (int depth = 0; link != null && depth < MOST_CAUSES; depth++) {
            if (link instanceof VirtualMachineError error && !(link instanceof StackOverflowError)) {
                return Optional.of(error);
            }
            link = link.getCause();
        }
        return Optional.empty();
    }

    /** Passes on what says that the process is sick, to whoever ends the run for it; comes back otherwise. */
    public static void rethrow(Throwable thrown) {
        Optional<VirtualMachineError> error = in(thrown);
        if (error.isPresent()) {
            throw error.get();
        }
    }
}
