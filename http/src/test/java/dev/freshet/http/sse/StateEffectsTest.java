// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.freshet.core.ActionBuilder;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseReconnect;
import dev.freshet.http.client.ExchangeParts;
import dev.freshet.http.sse.FakeTransport.FakeExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the states of a stream count and tell on their way, beside the next state ({@link TransitionTableTest}): each was once taken away without a test that noticed. */
class StateEffectsTest {

    private static final SseMessageCheck NEVER =
            sse.checkMessage("never").matching(jmesPath("data").is("never"));

    private final StreamStage stage = new StreamStage(http.sseUnmatchedInboundMessageBufferSize(10));
    private final List<String> seen = new ArrayList<>();
    private final ActionBuilder look = sse.processUnmatchedMessages((messages, session) -> {
        messages.forEach(message -> seen.add(message.message()));
        return session;
    });

    private static ChainBuilder connect(SseReconnect policy) {
        return exec(sse("Connect").get("/prices").reconnect(policy));
    }

    private static ChainBuilder connect() {
        return exec(sse("Connect").get("/prices"));
    }

    private StreamStats stream() {
        return stage.stream("Connect");
    }

    // ---- messages that nobody takes ------------------------------------------------------------------------------

    static List<Arguments> waits() {
        return List.of(
                Arguments.of("for the end", exec(sse("End").awaitEnd(1))),
                Arguments.of(
                        "for armed checks",
                        exec(sse("Arm").expect(1).on(NEVER), sse("Armed").awaitExpected())),
                Arguments.of(
                        "for a message", exec(sse("Set").setCheck().await(1).on(NEVER))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waits")
    void aMessageThatComesWhileTheUserWaitsForSomethingElseIsUnmatched(String what, ChainBuilder wait) {
        stage.play(connect().exec(wait).exec(look));
        stage.wire().accept().read("data: 1\n\n");
        stage.passMs(1_000);

        assertThat(seen).containsExactly("{\"data\":\"1\"}");
        assertThat(stream().unmatched()).isEqualTo(1);
    }

    @Test
    void aCheckThatIsSetBehindTheEndOfTheStreamLetsGoOfWhatWasUnmatchedToo() {
        stage.play(connect()
                .pause(1)
                .exec(sse("Set").setCheck().await(1).on(NEVER))
                .exec(look));
        stage.wire().accept().read("data: 1\n\n").end();
        stage.passMs(1_000);

        assertThat(seen).isEmpty();
        assertThat(stage.rows()).containsExactly("Connect OK", "never skipped");
    }

    // ---- what waits when the user ends ---------------------------------------------------------------------------

    @ParameterizedTest(name = "{0}")
    @MethodSource("waits")
    void whatTheUserWaitsForWhenTheRunEndsIsUnfinished(String what, ChainBuilder wait) {
        stage.play(connect().exec(wait));
        stage.wire().accept();
        stage.passMs(500);
        stage.endUser();

        assertThat(stage.rows()).hasSize(2).last().asString().endsWith(" unfinished");
    }

    // ---- losses --------------------------------------------------------------------------------------------------

    /** Where a row waits, it tells; else the loss tells itself. Either way once. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a message, onDrop, ",
        "a message, never, SSE crashed while waiting for check: connection reset",
        "the end, onDrop, the stream broke before its end: connection reset",
        "the end, never, the stream broke before its end: connection reset",
        "nothing, never, Connect: dropped: connection reset"
    })
    void aLossIsToldOnce(String awaited, String policy, String told) {
        SseReconnect reconnect = policy.equals("never") ? SseReconnect.never() : SseReconnect.onDrop();
        ChainBuilder connect = connect(reconnect);
        switch (awaited) {
            case "a message" ->
                stage.play(connect.exec(sse("Set").setCheck().await(60).on(NEVER)));
            case "the end" -> stage.play(connect.exec(sse("End").awaitEnd(60)));
            default -> stage.play(connect.pause(60));
        }
        stage.wire().accept().fail("connection reset");

        assertThat(stage.errors()).containsExactly(told == null ? "Connect: dropped: connection reset" : told);
        assertThat(stage.stats().failures()).extracting(ErrorCount::count).containsOnly(1L);
    }

    @Test
    void theReasonOfALossStandsByTheReasonOfTheEnd() {
        StreamStage small = new StreamStage(http.sseMaxEventSize(10));
        small.play(connect().pause(60));
        small.wire().accept().fail("connection reset");
        small.passMs(3_000);
        small.wire().accept().read("data: " + "x".repeat(20) + "\n\n");

        assertThat(small.stream("Connect").losses().reasons())
                .extracting(ErrorCount::text)
                .containsExactlyInAnyOrder(
                        "dropped: connection reset", "dropped: event larger than 10 bytes (sseMaxEventSize)");
    }

    @Test
    void aLossIsShownInTheLog() {
        try (LogCapture log = new LogCapture("dev.freshet.http.sse", Level.DEBUG)) {
            stage.play(connect().pause(60));
            stage.wire().accept().fail("connection reset");

            assertThat(log.lines()).contains("user 1: dropped: connection reset");
        }
    }

    @Test
    void anEventThatTheEndCutsOffIsCountedAndShown() {
        try (LogCapture log = new LogCapture("dev.freshet.http.sse", Level.DEBUG)) {
            stage.play(connect().pause(60));
            stage.wire().accept().read("data: 1\n\ndata: 2\n").end();

            assertThat(log.lines()).contains("user 1: the body ended within an event, which is discarded");
        }
        assertThat(stream().losses().halfEvents()).isEqualTo(1);
        assertThat(stream().events()).isEqualTo(1);
    }

    @Test
    void aBodyThatEndsBetweenEventsCutsOffNone() {
        stage.play(connect().pause(60));
        stage.wire().accept().read("data: 1\n\n").end();

        assertThat(stream().losses().halfEvents()).isZero();
    }

    // ---- coming back ---------------------------------------------------------------------------------------------

    @Test
    void anArmedCheckFailsWhenTheServerDeclinesAReconnection() {
        stage.play(connect().exec(sse("Arm").expect(60).on(NEVER)).pause(60));
        stage.wire().accept().cut();
        stage.passMs(3_000);
        stage.wire().head(204);

        assertThat(stage.rows()).hasSize(2).last().asString().startsWith("never KO ");
        assertThat(stream().losses().reconnectsDeclined()).isEqualTo(1);
        assertThat(stream().connectsFailed()).as("an outcome of its own").isZero();
        assertThat(stream().ends(EndReason.REFUSED)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"404, 1", "503, 0", "connection refused, 0"})
    void anAttemptThatFailsIsCountedWithTheTimeSinceTheLoss(String answer, int lost) {
        stage.play(connect().pause(60));
        stage.wire().accept().cut();
        stage.passMs(3_000);
        stage.passMs(50);
        answer(stage.wire(), answer);

        assertThat(stream().reconnectsKo().count()).isEqualTo(1);
        assertThat(stream().reconnectsKo().maxNs()).isBetween(3_040_000_000L, 3_060_000_000L);
        assertThat(stream().connectsFailed()).isEqualTo(1);
        assertThat(stream().losses().streams()).isEqualTo(lost);
        assertThat(stage.errors())
                .contains("Connect: dropped: reconnect failed: "
                        + (answer.length() == 3 ? "unexpected status " + answer : answer));
    }

    private static void answer(FakeExchange exchange, String what) {
        if (what.length() == 3) {
            exchange.head(Integer.parseInt(what));
        } else {
            exchange.fail(what);
        }
    }

    @Test
    void headersThatCanNotBeResolvedAgainAreThoseOfBeforeAndAnError() {
        stage.play(exec(session -> session.set("token", "t-1"))
                .exec(sse("Connect").get("/prices").header("X-Key", "#{token}"))
                .exec(session -> session.remove("token"))
                .pause(60));
        stage.wire().accept().cut();
        stage.passMs(3_000);

        assertThat(stage.wire().header("X-Key")).isEqualTo("t-1");
        assertThat(stage.stats().errors())
                .singleElement()
                .extracting(ErrorCount::text)
                .asString()
                .startsWith("reconnecting with the headers of before: ");
    }

    // ---- rows ----------------------------------------------------------------------------------------------------

    static List<Arguments> answers() {
        Consumer<FakeExchange> accepted = FakeExchange::accept;
        Consumer<FakeExchange> refused = exchange -> exchange.head(404);
        Consumer<FakeExchange> failed = exchange -> exchange.fail("connection reset");
        return List.of(
                Arguments.of("accepted", accepted), Arguments.of("refused", refused), Arguments.of("failed", failed));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void whatConnectingCostStandsBesideItsRow(String what, Consumer<FakeExchange> answer) {
        try (LogCapture log = new LogCapture("dev.freshet.http.sse", Level.DEBUG)) {
            stage.play(connect());
            stage.wire().parts = new ExchangeParts(-1, 5_000_000, -1, 7_000_000, 120, 80, false, false, false);
            answer.accept(stage.wire());

            assertThat(log.lines()).anyMatch(line -> line.contains("connect 5.00 ms, first byte 7.00 ms, 120 B sent"));
        }
        assertThat(stage.row("Connect").wire().connect().count()).isEqualTo(1);
        assertThat(stage.row("Connect").wire().bytesSent()).isEqualTo(120);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0, 0", "1, 1"})
    void whatTakesNoTimeHasACountAndNoLatency(long afterMs, long latencies) {
        stage.play(connect().exec(sse("Set").setCheck().await(1).on(sse.checkMessage("any"))));
        stage.wire().accept();
        stage.passMs(afterMs);
        stage.wire().read("data: 1\n\n");

        assertThat(stage.row("any").okCount()).isEqualTo(1);
        assertThat(stage.row("any").ok().count()).isEqualTo(latencies);
    }

    @Test
    void aConnectionThatWasOpenEndsForItsReason() {
        stage.play(connect(SseReconnect.never()).pause(60));
        stage.wire().accept().fail("connection reset");

        assertThat(stream().ends()).containsOnlyKeys(EndReason.DROPPED);
    }
}
