// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Internal;
import org.jspecify.annotations.Nullable;

/**
 * What is said of something that both a protocol and one of its streams may set.
 *
 * @param method who says so, for messages
 * @param value what is set; null to switch it off
 */
@Internal
public record Setting<T>(String method, @Nullable T value) {

    /** The stream's own word, or else that of its protocol; null where neither has any. */
    static <T> @Nullable Setting<T> first(@Nullable Setting<T> ofStream, @Nullable Setting<T> ofProtocol) {
        return ofStream == null ? ofProtocol : ofStream;
    }
}
