// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import java.io.Serial;

/** The body of an item is not what its kind has. */
final class MalformedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
        super(message);
    }
}
