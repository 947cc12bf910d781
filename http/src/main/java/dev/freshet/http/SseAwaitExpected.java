// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Internal;

/** Waits until every armed check of a stream has its verdict. */
@Internal
public record SseAwaitExpected(StreamReference stream) implements ActionBuilder {

    @Override
    @Internal
    public String words() {
        return stream.words() + ".awaitExpected";
    }
}
