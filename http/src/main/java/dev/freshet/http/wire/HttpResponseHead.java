// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The final head of a response; interim (1xx) heads are skipped. Immutable.
 *
 * @param headers in the order they came
 */
@Internal
public record HttpResponseHead(int status, Headers headers) {

    /** The first value of that header, found without regard to case; or null. */
    public @Nullable String header(String name) {
        return headers.first(name);
    }
}
