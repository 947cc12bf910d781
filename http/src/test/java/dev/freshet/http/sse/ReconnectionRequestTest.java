// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.freshet.core.ChainBuilder;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseReconnect;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a reconnection asks for: the headers of now, and what came last. */
class ReconnectionRequestTest {

    private static final SseConnectActionBuilder GET = sse("Connect").get("/prices");
    private static final SseMessageCheck ANY =
            sse.checkMessage("any").check(jmesPath("data").saveAs("data"));
    private static final ChainBuilder CHECK =
            exec(sse("Check").setCheck().await(60).on(ANY));

    private final StreamStage stage = new StreamStage();

    private static ChainBuilder open(SseReconnect policy) {
        return exec(GET.reconnect(policy)).pause(Duration.ofHours(1));
    }

    @Test
    void theLastEventIdIsSentAsTheBytesOfItsUtf8() {
        stage.play(open(SseReconnect.onDrop()));
        assertThat(stage.wire().header("Last-Event-ID")).isEmpty();
        stage.wire()
                .accept()
                .read("id: \u2026\ndata: 1\n\n", "data: 2\n\n", "id: lost\ndata: 3")
                .cut();
        stage.passMs(3_000);

        assertThat(stage.wire().header("Last-Event-ID")).isEqualTo("\u00e2\u0080\u00a6");
    }

    /** What is streamed has names of its own within, which no simulation knows. */
    @Test
    void theWarningOfAnIdNamesTheRequestAndNotTheStream() {
        try (LogCapture log = new LogCapture("dev.freshet.http.sse")) {
            stage.play(exec(sse("Ticker", "prices").get("/#{randomInt(1,2)}").reconnect(SseReconnect.onDrop()))
                    .pause(100));
            stage.wire().accept().read("id: \u0001\ndata: 1\n\n").cut();
            stage.passMs(3_000);

            assertThat(log.lines(Level.WARN)).singleElement().asString().contains(" of 'Ticker' ");
        }
    }

    @Test
    void anIdWithATabIsSentBack() {
        try (LogCapture log = new LogCapture("dev.freshet.http.sse")) {
            stage.play(open(SseReconnect.onDrop()));
            stage.wire().accept().read("id: a\tb\ndata: 1\n\n").cut();
            stage.passMs(3_000);

            assertThat(stage.wire().header("Last-Event-ID")).isEqualTo("a\tb");
            assertThat(log.lines(Level.WARN)).isEmpty();
        }
    }

    @Test
    void anIdThatWasEmptiedIsNotSent() {
        stage.play(open(SseReconnect.onDrop()));
        stage.wire().accept().read("id: 1\ndata: 1\n\nid\ndata: 2\n\n").cut();
        stage.passMs(3_000);

        assertThat(stage.wire().request.headers()).noneMatch(h -> h.getKey().equalsIgnoreCase("Last-Event-ID"));
    }

    @Test
    void anIdWithControlCharactersIsLeftOutWithOneWarning() {
        try (LogCapture log = new LogCapture("dev.freshet.http.sse")) {
            stage.play(open(SseReconnect.onDrop()));
            stage.wire().accept().read("id: a\u0007b\ndata: 1\n\n").cut();
            stage.passMs(3_000);
            stage.wire().accept().cut();
            stage.passMs(3_000);

            assertThat(stage.wire.exchanges).hasSize(3);
            assertThat(stage.wire().header("Last-Event-ID")).isEmpty();
            assertThat(log.lines(Level.WARN))
                    .containsExactly(
                            "A last event ID of 'Connect' has control characters and is not sent with reconnections");
        }
    }

    @Test
    void anIdThatTheSimulationBeginsWithIsReplacedByThatOfTheStream() {
        stage.play(exec(GET.header("last-event-id", "start-\u2026")).pause(100));
        assertThat(stage.wire().header("Last-Event-ID")).isEqualTo("start-\u00e2\u0080\u00a6");
        stage.wire().accept().cut();
        stage.passMs(3_000);
        assertThat(stage.wire().header("Last-Event-ID")).isEqualTo("start-\u00e2\u0080\u00a6");
        stage.wire().accept().read("id: 8\ndata\n\n").cut();
        stage.passMs(3_000);

        assertThat(stage.wire().request.headers().all("Last-Event-ID")).containsExactly("8");
    }

    @Test
    void headersAreResolvedAnewAndTheUrlIsNot() {
        stage.play(
                exec(sse("Connect").get("/#{randomUuid()}").header("X-Token", "#{token}"))
                        .exec(session -> session.set("token", "second"))
                        .exec(CHECK),
                session -> session.set("token", "first"));
        stage.wire().accept();
        String path = stage.wire().request.uri().pathAndQuery();
        assertThat(stage.wire().header("X-Token")).isEqualTo("first");
        stage.wire().cut();
        stage.passMs(3_000);

        assertThat(stage.wire().header("X-Token")).isEqualTo("second");
        assertThat(stage.wire().request.uri().pathAndQuery()).isEqualTo(path);
    }
}
