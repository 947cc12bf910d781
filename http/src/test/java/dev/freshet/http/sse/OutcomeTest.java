// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.doIf;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.stats.EndReason;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseReconnect;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of a stream that is open, and of operations on one that is not. */
class OutcomeTest {

    private static final HttpProtocolBuilder NO_RECONNECT = http.sseReconnect(SseReconnect.never());
    private static final SseMessageCheck ANY =
            sse.checkMessage("any").check(jmesPath("data").exists());
    private static final ChainBuilder CONNECT = exec(sse("Connect").get("/prices"));
    private static final ChainBuilder CHECK =
            exec(sse("Check").setCheck().await(5).on(ANY));
    private static final ChainBuilder CLOSE = exec(sse("Close").close());

    private final StreamStage stage = new StreamStage();

    @Test
    void aProperEndWhileIdleIsNoRowAndNoReconnection() {
        stage.play(CONNECT.pause(100));
        stage.wire().accept().end();
        stage.pass(Duration.ofSeconds(99));

        assertThat(stage.wire.exchanges).hasSize(1);
        assertThat(stage.rows()).containsExactly("Connect OK");
        assertThat(stage.stream("Connect").ends()).containsOnlyKeys(EndReason.ENDED_BY_SERVER);
    }

    @Test
    void aProperEndWhileAwaitingFailsTheCheckAndDropsTheRest() {
        stage.play(CONNECT.exec(
                sse("Check").setCheck().await(5).on(ANY, ANY).await(5).on(ANY)));
        stage.wire().accept();
        stage.passMs(500);
        stage.wire().end();

        assertThat(stage.rows())
                .containsExactly(
                        "Connect OK", "any KO SSE crashed while waiting for check: End of stream", "any skipped x2");
        assertThat(stage.script).containsExactly("500 KO", "500 ended");
        assertThat(stage.loops.waiting()).isZero();
    }

    @Test
    void aCheckOnAStreamThatHasEndedIsSkipped() {
        stage.play(CONNECT.pause(1).exec(CHECK));
        stage.wire().accept().end();
        stage.passMs(1_000);

        assertThat(stage.rows()).containsExactly("Connect OK", "any skipped");
        assertThat(stage.script).containsExactly("1000 KO", "1000 ended");
    }

    @Test
    void closingAStreamThatHasEndedIsOk() {
        stage.play(CONNECT.pause(1).exec(CLOSE));
        stage.wire().accept().end();
        stage.passMs(1_000);

        assertThat(stage.rows()).containsExactly("Connect OK", "Close OK");
        assertThat(stage.script).containsExactly("1000 OK", "1000 ended");
    }

    @Test
    void aCheckOnAStreamThatNeverOpenedIsSkipped() {
        stage.play(CONNECT.exec(CHECK));
        stage.wire().head(404);

        assertThat(stage.rows()).containsExactly("Connect KO unexpected status 404", "any skipped");
    }

    @Test
    void closingAStreamThatCrashedIsSkipped() {
        stage.play(CONNECT.exec(CHECK).exec(CLOSE));
        stage.wire().accept().end();

        assertThat(stage.rows())
                .containsExactly(
                        "Connect OK", "any KO SSE crashed while waiting for check: End of stream", "Close skipped");
    }

    @Test
    void aStreamThatCrashedIsForgottenOnceItIsClosed() {
        stage.play(CONNECT.exec(CLOSE).exec(CONNECT));
        stage.wire().head(503);
        stage.wire().accept();

        assertThat(stage.rows()).containsExactly("Connect OK", "Connect KO unexpected status 503", "Close skipped");
    }

    @Test
    void operationsOnAStreamThatTheUserNeverCameToOpenAreSkipped() {
        ChainBuilder notTaken =
                doIf(session -> false).then(CONNECT.exec(sse("Prices", "prices").get("/")));
        stage.play(notTaken.exec(CHECK)
                .exec(CLOSE)
                .exec(sse("Named", "prices").setCheck())
                .exec(sse("Expect").expect(1).on(ANY))
                .exec(sse("Expected").awaitExpected())
                .exec(sse("End").awaitEnd(1)));

        assertThat(stage.rows()).containsExactly("any skipped x2", "Close skipped", "End skipped");
        assertThat(stage.script).containsExactly("0 KO", "0 ended");
    }

    /** Only the session knows the names: whether a step opens that one cannot be told before the run. */
    @Test
    void aNameUnderWhichNoStepHasOpenedAStreamIsAnErrorOnce() {
        stage.play(exec(sse("Connect").sseName(session -> "prices").get("/"))
                .exec(sse("Close", session -> "price").close())
                .exec(sse("Check", session -> "price").setCheck().await(1).on(ANY)));
        stage.wire().accept();

        assertThat(stage.rows()).containsExactly("Connect OK", "any skipped");
        assertThat(stage.errors()).containsExactly("Close: no stream 'price' is open");
        assertThat(stage.script).containsExactly("0 KO", "0 ended");
    }

    @Test
    void whereTheUserHasFailedBeforeAMissingStreamIsNoCauseOfItsOwn() {
        stage.play(exec(Session::markAsFailed)
                .exec(doIf(session -> false)
                        .then(exec(sse("Connect").sseName(session -> "prices").get("/"))))
                .exec(sse("Close", session -> "prices").close())
                .exec(sse.processUnmatchedMessages("prices", (messages, session) -> session)));

        assertThat(stage.rows()).containsExactly("Close skipped");
        assertThat(stage.errors()).isEmpty();
    }

    @Test
    void aCheckWithoutAwaitPassesThrough() {
        stage.play(CONNECT.exec(sse("Check").setCheck()));
        stage.wire().accept();

        assertThat(stage.rows()).containsExactly("Connect OK");
        assertThat(stage.script).containsExactly("0 OK", "0 ended");
    }

    @Test
    void aCutWithoutReconnectionCrashesTheStream() {
        StreamStage once = new StreamStage(NO_RECONNECT);
        once.play(CONNECT.exec(CHECK).exec(CLOSE));
        once.wire().accept().cut();

        assertThat(once.rows())
                .containsExactly(
                        "Connect OK",
                        "any KO SSE crashed while waiting for check: connection closed before the end of the body",
                        "Close skipped");
        assertThat(once.stream("Connect").ends()).containsOnlyKeys(EndReason.DROPPED);
    }

    @Test
    void closingALiveStreamClosesItsConnection() {
        stage.play(CONNECT.pause(1).exec(CLOSE).pause(1));
        stage.wire().accept();
        stage.passMs(2_000);

        assertThat(stage.rows()).containsExactly("Connect OK", "Close OK");
        assertThat(stage.wire().isCancelled).isTrue();
        assertThat(stage.stream("Connect").ends()).containsOnlyKeys(EndReason.CLOSED_BY_USER);
        assertThat(stage.stream("Connect").lifetime(EndReason.CLOSED_BY_USER).maxNs())
                .isBetween(990_000_000L, 1_010_000_000L);
    }

    @Test
    void anEventThatGrowsTooLargeFailsTheStream() {
        StreamStage small = new StreamStage(http.sseMaxEventSize(100));
        small.play(CONNECT.exec(CHECK));
        small.wire().accept().read("data: ".concat("x".repeat(60))).read("y".repeat(60));
        small.pass(Duration.ofMinutes(1));

        assertThat(small.rows())
                .containsExactly(
                        "Connect OK",
                        "any KO SSE crashed while waiting for check: event larger than 100 bytes (sseMaxEventSize)");
        assertThat(small.wire().isCancelled).isTrue();
        assertThat(small.wire.exchanges).hasSize(1);
    }

    @Test
    void aNameOfAnOperationThatCannotBeResolvedIsAnError() {
        ChainBuilder notTaken = doIf(session -> false).then(CONNECT);
        stage.play(notTaken.exec(sse("#{missing}").close())
                .exec(sse("Close", "#{missing}").close()));

        assertThat(stage.rows()).isEmpty();
        assertThat(stage.errors()).hasSize(2).allMatch(error -> error.contains("No attribute named 'missing'"));
        assertThat(stage.script).containsExactly("0 KO", "0 ended");
    }
}
