// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static dev.freshet.server.JsonText.object;

import dev.freshet.codec.SseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** OpenAI's Responses: events have types and are numbered, and each part is told when it begins, grows and is whole. */
final class ResponsesDialect implements Dialect {

    private final ModelCall call;
    private final List<Object> output = new ArrayList<>();
    private long sequence;

    ResponsesDialect(ModelCall call) {
        this.call = call;
    }

    @Override
    public void open(Consumer<SseEvent> out) {
        send(out, "response.created", object("response", response("in_progress")));
        send(out, "response.in_progress", object("response", response("in_progress")));
    }

    @Override
    public void piece(ModelAnswer.Piece piece, Consumer<SseEvent> out) {
        ModelAnswer.Kind kind = piece.kind();
        if (piece.isFirst()) {
            send(out, "response.output_item.added", object("output_index", output.size(), "item", item(kind, false)));
            if (kind != ModelAnswer.Kind.TOOL) {
                send(out, added(kind), placed(kind, "part", part(kind, "")));
            }
        }
        send(out, growing(kind) + ".delta", placed(kind, "delta", piece.text()));
        if (piece.isLast()) {
            close(kind, out);
        }
    }

    private void close(ModelAnswer.Kind kind, Consumer<SseEvent> out) {
        String text = call.answer().text(kind);
        String member = switch (kind) {
            case TOOL -> "arguments";
            case REFUSAL -> "refusal";
            case TEXT, REASONING -> "text";
        };
        send(out, growing(kind) + ".done", placed(kind, member, text));
        if (kind != ModelAnswer.Kind.TOOL) {
            send(out, added(kind).replace(".added", ".done"), placed(kind, "part", part(kind, text)));
        }
        Map<String, @Nullable Object> whole = item(kind, true);
        send(out, "response.output_item.done", object("output_index", output.size(), "item", whole));
        output.add(whole);
    }

    @Override
    public void end(Consumer<SseEvent> out) {
        send(out, "response." + status(), object("response", response(status())));
    }

    @Override
    public void fail(Consumer<SseEvent> out) {
        send(out, "error", object("code", "server_error", "message", ModelCall.FAILURE, "param", null));
    }

    @Override
    public Map<String, @Nullable Object> document() {
        if (call.answer().reasoning() > 0) {
            output.add(item(ModelAnswer.Kind.REASONING, true));
        }
        if (call.answer().tokens() > 0) {
            output.add(item(call.answer().kind(), true));
        }
        return response(status());
    }

    private void send(Consumer<SseEvent> out, String type, Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> all = object("type", type, "sequence_number", sequence++);
        all.putAll(members);
        out.accept(SseEvent.of(JsonText.of(all)).withType(type));
    }

    private String status() {
        return call.answer().isCutShort() ? "incomplete" : "completed";
    }

    private Map<String, @Nullable Object> response(String status) {
        boolean isOver = !status.equals("in_progress");
        return object(
                "id",
                call.id("resp"),
                "object",
                "response",
                "created_at",
                call.createdSec(),
                "status",
                status,
                "error",
                null,
                "incomplete_details",
                status.equals("incomplete") ? object("reason", "max_output_tokens") : null,
                "model",
                call.request().model(),
                "output",
                isOver ? output : List.of(),
                "usage",
                isOver ? usage() : null);
    }

    private Map<String, @Nullable Object> usage() {
        long input = call.request().promptTokens();
        int tokens = call.answer().allTokens();
        return object(
                "input_tokens",
                input,
                "input_tokens_details",
                object("cached_tokens", 0),
                "output_tokens",
                tokens,
                "output_tokens_details",
                object("reasoning_tokens", call.answer().reasoning()),
                "total_tokens",
                input + tokens);
    }

    /** The events of a part that grows, without their last word. */
    private static String growing(ModelAnswer.Kind kind) {
        return switch (kind) {
            case REASONING -> "response.reasoning_summary_text";
            case TEXT -> "response.output_text";
            case REFUSAL -> "response.refusal";
            case TOOL -> "response.function_call_arguments";
        };
    }

    private static String added(ModelAnswer.Kind kind) {
        return kind == ModelAnswer.Kind.REASONING
                ? "response.reasoning_summary_part.added"
                : "response.content_part.added";
    }

    /** A member with the place that it belongs to. */
    private Map<String, @Nullable Object> placed(ModelAnswer.Kind kind, String member, Object value) {
        Map<String, @Nullable Object> placed = object("item_id", itemId(kind), "output_index", output.size());
        if (kind != ModelAnswer.Kind.TOOL) {
            placed.put(kind == ModelAnswer.Kind.REASONING ? "summary_index" : "content_index", 0);
        }
        placed.put(member, value);
        return placed;
    }

    private String itemId(ModelAnswer.Kind kind) {
        return call.id(
                switch (kind) {
                    case REASONING -> "rs";
                    case TOOL -> "fc";
                    case TEXT, REFUSAL -> "msg";
                });
    }

    private Map<String, @Nullable Object> item(ModelAnswer.Kind kind, boolean isWhole) {
        String text = isWhole ? call.answer().text(kind) : "";
        List<?> parts = isWhole ? List.of(part(kind, text)) : List.of();
        String status = !isWhole ? "in_progress" : call.answer().isCutShort() ? "incomplete" : "completed";
        return switch (kind) {
            case REASONING -> object("id", itemId(kind), "type", "reasoning", "summary", parts);
            case TOOL ->
                object(
                        "id",
                        itemId(kind),
                        "type",
                        "function_call",
                        "status",
                        status,
                        "call_id",
                        call.id("call"),
                        "name",
                        call.request().tool(),
                        "arguments",
                        text);
            case TEXT, REFUSAL ->
                object("id", itemId(kind), "type", "message", "status", status, "role", "assistant", "content", parts);
        };
    }

    private static Map<String, @Nullable Object> part(ModelAnswer.Kind kind, String text) {
        return switch (kind) {
            case REASONING -> object("type", "summary_text", "text", text);
            case REFUSAL -> object("type", "refusal", "refusal", text);
            case TEXT, TOOL -> object("type", "output_text", "text", text, "annotations", List.of());
        };
    }
}
