// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import dev.freshet.core.Internal;

/** An expression has no value for a session. Cheap: without stack trace. */
@Internal
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExpressionException(String message) {
        super(message, null, false, false);
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
