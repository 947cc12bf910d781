// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.group;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.stats.EndReason;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseReconnect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Streams that are ended, or made a failure, by what their events say. */
class MeaningTest {

    private static final String INCOMPLETE = "incomplete: the stream ended without the event that ends it (endsWith)";
    private static final CheckBuilder DONE = jmesPath("data").is("[DONE]");
    private static final CheckBuilder ERROR = jsonPath("$.data.error").exists();
    private static final SseConnectActionBuilder POST = sse("Ask").post("/answers");
    private static final SseConnectActionBuilder GET = sse("Ask").get("/answers");
    private static final SseMessageCheck ANY =
            sse.checkMessage("any").check(jmesPath("data").exists());

    private final StreamStage stage = new StreamStage();

    private void awaitEnd(SseConnectActionBuilder connect) {
        stage.play(exec(connect).exec(sse("End").awaitEnd(3_600)));
        stage.wire().accept();
    }

    private void event(String data) {
        stage.wire().read("data: " + data + "\n\n");
    }

    // ---- endsWith --------------------------------------------------------------------------------------------------

    @Test
    void aStreamEndsProperlyBehindTheEventThatEndsIt() {
        awaitEnd(POST.endsWith(DONE));
        event("1");
        event("[DONE]");
        assertThat(stage.script).isEmpty();
        stage.passMs(5);
        stage.wire().end();

        assertThat(stage.rows()).containsExactly("Ask OK", "End OK");
        assertThat(stage.script).containsExactly("5 OK", "5 ended");
    }

    @Test
    void aStreamThatEndsWithoutItIsIncomplete() {
        awaitEnd(POST.endsWith(DONE));
        event("1");
        stage.passMs(5);
        stage.wire().end();

        assertThat(stage.rows()).containsExactly("Ask OK", "End KO " + INCOMPLETE);
        assertThat(stage.script).containsExactly("5 KO", "5 ended");
        assertThat(stage.errors()).containsExactly(INCOMPLETE);
        assertThat(stage.stream("Ask").ends()).containsOnlyKeys(EndReason.ENDED_BY_SERVER);
    }

    @Test
    void itIsClosedThereByChoice() {
        awaitEnd(POST.endsWith(DONE).closeAtEnd());
        stage.passMs(5);
        stage.wire().read("data: 1\n\ndata: [DONE]\n\ndata: 2\n\n");

        assertThat(stage.wire().isCancelled).isTrue();
        assertThat(stage.rows()).containsExactly("Ask OK", "End OK");
        assertThat(stage.script).containsExactly("5 OK", "5 ended");
        assertThat(stage.stream("Ask").ends()).containsOnlyKeys(EndReason.CLOSED_BY_USER);
        assertThat(stage.stream("Ask").events()).isEqualTo(2);
    }

    @Test
    void checksAreOfferedTheEventBeforeTheStreamIsClosed() {
        stage.play(exec(POST.endsWith(DONE)
                        .closeAtEnd()
                        .await(5)
                        .on(sse.checkMessage("end").check(DONE)))
                .exec(sse("End").awaitEnd(5))
                .exec(sse("Close").close()));
        stage.wire().accept();
        event("[DONE]");

        assertThat(stage.rows()).containsExactly("Ask OK", "end OK", "End OK", "Close OK");
    }

    @Test
    void anyOfSeveralEventsEndsIt() {
        awaitEnd(POST.endsWith(DONE)
                .endsWith(
                        jmesPath("event").is("stop"),
                        jsonPath("$.data.ok").ofBoolean().is(true)));
        stage.wire().read("event: stop\ndata: {\"ok\":true}\n\n");
        stage.wire().end();

        assertThat(stage.rows()).containsExactly("Ask OK", "End OK");
    }

    @Test
    void anEventWithoutDataMayBeTheEnd() {
        awaitEnd(POST.endsWith(jmesPath("event").is("done")));
        stage.wire().read("event: done\n\n");
        stage.wire().end();

        assertThat(stage.rows()).containsExactly("Ask OK", "End OK");
    }

    @Test
    void nothingIsConnectedAnewBehindIt() {
        awaitEnd(GET.endsWith(DONE).reconnect(SseReconnect.likeBrowser()));
        event("[DONE]");
        stage.wire().end();
        stage.passMs(60_000);

        assertThat(stage.wire.exchanges).hasSize(1);
        assertThat(stage.rows()).containsExactly("Ask OK", "End OK");
    }

    @Test
    void whoWaitsForTheEndWaitsOnWhileThePolicyReconnects() {
        awaitEnd(GET.endsWith(DONE).reconnect(SseReconnect.likeBrowser()));
        event("1");
        stage.wire().end();
        stage.passMs(3_000);
        stage.wire().accept();
        event("2");
        stage.wire().cut();
        stage.passMs(6_000);
        stage.wire().accept();
        event("[DONE]");
        stage.wire().end();

        assertThat(stage.wire.exchanges).hasSize(3);
        assertThat(stage.rows()).containsExactly("Ask OK", "End OK");
        assertThat(stage.errors()).containsExactly("Ask: dropped: connection closed before the end of the body");
    }

    @Test
    void aStreamThatBreaksBehindItHasBrokenAndDoesNotComeBack() {
        awaitEnd(GET.endsWith(DONE));
        event("[DONE]");
        stage.wire().cut();
        stage.passMs(60_000);

        assertThat(stage.wire.exchanges).hasSize(1);
        assertThat(stage.rows())
                .containsExactly(
                        "Ask OK",
                        "End KO the stream broke before its end: connection closed before the end of the body");
    }

    @Test
    void aServerThatAsksNotToComeBackLeavesItIncomplete() {
        awaitEnd(GET.endsWith(DONE).reconnect(SseReconnect.likeBrowser()));
        stage.wire().end();
        stage.passMs(3_000);
        stage.wire().head(204);

        assertThat(stage.rows()).containsExactly("Ask OK", "End KO " + INCOMPLETE);
    }

    // ---- failWhen --------------------------------------------------------------------------------------------------

    @Test
    void anEventMakesTheStreamAFailure() {
        awaitEnd(POST.failWhen("error in the stream", ERROR));
        stage.passMs(5);
        stage.wire().read("data: 1\n\ndata: {\"error\":{\"type\":\"x\"}}\n\ndata: 2\n\n");

        assertThat(stage.wire().isCancelled).isTrue();
        assertThat(stage.rows()).containsExactly("Ask OK", "End KO error in the stream");
        assertThat(stage.script).containsExactly("5 KO", "5 ended");
        assertThat(stage.errors()).containsExactly("error in the stream");
        assertThat(stage.stream("Ask").events()).isEqualTo(2);
    }

    @Test
    void failuresAreToldApartByATextOfTheEvent() {
        awaitEnd(POST.failWhen(sse.failure("error").when(ERROR).text(jsonPath("$.data.error.type"))));
        event("{\"error\":{\"type\":\"overloaded_error\"}}");

        assertThat(stage.rows()).containsExactly("Ask OK", "End KO error: overloaded_error");
    }

    @Test
    void theNameAloneStandsWhereTheEventHasNoText() {
        awaitEnd(POST.failWhen(sse.failure("error").when(ERROR).text(jsonPath("$.data.error.type"))));
        event("{\"error\":{}}");

        assertThat(stage.rows()).containsExactly("Ask OK", "End KO error");
    }

    @Test
    void itFailsTheCheckThatIsAwaited() {
        stage.play(exec(POST.failWhen("error", ERROR))
                .exec(sse("S").setCheck()
                        .await(5)
                        .on(
                                sse.checkMessage("x")
                                        .matching(jmesPath("data.x").exists())
                                        .check(jmesPath("data")),
                                ANY)));
        stage.wire().accept();
        event("{\"error\":1}");

        assertThat(stage.rows())
                .containsExactly("Ask OK", "x KO SSE crashed while waiting for check: error", "any skipped");
        assertThat(stage.script).containsExactly("0 KO", "0 ended");
    }

    @Test
    void itFailsTheChecksThatAreArmed() {
        stage.play(exec(POST.failWhen("error", ERROR))
                .exec(sse("E").expect(5)
                        .on(sse.checkMessage("x").matching(jmesPath("data.x")).check(jmesPath("data"))))
                .pause(1)
                .exec(sse("A").awaitExpected()));
        stage.wire().accept();
        event("{\"error\":1}");
        stage.passMs(1_000);

        assertThat(stage.rows()).containsExactly("Ask OK", "x KO SSE crashed while waiting for check: error");
        assertThat(stage.script).containsExactly("1000 KO", "1000 ended");
    }

    @Test
    void itHasARowOfTheStreamIfNothingWaits() {
        stage.play(group("chat")
                .on(exec(POST.failWhen("error", ERROR).endsWith(DONE))
                        .pause(1)
                        .exec(sse("End").awaitEnd(5))));
        stage.wire().accept();
        event("{\"error\":1}");
        stage.passMs(1_000);

        assertThat(stage.rows()).containsExactly("chat / Ask OK", "chat / Ask KO error", "chat / End skipped");
        assertThat(stage.errors()).containsExactly("error");
        assertThat(stage.script).containsExactly("1000 KO", "1000 ended");
    }

    @Test
    void anIncompleteStreamHasARowOfItsOwnIfNothingWaits() {
        stage.play(exec(POST.endsWith(DONE)).pause(1));
        stage.wire().accept();
        stage.wire().end();
        stage.passMs(1_000);

        assertThat(stage.rows()).containsExactly("Ask OK", "Ask KO " + INCOMPLETE);
    }

    @Test
    void theFirstFailureThatIsGivenNamesIt() {
        awaitEnd(POST.failWhen("never", jmesPath("event").is("x"))
                .failWhen("first", ERROR)
                .failWhen("second", ERROR));
        event("{\"error\":1}");

        assertThat(stage.rows()).containsExactly("Ask OK", "End KO first");
    }

    @Test
    void aUserThatClosesTheStreamForThatVeryEventHasNoFailure() {
        stage.play(exec(POST.failWhen("error", ERROR).endsWith(DONE))
                .exec(sse("S").setCheck().await(5).on(ANY))
                .exec(sse("Close").close()));
        stage.wire().accept();
        event("{\"error\":1}");

        assertThat(stage.rows()).containsExactly("Ask OK", "any OK", "Close OK");
        assertThat(stage.script).isEqualTo(List.of("0 OK", "0 ended"));
    }

    @Test
    void noStreamIsReconnectedBehindAFailure() {
        awaitEnd(GET.failWhen("error", ERROR).reconnect(SseReconnect.likeBrowser()));
        event("{\"error\":1}");
        stage.passMs(60_000);

        assertThat(stage.wire.exchanges).hasSize(1);
    }
}
