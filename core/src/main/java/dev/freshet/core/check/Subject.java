// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.Internal;
import dev.freshet.core.json.Json;

/** What checks look into: a message of a stream, a response. Computes each view at most once, when first asked. */
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
}
