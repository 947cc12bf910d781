// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import org.jspecify.annotations.Nullable;

/** What a check takes when it finds no value. A null that was found is a value; one that an author's function returns is none. */
enum Nothing {
    NOTHING;

    static Object ifNull(@Nullable Object returned) {
        return returned == null ? NOTHING : returned;
    }
}
