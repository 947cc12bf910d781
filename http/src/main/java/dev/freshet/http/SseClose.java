// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Internal;

/** Closes a stream. */
@Internal
public record SseClose(StreamReference stream) implements ActionBuilder {

    @Override
    @Internal
    public String words() {
        return stream.words() + ".close";
    }
}
