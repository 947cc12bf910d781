// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.codec.SseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What answers look like, without the server and its times. */
final class DialectTest {

    private static final ModelRequest ASKED = new ModelRequest("m", true, true, 1_000, 7, "f");

    @Test
    void aChatBeginsWithTheRoleAndEndsWithUsageAndDone() {
        List<SseEvent> events = stream(Endpoint.CHAT, answer(0, 3, ModelAnswer.Kind.TEXT, false));

        assertThat(events).extracting(SseEvent::type).containsOnlyNulls();
        assertThat(events)
                .extracting(SseEvent::data)
                .containsExactly(
                        chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null"),
                        chunk("{\"content\":\"The\"}", "null"),
                        chunk("{\"content\":\" river\"}", "null"),
                        chunk("{\"content\":\" rises\"}", "null"),
                        chunk("{}", "\"stop\""),
                        "{\"id\":\"chatcmpl_000000000000000000000005\",\"object\":\"chat.completion.chunk\",\"created\":9,\"model\":\"m\","
                                + "\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3,\"total_tokens\":10,"
                                + "\"prompt_tokens_details\":{\"cached_tokens\":0},\"completion_tokens_details\":{\"reasoning_tokens\":0}}}",
                        "[DONE]");
    }

    @Test
    void aChatWithoutUsageTellsNone() {
        ModelRequest plain = new ModelRequest("m", true, false, 1_000, 7, "f");
        List<SseEvent> events = stream(
                Dialect.of(Endpoint.CHAT, new ModelCall(plain, answer(0, 1, ModelAnswer.Kind.TEXT, false), 5, 9)),
                answer(0, 1, ModelAnswer.Kind.TEXT, false));

        assertThat(events)
                .hasSize(4)
                .noneMatch(event -> Objects.toString(event.data()).contains("usage"));
    }

    @Test
    void aChatTellsReasoningToolsAndRefusalsInDeltasOfTheirOwn() {
        assertThat(stream(Endpoint.CHAT, answer(1, 2, ModelAnswer.Kind.TOOL, false))
                        .subList(1, 6))
                .extracting(SseEvent::data)
                .containsExactly(
                        chunk("{\"reasoning_content\":\"The\"}", "null"),
                        chunk(
                                "{\"tool_calls\":[{\"index\":0,\"id\":\"call_000000000000000000000005\",\"type\":\"function\","
                                        + "\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]}",
                                "null"),
                        chunk(
                                "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"text\\\":\\\"\"}}]}",
                                "null"),
                        chunk("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"}\"}}]}", "null"),
                        chunk("{}", "\"tool_calls\""));
        assertThat(stream(Endpoint.CHAT, answer(0, 1, ModelAnswer.Kind.REFUSAL, true))
                        .subList(1, 3))
                .extracting(SseEvent::data)
                .containsExactly(chunk("{\"refusal\":\"The\"}", "null"), chunk("{}", "\"length\""));
    }

    @Test
    void responsesAreNumberedAndTellEachPartFromItsBeginningToItsEnd() {
        List<SseEvent> events = stream(Endpoint.RESPONSES, answer(2, 2, ModelAnswer.Kind.TEXT, false));

        assertThat(events)
                .extracting(SseEvent::type)
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.reasoning_summary_part.added",
                        "response.reasoning_summary_text.delta",
                        "response.reasoning_summary_text.delta",
                        "response.reasoning_summary_text.done",
                        "response.reasoning_summary_part.done",
                        "response.output_item.done",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
        for (int i = 0; i < events.size(); i++) {
            assertThat(at(events.get(i), "sequence_number")).isEqualTo((long) i);
            assertThat(at(events.get(i), "type")).isEqualTo(events.get(i).type());
        }
        assertThat(at(events.get(12), "delta")).isEqualTo(" river");
        assertThat(at(events.get(12), "output_index")).isEqualTo(1L);
        assertThat(at(events.get(13), "text")).isEqualTo("The river");
        assertThat(at(events.get(16), "response", "usage", "output_tokens")).isEqualTo(4L);
        assertThat(at(events.get(16), "response", "usage", "output_tokens_details", "reasoning_tokens"))
                .isEqualTo(2L);
        assertThat(at(events.get(16), "response", "output", 1, "content", 0, "text"))
                .isEqualTo("The river");
    }

    @Test
    void responsesThatAreCutShortAreIncomplete() {
        List<SseEvent> events = stream(Endpoint.RESPONSES, answer(0, 2, ModelAnswer.Kind.TOOL, true));

        SseEvent last = events.get(events.size() - 1);
        assertThat(last.type()).isEqualTo("response.incomplete");
        assertThat(at(last, "response", "incomplete_details", "reason")).isEqualTo("max_output_tokens");
        assertThat(at(last, "response", "output", 0, "arguments")).isEqualTo("{\"text\":\"\"}");
        assertThat(events).extracting(SseEvent::type).contains("response.function_call_arguments.done");
    }

    @Test
    void messagesConsistOfBlocksAndCountTokensUpToTheEnd() {
        List<SseEvent> events = stream(Endpoint.MESSAGES, answer(1, 2, ModelAnswer.Kind.TEXT, false));

        assertThat(events)
                .extracting(SseEvent::type)
                .containsExactly(
                        "message_start",
                        "ping",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_delta",
                        "content_block_stop",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_delta",
                        "content_block_stop",
                        "message_delta",
                        "message_stop");
        assertThat(at(events.get(0), "message", "usage", "input_tokens")).isEqualTo(7L);
        assertThat(at(events.get(3), "delta", "type")).isEqualTo("thinking_delta");
        assertThat(at(events.get(4), "delta", "type")).isEqualTo("signature_delta");
        assertThat(at(events.get(8), "index")).isEqualTo(1L);
        assertThat(at(events.get(8), "delta", "text")).isEqualTo(" river");
        assertThat(at(events.get(10), "usage", "output_tokens")).isEqualTo(3L);
        assertThat(at(events.get(10), "delta", "stop_reason")).isEqualTo("end_turn");
    }

    @Test
    void messagesTellToolsAndRefusalsByTheReasonOfTheirEnd() {
        List<SseEvent> tool = stream(Endpoint.MESSAGES, answer(0, 3, ModelAnswer.Kind.TOOL, false));
        assertThat(at(tool.get(2), "content_block", "name")).isEqualTo("f");
        assertThat(at(tool.get(3), "delta", "partial_json")).isEqualTo("{\"text\":\"");
        assertThat(at(tool.get(tool.size() - 2), "delta", "stop_reason")).isEqualTo("tool_use");
        List<SseEvent> refusal = stream(Endpoint.MESSAGES, answer(0, 1, ModelAnswer.Kind.REFUSAL, false));
        assertThat(at(refusal.get(refusal.size() - 2), "delta", "stop_reason")).isEqualTo("refusal");
    }

    @Test
    void completionsAreTextOnly() {
        List<SseEvent> events = stream(Endpoint.COMPLETIONS, answer(0, 2, ModelAnswer.Kind.TEXT, false));

        assertThat(events).hasSize(5);
        assertThat(at(events.get(1), "choices", 0, "text")).isEqualTo(" river");
        assertThat(at(events.get(2), "choices", 0, "finish_reason")).isEqualTo("stop");
        assertThat(at(events.get(3), "usage", "completion_tokens")).isEqualTo(2L);
        assertThat(events.get(4).data()).isEqualTo("[DONE]");
    }

    @ParameterizedTest
    @EnumSource(ModelAnswer.Kind.class)
    void theDocumentHoldsWhatTheStreamTells(ModelAnswer.Kind kind) {
        if (kind == ModelAnswer.Kind.REASONING) {
            return; // it is no answer by itself
        }
        ModelAnswer answer = answer(2, 40, kind, false);
        StringBuilder deltas = new StringBuilder();
        for (SseEvent event : stream(Endpoint.MESSAGES, answer)) {
            Object delta = Objects.equals(event.type(), "content_block_delta") ? at(event, "delta") : null;
            if (delta instanceof Map<?, ?> members
                    && !members.containsKey("thinking")
                    && !members.containsKey("signature")) {
                deltas.append(members.values().toArray()[1]);
            }
        }
        assertThat(deltas.toString()).isEqualTo(answer.text(kind));
        Object whole =
                JsonReader.read(JsonText.of(dialect(Endpoint.MESSAGES, answer).document()));
        assertThat(at(whole, "content", 1, kind == ModelAnswer.Kind.TOOL ? "input" : "text"))
                .isEqualTo(kind == ModelAnswer.Kind.TOOL ? JsonReader.read(answer.text(kind)) : answer.text(kind));
        assertThat(at(whole, "usage", "output_tokens")).isEqualTo(42L);
    }

    @ParameterizedTest
    @EnumSource(
            value = Endpoint.class,
            names = {"CHAT", "COMPLETIONS", "RESPONSES", "MESSAGES"})
    void documentsAndErrorsAreJson(Endpoint route) {
        ModelAnswer answer = answer(3, 40, ModelAnswer.Kind.TEXT, false);
        assertThat(JsonReader.read(JsonText.of(dialect(route, answer).document())))
                .isInstanceOf(Map.class);
        List<SseEvent> failed = new ArrayList<>();
        dialect(route, answer).fail(failed::add);
        assertThat(failed).hasSize(1);
        assertThat(Objects.toString(failed.get(0).data())).contains("as the query asks for");
    }

    @ParameterizedTest
    @EnumSource(
            value = Endpoint.class,
            names = {"CHAT", "COMPLETIONS", "RESPONSES", "MESSAGES"})
    void anAnswerOfNoTokensIsWholeToo(Endpoint route) {
        ModelAnswer none = answer(0, 0, ModelAnswer.Kind.TOOL, false);
        assertThat(stream(route, none)).isNotEmpty();
        assertThat(dialect(route, none).document()).isNotEmpty();
    }

    @Test
    void severalTokensShareAnEvent() {
        ModelAnswer answer = new ModelAnswer(3, 4, ModelAnswer.Kind.TEXT, false, 2);

        assertThat(IntStream.range(0, answer.pieces())
                        .mapToObj(i -> answer.piece(i).text()))
                .containsExactly("The river", " rises", "The river", " rises when");
        assertThat(List.of(0, 1, 2, 2, 3, 3, 4, 4))
                .isEqualTo(IntStream.of(0, 1, 3, 3, 4, 5, 6, 99)
                        .mapToObj(answer::piecesUntil)
                        .toList());
    }

    private static ModelAnswer answer(int reasoning, int tokens, ModelAnswer.Kind kind, boolean isCutShort) {
        return new ModelAnswer(reasoning, tokens, kind, isCutShort, 1);
    }

    private static Dialect dialect(Endpoint route, ModelAnswer answer) {
        return Dialect.of(route, new ModelCall(ASKED, answer, 5, 9));
    }

    private static List<SseEvent> stream(Endpoint route, ModelAnswer answer) {
        return stream(dialect(route, answer), answer);
    }

    private static List<SseEvent> stream(Dialect dialect, ModelAnswer answer) {
        List<SseEvent> events = new ArrayList<>();
        dialect.open(events::add);
        for (int i = 0; i < answer.pieces(); i++) {
            dialect.piece(answer.piece(i), events::add);
        }
        dialect.end(events::add);
        return events;
    }

    private static String chunk(String delta, String reason) {
        return "{\"id\":\"chatcmpl_000000000000000000000005\",\"object\":\"chat.completion.chunk\",\"created\":9,\"model\":\"m\","
                + "\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + reason
                + "}],\"usage\":null}";
    }

    private static @Nullable Object at(SseEvent event, Object... path) {
        return at(JsonReader.read(Objects.requireNonNull(event.data())), path);
    }

    private static @Nullable Object at(@Nullable Object value, Object... path) {
        Object found = value;
        for (Object step : path) {
            found = step instanceof Integer index && found instanceof List<?> list
                    ? list.get(index)
                    : found instanceof Map<?, ?> members ? members.get(step) : null;
        }
        return found;
    }
}
