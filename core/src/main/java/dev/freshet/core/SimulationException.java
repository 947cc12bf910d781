// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

/**
 * A mistake in a simulation: what is wrong, where it stands and how to mend it, in one message for the simulation's author. The command
 * line prints the message without a stack trace.
 */
public final class SimulationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SimulationException(String message) {
        super(message);
    }

    public SimulationException(String message, Throwable cause) {
        super(message, cause);
    }
}
