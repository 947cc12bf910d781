// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.codec.SseBlock;
import dev.freshet.codec.SseDecoder;
import dev.freshet.codec.SseHandler;
import dev.freshet.core.json.Json;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An event as the JSON that checks see. */
class SseMessageTest {

    static Stream<Arguments> membersAndTheirOrder() {
        return Stream.of(
                arguments(
                        "id: 77535\nevent: snapshot\ndata: [1,2]",
                        "{\"id\":77535,\"event\":\"snapshot\",\"data\":[1,2]}"),
                arguments(
                        "data: x\nretry: 5\nevent: e\nid: i",
                        "{\"id\":\"i\",\"event\":\"e\",\"data\":\"x\",\"retry\":5}"),
                arguments("data: x", "{\"data\":\"x\"}"),
                arguments("data", "{\"data\":\"\"}"),
                arguments("event: ping", "{\"event\":\"ping\"}"),
                arguments("id: 9", "{\"id\":9}"),
                arguments("event:\ndata: a", "{\"data\":\"a\"}"),
                arguments("event: message\ndata: a", "{\"event\":\"message\",\"data\":\"a\"}"),
                arguments("id\ndata: a", "{\"id\":\"\",\"data\":\"a\"}"),
                arguments("event: a\"b\\\ndata: a", "{\"event\":\"a\\\"b\\\\\",\"data\":\"a\"}"));
    }

    /** An id is a number only where the number still shows it as it came. */
    static Stream<Arguments> ids() {
        return Stream.of(
                arguments("id: 0\ndata", "{\"id\":0,\"data\":\"\"}"),
                arguments("id: -5\ndata", "{\"id\":-5,\"data\":\"\"}"),
                arguments("id: -0\ndata", "{\"id\":\"-0\",\"data\":\"\"}"),
                arguments("id: 007\ndata", "{\"id\":\"007\",\"data\":\"\"}"),
                arguments("id: 1.0\ndata", "{\"id\":\"1.0\",\"data\":\"\"}"),
                arguments("id: 1e3\ndata", "{\"id\":\"1e3\",\"data\":\"\"}"),
                arguments("id: +5\ndata", "{\"id\":\"+5\",\"data\":\"\"}"),
                arguments("id: -\ndata", "{\"id\":\"-\",\"data\":\"\"}"),
                arguments("id:  5\ndata", "{\"id\":\" 5\",\"data\":\"\"}"),
                arguments("id: \u0665\ndata", "{\"id\":\"\u0665\",\"data\":\"\"}"),
                arguments("id: 9223372036854775807\ndata", "{\"id\":9223372036854775807,\"data\":\"\"}"),
                arguments("id: 9223372036854775808\ndata", "{\"id\":\"9223372036854775808\",\"data\":\"\"}"),
                arguments("id: -9223372036854775808\ndata", "{\"id\":-9223372036854775808,\"data\":\"\"}"),
                arguments("id: -9223372036854775809\ndata", "{\"id\":\"-9223372036854775809\",\"data\":\"\"}"),
                arguments("id: 12345678901234567890\ndata", "{\"id\":\"12345678901234567890\",\"data\":\"\"}"),
                arguments("id: 1795371784:[0],-\ndata", "{\"id\":\"1795371784:[0],-\",\"data\":\"\"}"),
                arguments("id: a\"b\\\ndata", "{\"id\":\"a\\\"b\\\\\",\"data\":\"\"}"));
    }

    /** Data is embedded only if it is an object or an array. */
    static Stream<Arguments> data() {
        return Stream.of(
                arguments("data: {\"a\": 1}", "{\"data\":{\"a\": 1}}"),
                arguments("data: [{\"a\":\ndata: 1}]", "{\"data\":[{\"a\":\n1}]}"),
                arguments("data:   [1]\t", "{\"data\":[1]}"),
                arguments("data: {oops}", "{\"data\":\"{oops}\"}"),
                arguments("data: [DONE]", "{\"data\":\"[DONE]\"}"),
                arguments("data: [1] [2]", "{\"data\":\"[1] [2]\"}"),
                arguments("data: [NaN]", "{\"data\":\"[NaN]\"}"),
                arguments("data: [1e400]", "{\"data\":[1e400]}"),
                arguments("data: 5", "{\"data\":\"5\"}"),
                arguments("data: true", "{\"data\":\"true\"}"),
                arguments("data: null", "{\"data\":\"null\"}"),
                arguments("data: \"quoted\"", "{\"data\":\"\\\"quoted\\\"\"}"),
                arguments("data: a\ndata: b", "{\"data\":\"a\\nb\"}"),
                arguments("data: tab\there \u0001", "{\"data\":\"tab\\there \\u0001\"}"));
    }

    @ParameterizedTest
    @MethodSource({"membersAndTheirOrder", "ids", "data"})
    void theTextShowsTheFieldsThatTheEventHas(String block, String expected) {
        assertThat(during(block, SseMessage::text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource({"membersAndTheirOrder", "ids", "data"})
    void theTreeIsWhatTheTextSays(String block, String expected) {
        assertThat(during(block, SseMessage::json)).isEqualTo(Json.parse(expected));
    }

    @Test
    void aMessageThatIsKeptOutlivesTheCallback() {
        SseMessage kept = during("id: 1\nevent: e\ndata: {\"a\":1}", message -> {
            message.keep();
            return message;
        });

        assertThat(kept.text()).isEqualTo("{\"id\":1,\"event\":\"e\",\"data\":{\"a\":1}}");
    }

    @Test
    void textAndTreeAreMadeOnce() {
        SseMessage message = during("data: x", kept -> {
            kept.keep();
            return kept;
        });

        assertThat(message.text()).isSameAs(message.text());
        assertThat(message.json()).isSameAs(message.json());
    }

    @Test
    void malformedUtf8BecomesTheReplacementCharacter() {
        byte[] block = "data: a\u00ffb\n\n".getBytes(ISO_8859_1);

        assertThat(during(block, SseMessage::text)).isEqualTo("{\"data\":\"a\ufffdb\"}");
    }

    @Test
    void onlyAnEventWithDataIsOneByTheStandard() {
        assertThat(during("event: ping", SseMessage::isDispatched)).isFalse();
        assertThat(during("data", SseMessage::isDispatched)).isTrue();
    }

    private static <T> T during(String block, Function<SseMessage, T> look) {
        return during((block + "\n\n").getBytes(UTF_8), look);
    }

    /** What is seen of the one event of that stream while the decoder hands it over. */
    private static <T> T during(byte[] stream, Function<SseMessage, T> look) {
        List<T> seen = new ArrayList<>();
        SseHandler handler = new SseHandler() {
            @Override
            public void onEvent(SseBlock event) {
                seen.add(look.apply(new SseMessage(event, 0)));
            }

            @Override
            public void onDatalessBlock(SseBlock block) {
                seen.add(look.apply(new SseMessage(block, 0)));
            }

            @Override
            public void onTooLarge(int limitBytes) {
                throw new AssertionError("too large");
            }
        };
        new SseDecoder(handler, 1_000).decode(ByteBuffer.wrap(stream));
        assertThat(seen).hasSize(1);
        return seen.get(0);
    }
}
