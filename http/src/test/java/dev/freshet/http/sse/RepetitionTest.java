// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.StringBody;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ChainBuilder;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseReconnect;
import dev.freshet.http.wire.HttpRequest;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which request goes out when a stream is opened again, if any: one that may do something twice is repeated only where the simulation says so. */
final class RepetitionTest {

    private static final SseConnectActionBuilder GET = sse("Connect").get("/prices");
    private static final SseMessageCheck ANY =
            sse.checkMessage("any").check(jmesPath("data").saveAs("data"));
    private static final ChainBuilder CHECK =
            exec(sse("Check").setCheck().await(60).on(ANY));

    private final StreamStage stage = new StreamStage();

    private static ChainBuilder open(SseReconnect policy) {
        return exec(GET.reconnect(policy)).pause(Duration.ofHours(1));
    }

    static Stream<Arguments> repetitions() {
        return Stream.of(
                arguments("by itself a GET is repeated", http, "GET", null, "GET"),
                arguments("by itself a POST is not", http, "POST", null, ""),
                arguments("a POST whose stream says so is", http, "POST", SseReconnect.onDrop(), "POST"),
                arguments(
                        "a POST whose protocol says so is",
                        http.sseReconnect(SseReconnect.onDrop()),
                        "POST",
                        null,
                        "POST"),
                arguments("a POST may be gone on with by GET", http, "POST", SseReconnect.resumeByGet(), "GET"),
                arguments("by the protocol too", http.sseReconnect(SseReconnect.resumeByGet()), "POST", null, "GET"),
                arguments(
                        "the stream's word is the last",
                        http.sseReconnect(SseReconnect.resumeByGet()),
                        "POST",
                        SseReconnect.never(),
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("repetitions")
    void aRequestThatMayDoSomethingTwiceIsRepeatedWhereTheSimulationSaysSo(
            String why, HttpProtocolBuilder protocol, String method, @Nullable SseReconnect policy, String repeated) {
        StreamStage once = new StreamStage(protocol);
        SseConnectActionBuilder open = method.equals("POST")
                ? sse("Connect").post("/chat").body(StringBody("{}")).asJson()
                : GET;
        SseConnectActionBuilder opens = policy == null ? open : open.reconnect(policy);
        once.play(exec(opens.await(5).on(ANY)).exec(CHECK));
        once.wire().accept().read("id: 7\ndata: 1\n\n").cut();
        once.passMs(3_000);

        assertThat(once.wire.exchanges).hasSize(repeated.isEmpty() ? 1 : 2);
        if (repeated.isEmpty()) {
            assertThat(once.rows())
                    .containsExactly(
                            "Connect OK",
                            "any OK",
                            "any KO SSE crashed while waiting for check: connection closed before the end of the body");
        } else {
            HttpRequest again = once.wire().request;
            assertThat(again.method()).isEqualTo(repeated);
            assertThat(once.wire().header("Last-Event-ID")).isEqualTo("7");
            boolean hasBody = repeated.equals("POST");
            assertThat(again.body().hasRemaining()).isEqualTo(hasBody);
            assertThat(again.has("content-type")).isEqualTo(hasBody);
            assertThat(once.wire().header("accept")).contains("text/event-stream");
        }
    }

    @Test
    void anIdMayHoldATab() {
        stage.play(open(SseReconnect.onDrop()));
        stage.wire().accept().read("id: a\tb\ndata: 1\n\n").cut();
        stage.passMs(3_000);

        assertThat(stage.wire().header("Last-Event-ID")).isEqualTo("a\tb");
    }

    @Test
    void headersOfAReconnectionAreResolvedForTheSessionOfThatMoment() {
        stage.play(exec(session -> session.set("token", "old"))
                .exec(GET.header("x-token", "#{token}"))
                .exec(session -> session.set("token", "new"))
                .pause(10));
        stage.wire().accept().read("data: 1\n\n").cut();
        stage.passMs(3_000);

        assertThat(stage.wire.exchanges.get(0).header("x-token")).isEqualTo("old");
        assertThat(stage.wire().header("x-token")).isEqualTo("new");
    }
}
