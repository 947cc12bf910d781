// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import java.util.List;
import java.util.function.BiFunction;

/** Hands the unmatched messages of a stream to a function. */
@Internal
public record SseProcessUnmatched(
        Dynamic<String> streamName, BiFunction<List<SseInboundMessage>, Session, Session> function)
        implements ActionBuilder {

    @Override
    @Internal
    public String words() {
        return "sse.processUnmatchedMessages";
    }
}
