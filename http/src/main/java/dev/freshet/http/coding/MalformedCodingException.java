// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import dev.freshet.core.Internal;

/** Bytes are not in the coding that they are said to be in. */
@Internal
public final class MalformedCodingException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The message is a part of a text of the statistics: short and stable. */
    public MalformedCodingException(String message) {
        super(message);
    }
}
