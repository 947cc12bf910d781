// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.Internal;
import dev.freshet.core.json.EventBytes;
import dev.freshet.core.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What checks look into: a message of a stream, a response. Computes each view at most once, when first asked.
 *
 * <p>A subject need have only the views that the {@linkplain Checks#compile supported types} of checks ask for. Those of messages are
 * {@link #text} and {@link #json}.
 */
@Internal
public interface Subject {

    /** The whole text. */
    String text();

    /**
     * The text as JSON.
     *
     * @throws dev.freshet.core.json.JsonException when it is not JSON
     */
    Json json();

    /**
     * The event as bytes, for checks that can tell from them what they would find in {@link #json()}; valid within the call of the check. Null where there are none, or a tree is
     * there already.
     */
    default @Nullable EventBytes eventBytes() {
        return null;
    }

    /** The bytes of the body as received, decompressed. Not to be changed. */
    default byte[] bytes() {
        throw new UnsupportedOperationException("bytes");
    }

    /** The status code. */
    default int status() {
        throw new UnsupportedOperationException("status");
    }

    /** The values of the header of that name, in any case, in their order; empty when there is none. */
    default List<String> headers(String name) {
        throw new UnsupportedOperationException("headers");
    }

    /** The address that was finally reached. */
    default String currentLocation() {
        throw new UnsupportedOperationException("currentLocation");
    }

    default long responseTimeMs() {
        throw new UnsupportedOperationException("responseTimeMs");
    }
}
