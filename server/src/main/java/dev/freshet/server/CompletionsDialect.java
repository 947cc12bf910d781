// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static dev.freshet.server.JsonText.object;

import dev.freshet.codec.SseEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** OpenAI's older text completions, which engines still speak: all tokens are text. */
final class CompletionsDialect implements Dialect {

    private final ModelCall call;

    CompletionsDialect(ModelCall call) {
        this.call = call;
    }

    @Override
    public void open(Consumer<SseEvent> out) {
        // The first event is that of the first token.
    }

    @Override
    public void piece(ModelAnswer.Piece piece, Consumer<SseEvent> out) {
        out.accept(SseEvent.of(JsonText.of(head(List.of(choice(piece.text(), null))))));
    }

    @Override
    public void end(Consumer<SseEvent> out) {
        out.accept(SseEvent.of(JsonText.of(head(List.of(choice("", reason()))))));
        if (call.request().withUsage()) {
            Map<String, @Nullable Object> last = head(List.of());
            last.put("usage", call.completionUsage());
            out.accept(SseEvent.of(JsonText.of(last)));
        }
        out.accept(SseEvent.of("[DONE]"));
    }

    @Override
    public void fail(Consumer<SseEvent> out) {
        out.accept(SseEvent.of(JsonText.of(ModelErrors.openAi("server_error", ModelCall.FAILURE, ""))));
    }

    @Override
    public Map<String, @Nullable Object> document() {
        ModelAnswer answer = call.answer();
        String text = answer.text(ModelAnswer.Kind.REASONING) + answer.text(answer.kind());
        Map<String, @Nullable Object> whole = head(List.of(choice(text, reason())));
        whole.put("usage", call.completionUsage());
        return whole;
    }

    private String reason() {
        return call.answer().isCutShort() ? "length" : "stop";
    }

    private static Map<String, @Nullable Object> choice(String text, @Nullable String reason) {
        return object("index", 0, "text", text, "logprobs", null, "finish_reason", reason);
    }

    private Map<String, @Nullable Object> head(List<?> choices) {
        return object(
                "id",
                call.id("cmpl"),
                "object",
                "text_completion",
                "created",
                call.createdSec(),
                "model",
                call.request().model(),
                "choices",
                choices);
    }
}
