// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The final head of a response; interim (1xx) heads are skipped. Immutable.
 *
 * @param headers in the order they came
 */
@Internal
public record HttpResponseHead(int status, List<Map.Entry<String, String>> headers) {

    /** The first value of that header, found without regard to case; or null. */
    public @Nullable String header(String name) {
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue();
            }
        }
        return null;
    }
}
