// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import dev.freshet.codec.SseEvent;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How an interface of language models puts one answer: as events, or as one document. It has state, since events are numbered. Confined to the loop of the
 * response.
 */
sealed interface Dialect permits ChatDialect, CompletionsDialect, MessagesDialect, ResponsesDialect {

    /** What comes before the first token. */
    void open(Consumer<SseEvent> out);

    /** An event with tokens, and those around it where a part begins or ends with it. */
    void piece(ModelAnswer.Piece piece, Consumer<SseEvent> out);

    /** What comes behind the last token, with the end mark last. */
    void end(Consumer<SseEvent> out);

    /** What tells of an error in a stream; nothing follows it. */
    void fail(Consumer<SseEvent> out);

    /** The whole answer as one document. */
    Map<String, @Nullable Object> document();

    /** A dialect that has told nothing yet. */
    static Dialect of(Endpoint route, ModelCall call) {
        return switch (route) {
            case CHAT -> new ChatDialect(call);
            case COMPLETIONS -> new CompletionsDialect(call);
            case RESPONSES -> new ResponsesDialect(call);
            default -> new MessagesDialect(call);
        };
    }
}
