// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static dev.freshet.server.JsonText.object;

import dev.freshet.codec.SseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Anthropic's Messages. */
final class MessagesDialect implements Dialect {

    private static final String SIGNATURE = "c2FtcGxlLXNlcnZlcg==";

    private final ModelCall call;

    /** The number of the block in progress. */
    private int block;

    MessagesDialect(ModelCall call) {
        this.call = call;
    }

    @Override
    public void open(Consumer<SseEvent> out) {
        // how many tokens come is not known yet: as with the real one, the number is a placeholder
        send(out, "message_start", object("message", message(List.of(), null, 1)));
        send(out, "ping", object());
    }

    @Override
    public void piece(ModelAnswer.Piece piece, Consumer<SseEvent> out) {
        if (piece.isFirst()) {
            send(out, "content_block_start", object("index", block, "content_block", block(piece.kind(), false)));
        }
        String text = piece.text();
        delta(
                out,
                switch (piece.kind()) {
                    case REASONING -> object("type", "thinking_delta", "thinking", text);
                    case TOOL -> object("type", "input_json_delta", "partial_json", text);
                    case TEXT, REFUSAL -> object("type", "text_delta", "text", text);
                });
        if (piece.isLast()) {
            if (piece.kind() == ModelAnswer.Kind.REASONING) {
                delta(out, object("type", "signature_delta", "signature", SIGNATURE));
            }
            send(out, "content_block_stop", object("index", block));
            block++;
        }
    }

    @Override
    public void end(Consumer<SseEvent> out) {
        send(
                out,
                "message_delta",
                object(
                        "delta",
                        object("stop_reason", reason(), "stop_sequence", null),
                        "usage",
                        usage(call.answer().allTokens())));
        send(out, "message_stop", object());
    }

    @Override
    public void fail(Consumer<SseEvent> out) {
        out.accept(SseEvent.of(JsonText.of(ModelErrors.anthropic("overloaded_error", ModelCall.FAILURE)))
                .withType("error"));
    }

    @Override
    public Map<String, @Nullable Object> document() {
        List<Object> blocks = new ArrayList<>();
        if (call.answer().reasoning() > 0) {
            blocks.add(block(ModelAnswer.Kind.REASONING, true));
        }
        if (call.answer().tokens() > 0) {
            blocks.add(block(call.answer().kind(), true));
        }
        return message(blocks, reason(), call.answer().allTokens());
    }

    private void delta(Consumer<SseEvent> out, Map<String, @Nullable Object> delta) {
        send(out, "content_block_delta", object("index", block, "delta", delta));
    }

    private static void send(Consumer<SseEvent> out, String type, Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> all = object("type", type);
        all.putAll(members);
        out.accept(SseEvent.of(JsonText.of(all)).withType(type));
    }

    private Map<String, @Nullable Object> message(List<?> content, @Nullable String reason, int outputTokens) {
        return object(
                "id",
                call.id("msg"),
                "type",
                "message",
                "role",
                "assistant",
                "model",
                call.request().model(),
                "content",
                content,
                "stop_reason",
                reason,
                "stop_sequence",
                null,
                "usage",
                usage(outputTokens));
    }

    private Map<String, @Nullable Object> usage(int outputTokens) {
        return object("input_tokens", call.request().promptTokens(), "output_tokens", outputTokens);
    }

    /** @param isWhole whether the block has its content already, as in a document */
    private Map<String, @Nullable Object> block(ModelAnswer.Kind kind, boolean isWhole) {
        String text = isWhole ? call.answer().text(kind) : "";
        return switch (kind) {
            case REASONING -> object("type", "thinking", "thinking", text, "signature", isWhole ? SIGNATURE : "");
            case TOOL ->
                object(
                        "type",
                        "tool_use",
                        "id",
                        call.id("toolu"),
                        "name",
                        call.request().tool(),
                        "input",
                        isWhole ? JsonReader.read(text) : object());
            case TEXT, REFUSAL -> object("type", "text", "text", text);
        };
    }

    private String reason() {
        if (call.answer().isCutShort()) {
            return "max_tokens";
        }
        return call.isTool() ? "tool_use" : call.isRefusal() ? "refusal" : "end_turn";
    }
}
