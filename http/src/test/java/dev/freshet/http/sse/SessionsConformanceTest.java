// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.json.Json;
import dev.freshet.http.SseInboundMessage;
import dev.freshet.http.SseReconnect;
import dev.freshet.http.sse.FakeTransport.FakeExchange;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios over several connections of {@code eventsource-sessions.json}, with the policy that does as a browser does. */
class SessionsConformanceTest {

    private static final Duration LONG = Duration.ofDays(1);

    @ParameterizedTest
    @MethodSource("scenarios")
    void behavesAsTheStandardSays(Map<String, Object> scenario) {
        StreamStage stage = new StreamStage(
                http.sseReconnect(SseReconnect.likeBrowser()).sseUnmatchedInboundMessageBufferSize(100));
        stage.play(exec(sse("Connect").get("/"))
                .pause(LONG)
                .exec(sse.processUnmatchedMessages((messages, session) -> session.set("seen", messages))));
        List<Map<String, Object>> connections = objects(scenario, "connections");
        for (int i = 0; i < connections.size(); i++) {
            if (i > 0) {
                comesBackNotBefore(numbers(scenario).get(i - 1), i, stage);
            }
            play(connections.get(i), stage);
        }
        stage.pass(LONG.plusSeconds(1));

        assertThat(stage.wire.exchanges).hasSameSizeAs(connections);
        assertThat(seen(stage)).isEqualTo(expected(scenario));
        assertThat(stage.rows())
                .containsExactly(
                        connections.size() == 1 ? "Connect KO unexpected content type text/x-bogus" : "Connect OK");
    }

    private static void comesBackNotBefore(int minDelayMs, int connection, StreamStage stage) {
        stage.passMs(minDelayMs - 1);
        assertThat(stage.wire.exchanges).as("before the reconnection time").hasSize(connection);
        stage.passMs(1);
        assertThat(stage.wire.exchanges).as("after the reconnection time").hasSize(connection + 1);
    }

    private static void play(Map<String, Object> connection, StreamStage stage) {
        FakeExchange exchange = stage.wire();
        Object lastEventId = connection.get("expectLastEventId");
        assertThat(exchange.header("Last-Event-ID"))
                .isEqualTo(
                        lastEventId == null
                                ? ""
                                : new String(lastEventId.toString().getBytes(UTF_8), ISO_8859_1));
        Object contentType = connection.get("contentType");
        int status = (Integer) Objects.requireNonNull(connection.get("status"));
        if (contentType == null) {
            exchange.head(status);
        } else {
            exchange.head(status, "Content-Type", contentType.toString());
        }
        for (Object chunk : list(connection, "chunks")) {
            exchange.read(new String(Base64.getDecoder().decode(chunk.toString()), UTF_8));
        }
        if ("cut".equals(connection.get("end"))) {
            exchange.cut();
        } else {
            exchange.end();
        }
    }

    private static List<String> seen(StreamStage stage) {
        List<SseInboundMessage> messages = stage.session().get("seen");
        return Objects.requireNonNull(messages).stream()
                .map(message -> Json.parse(message.message()).asMap())
                .map(message -> String.valueOf(Objects.requireNonNull(message).get("data")))
                .filter(data -> !data.equals("null"))
                .toList();
    }

    private static List<String> expected(Map<String, Object> scenario) {
        return objects(scenario, "events").stream()
                .map(event -> String.valueOf(event.get("data")))
                .toList();
    }

    @SuppressWarnings("unchecked")
    static Stream<Arguments> scenarios() throws IOException {
        try (InputStream file = SessionsConformanceTest.class.getResourceAsStream("/eventsource-sessions.json")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
            return Objects.requireNonNull(Json.parse(text).asList()).stream()
                    .map(scenario -> (Map<String, Object>) scenario)
                    .map(scenario -> Arguments.of(Named.of(String.valueOf(scenario.get("name")), scenario)));
        }
    }

    private static List<Integer> numbers(Map<String, Object> scenario) {
        return list(scenario, "minDelaysMs").stream()
                .map(number -> (Integer) number)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Map<String, Object> of, String name) {
        return list(of, name).stream().map(each -> (Map<String, Object>) each).toList();
    }

    private static List<?> list(Map<String, Object> of, String name) {
        @Nullable Object value = of.get(name);
        return (List<?>) Objects.requireNonNull(value, name);
    }
}
