// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static dev.freshet.server.JsonText.object;

import dev.freshet.codec.SseEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** OpenAI's Chat Completions, with reasoning as open servers of it tell it: in {@code reasoning_content}. */
final class ChatDialect implements Dialect {

    private static final SseEvent DONE = SseEvent.of("[DONE]");

    private final ModelCall call;
    private final String beforeDelta;
    private final String behindReason;

    ChatDialect(ModelCall call) {
        this.call = call;
        this.beforeDelta = "{\"id\":\"" + call.id("chatcmpl") + "\",\"object\":\"chat.completion.chunk\",\"created\":"
                + call.createdSec() + ",\"model\":" + JsonText.of(call.request().model())
                + ",\"choices\":[{\"index\":0,\"delta\":";
        this.behindReason = call.request().withUsage() ? "}],\"usage\":null}" : "}]}";
    }

    @Override
    public void open(Consumer<SseEvent> out) {
        out.accept(chunk("{\"role\":\"assistant\",\"content\":\"\"}", null));
    }

    @Override
    public void piece(ModelAnswer.Piece piece, Consumer<SseEvent> out) {
        if (piece.kind() == ModelAnswer.Kind.TOOL && piece.isFirst()) {
            out.accept(chunk(JsonText.of(object("tool_calls", List.of(toolCall(0, "")))), null));
        }
        String text = JsonText.of(piece.text());
        String delta = switch (piece.kind()) {
            case REASONING -> "{\"reasoning_content\":" + text + "}";
            case TEXT -> "{\"content\":" + text + "}";
            case REFUSAL -> "{\"refusal\":" + text + "}";
            case TOOL -> "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":" + text + "}}]}";
        };
        out.accept(chunk(delta, null));
    }

    @Override
    public void end(Consumer<SseEvent> out) {
        out.accept(chunk("{}", call.finishReason()));
        if (call.request().withUsage()) {
            Map<String, @Nullable Object> last = head("chat.completion.chunk", List.of());
            last.put("usage", call.completionUsage());
            out.accept(SseEvent.of(JsonText.of(last)));
        }
        out.accept(DONE);
    }

    @Override
    public void fail(Consumer<SseEvent> out) {
        out.accept(SseEvent.of(JsonText.of(ModelErrors.openAi("server_error", ModelCall.FAILURE, ""))));
    }

    @Override
    public Map<String, @Nullable Object> document() {
        ModelAnswer answer = call.answer();
        boolean hasText = answer.kind() == ModelAnswer.Kind.TEXT;
        Map<String, @Nullable Object> message =
                object("role", "assistant", "content", hasText ? answer.text(ModelAnswer.Kind.TEXT) : null);
        message.put("refusal", call.isRefusal() ? answer.text(ModelAnswer.Kind.REFUSAL) : null);
        if (answer.reasoning() > 0) {
            message.put("reasoning_content", answer.text(ModelAnswer.Kind.REASONING));
        }
        if (call.isTool() && answer.tokens() > 0) {
            message.put("tool_calls", List.of(toolCall(-1, answer.text(ModelAnswer.Kind.TOOL))));
        }
        Map<String, @Nullable Object> whole = head(
                "chat.completion",
                List.of(object("index", 0, "message", message, "finish_reason", call.finishReason())));
        whole.put("usage", call.completionUsage());
        return whole;
    }

    private SseEvent chunk(String delta, @Nullable String reason) {
        return SseEvent.of(beforeDelta + delta + ",\"finish_reason\":" + JsonText.of(reason) + behindReason);
    }

    private Map<String, @Nullable Object> head(String type, List<?> choices) {
        return object(
                "id",
                call.id("chatcmpl"),
                "object",
                type,
                "created",
                call.createdSec(),
                "model",
                call.request().model(),
                "choices",
                choices);
    }

    /** @param index its place in a stream; negative in a document, which has none */
    private Map<String, @Nullable Object> toolCall(int index, String arguments) {
        Map<String, @Nullable Object> toolCall = index < 0 ? object() : object("index", index);
        toolCall.put("id", call.id("call"));
        toolCall.put("type", "function");
        toolCall.put("function", object("name", call.request().tool(), "arguments", arguments));
        return toolCall;
    }
}
