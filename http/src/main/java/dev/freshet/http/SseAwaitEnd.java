// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import java.time.Duration;

/** Waits until the server ends a stream. */
@Internal
public record SseAwaitEnd(StreamReference stream, Dynamic<Duration> timeout) implements ActionBuilder {

    @Override
    @Internal
    public String words() {
        return stream.words() + ".awaitEnd";
    }
}
