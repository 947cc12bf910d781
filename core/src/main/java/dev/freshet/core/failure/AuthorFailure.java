// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.failure;

import dev.freshet.core.Internal;

/** Code of a simulation's author threw something. Cheap: without a stack trace of its own; that of what was thrown is the {@linkplain #getCause cause's}. */
@Internal
public final class AuthorFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Throwable thrown;

    AuthorFailure(Throwable thrown) {
        super(Crash.reason(thrown), thrown, false, false);
        this.thrown = thrown;
    }

    /** What was thrown, in a few words, for example {@code NumberFormatException: For input string: "a"}. */
    public String reason() {
        return Crash.reason(thrown);
    }

    /** What was thrown. */
    public Throwable thrown() {
        return thrown;
    }
}
