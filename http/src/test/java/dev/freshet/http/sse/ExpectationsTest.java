// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.stats.StandingCheckStats;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseReconnect;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that do not block: standing and armed ones, and the wait for the end. */
class ExpectationsTest {

    private static final ChainBuilder CONNECT = exec(sse("Connect").get("/prices"));
    private static final ChainBuilder SETTLE = exec(sse("Settle").awaitExpected());

    private final StreamStage stage = new StreamStage();

    private static SseMessageCheck typed(String type) {
        return sse.checkMessage(type)
                .matching(jmesPath("event").is(type))
                .check(jmesPath("data").not("bad").saveAs(type));
    }

    // ---- armed checks --------------------------------------------------------------------------------------------

    @Test
    void armThenTriggerThenWaitHasNoRace() {
        stage.play(CONNECT.exec(sse("Arm").expect(5).on(typed("a")))
                .exec(stage.saying("triggered"))
                .pause(1)
                .exec(SETTLE)
                .exec(stage.saying("settled")));
        stage.wire().accept().read("event: a\ndata: 1\n\n");
        stage.passMs(1_000);

        assertThat(stage.rows()).containsExactly("Connect OK", "a OK");
        assertThat(stage.script).containsExactly("0 triggered", "1000 settled", "1000 OK", "1000 ended");
        assertThat(stage.session().getString("a")).isEqualTo("1");
    }

    @Test
    void theUserWaitsForVerdictsThatAreStillMissing() {
        stage.play(CONNECT.exec(sse("Arm").expect(5).on(typed("a")).expect(5).on(typed("b")))
                .exec(SETTLE));
        stage.wire().accept();
        stage.passMs(1_000);
        stage.wire().read("event: b\ndata: 1\n\n");
        stage.passMs(1_000);
        stage.wire().read("event: a\ndata: 2\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "b OK", "a OK");
        assertThat(stage.row("a").ok().maxNs()).isBetween(1_990_000_000L, 2_010_000_000L);
        assertThat(stage.script).containsExactly("2000 OK", "2000 ended");
    }

    @Test
    void aFailedVerdictFailsTheUserWhereItAsks() {
        stage.play(CONNECT.exec(sse("Arm").expect(5).on(typed("a")))
                .pause(1)
                .exec(session -> {
                    stage.script.add("failed before: " + session.isFailed());
                    return session;
                })
                .exec(SETTLE));
        stage.wire().accept().read("event: a\ndata: bad\n\n");
        stage.passMs(1_000);

        assertThat(stage.rows())
                .containsExactly("Connect OK", "a KO jmesPath(data).find.not(bad), unexpectedly found bad");
        assertThat(stage.script).containsExactly("failed before: false", "1000 KO", "1000 ended");
    }

    @Test
    void anArmedCheckHasItsTimeFromArming() {
        stage.play(CONNECT.exec(sse("Arm").expect(Duration.ofSeconds(3)).on(typed("a")))
                .pause(1)
                .exec(SETTLE));
        stage.wire().accept();
        stage.pass(Duration.ofMinutes(1));

        assertThat(stage.rows()).containsExactly("Connect OK", "a KO Check a timeout");
        assertThat(stage.script).containsExactly("3000 KO", "3000 ended");
        assertThat(stage.loops.waiting()).isZero();
    }

    @Test
    void anArmedCheckTakesItsEventFromTheBlockingOne() {
        SseMessageCheck any = sse.checkMessage("any").check(jmesPath("data").saveAs("any"));
        stage.play(CONNECT.exec(sse("Arm").expect(5).on(typed("a")))
                .exec(sse("Block").setCheck().await(5).on(any)));
        stage.wire().accept().read("event: a\ndata: 1\n\ndata: 2\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "a OK", "any OK");
        assertThat(stage.session().getString("any")).isEqualTo("2");
        assertThat(stage.stream("Connect").unmatched()).isZero();
    }

    @Test
    void checksOfOneBlockExpectTheirMessagesInOrder() {
        stage.play(CONNECT.exec(sse("Arm").expect(5).on(typed("a"), typed("b"))).exec(SETTLE));
        stage.wire().accept().read("event: b\ndata: 0\n\nevent: a\ndata: 1\n\nevent: b\ndata: 2\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "a OK", "b OK");
        assertThat(stage.session().getString("b")).isEqualTo("2");
    }

    @Test
    void verdictsStillMissingWhenTheUserEndsAreKo() {
        stage.play(CONNECT.exec(sse("Arm").expect(5).on(typed("a"))));
        stage.wire().accept();

        assertThat(stage.rows()).containsExactly("Connect OK", "a KO still expected when the user ended");
        assertThat(stage.loops.waiting()).isZero();
    }

    @Test
    void verdictsStillMissingWhenTheStreamIsClosedAreKo() {
        stage.play(CONNECT.exec(sse("Arm").expect(5).on(typed("a")))
                .exec(sse("Close").close()));
        stage.wire().accept();

        assertThat(stage.rows())
                .containsExactly("Connect OK", "a KO still expected when the stream was closed", "Close OK");
        assertThat(stage.loops.waiting()).isZero();
    }

    @Test
    void verdictsStillMissingWhenTheStreamEndsAreKo() {
        stage.play(CONNECT.exec(sse("Arm").expect(5).on(typed("a"))).exec(SETTLE));
        stage.wire().accept().end();

        assertThat(stage.rows())
                .containsExactly("Connect OK", "a KO SSE crashed while waiting for check: End of stream");
        assertThat(stage.script).containsExactly("0 KO", "0 ended");
    }

    @Test
    void theVerdictsOfAStreamThatHasEndedCanStillBeAskedFor() {
        stage.play(CONNECT.exec(sse("Arm").expect(5).on(typed("a"))).pause(1).exec(SETTLE));
        stage.wire().accept().read("event: a\ndata: 1\n\n").end();
        stage.passMs(1_000);

        assertThat(stage.rows()).containsExactly("Connect OK", "a OK");
        assertThat(stage.script).containsExactly("1000 OK", "1000 ended");
    }

    @Test
    void armedChecksGoOnOverAReconnection() {
        stage.play(CONNECT.exec(sse("Arm").expect(10).on(typed("a"))).exec(SETTLE));
        stage.wire().accept().cut();
        stage.passMs(3_000);
        stage.wire().accept().read("event: a\ndata: 1\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "a OK");
        assertThat(stage.script).containsExactly("3000 OK", "3000 ended");
    }

    @Test
    void whatTheUserDidInBetweenIsNotUndone() {
        stage.play(CONNECT.exec(sse("Arm").expect(5).on(typed("a")))
                .exec(session -> session.set("other", "mine"))
                .exec(SETTLE));
        stage.wire().accept().read("event: a\ndata: 1\n\n");

        assertThat(stage.session().getString("other")).isEqualTo("mine");
        assertThat(stage.session().getString("a")).isEqualTo("1");
    }

    // ---- standing checks -----------------------------------------------------------------------------------------

    @Test
    void standingChecksCountEveryEventThatMatchesForTheWholeLifeOfTheStream() {
        stage.play(exec(sse("Connect").get("/").expectEvery(typedPlain("a"), typedPlain("b")))
                .pause(10));
        stage.wire()
                .accept()
                .read("event: a\ndata: 1\n\nevent: a\ndata: bad\n\n")
                .cut();
        stage.passMs(3_000);
        stage.wire().accept().read("event: a\ndata: bad\n\nevent: b\ndata: 1\n\nevent: c\ndata: bad\n\n");
        stage.passMs(7_000);

        List<StandingCheckStats> standing = stage.stream("Connect").standingChecks();
        assertThat(standing).extracting(StandingCheckStats::name).containsExactly("a", "b");
        assertThat(standing).extracting(StandingCheckStats::ok).containsExactly(1L, 1L);
        assertThat(standing).extracting(StandingCheckStats::ko).containsExactly(2L, 0L);
        assertThat(standing.get(0).firstFailure()).contains("jmesPath(data).find.not(bad), unexpectedly found bad");
        assertThat(stage.script).as("the user does not fail").containsExactly("10000 OK", "10000 ended");
        assertThat(stage.rows()).containsExactly("Connect OK");
    }

    @Test
    void standingChecksTakeNoEventFromOthers() {
        stage.play(exec(
                sse("Connect").get("/").expectEvery(typedPlain("a")).await(5).on(typed("a"))));
        stage.wire().accept().read("event: a\ndata: 1\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "a OK");
        assertThat(stage.stream("Connect").standingChecks().get(0).ok()).isEqualTo(1);
    }

    private static SseMessageCheck typedPlain(String type) {
        return sse.checkMessage(type)
                .matching(jmesPath("event").is(type))
                .check(jmesPath("data").not("bad"));
    }

    // ---- the end -------------------------------------------------------------------------------------------------

    @Test
    void awaitingTheEndIsOkWhenTheServerEndsTheStream() {
        stage.play(CONNECT.exec(sse("End").awaitEnd(60)));
        stage.wire().accept();
        stage.passMs(5_000);
        stage.wire().read("data: x\n\n").end();

        assertThat(stage.rows()).containsExactly("Connect OK", "End OK");
        assertThat(stage.row("End").ok().maxNs()).isBetween(4_990_000_000L, 5_010_000_000L);
        assertThat(stage.script).containsExactly("5000 OK", "5000 ended");
    }

    @Test
    void awaitingTheEndIsKoWhenItDoesNotComeInTime() {
        stage.play(CONNECT.exec(sse("End").awaitEnd(Duration.ofSeconds(2)))
                .exec(sse("Close").close()));
        stage.wire().accept();
        stage.passMs(2_000);

        assertThat(stage.rows()).containsExactly("Connect OK", "End KO the stream did not end in time", "Close OK");
    }

    @Test
    void awaitingTheEndIsKoWhenTheConnectionIsCutAndTheStreamComesBack() {
        stage.play(CONNECT.exec(sse("End").awaitEnd("#{seconds}")).pause(5), session -> session.set("seconds", 60));
        stage.wire().accept().cut();
        stage.passMs(3_000);

        assertThat(stage.rows())
                .containsExactly(
                        "Connect OK",
                        "End KO the stream broke before its end: connection closed before the end of the body");
        assertThat(stage.wire.exchanges).hasSize(2);
    }

    @Test
    void awaitingTheEndIsOkAlsoWhereTheStreamComesBackAfterIt() {
        StreamStage browsers = new StreamStage(http.sseReconnect(SseReconnect.likeBrowser()));
        browsers.play(CONNECT.exec(sse("End").awaitEnd(60)).pause(5));
        browsers.wire().accept().end();
        browsers.passMs(3_000);

        assertThat(browsers.rows()).containsExactly("Connect OK", "End OK");
        assertThat(browsers.wire.exchanges).hasSize(2);
    }

    @ParameterizedTest(name = "ended properly: {0}")
    @ValueSource(booleans = {true, false})
    void anEndThatCameBeforeCounts(boolean properly) {
        StreamStage once = new StreamStage(http.sseReconnect(SseReconnect.never()));
        once.play(CONNECT.pause(1).exec(sse("End").awaitEnd(session -> Duration.ofSeconds(60))));
        once.wire().accept();
        if (properly) {
            once.wire().end();
        } else {
            once.wire().cut();
        }
        once.passMs(1_000);

        assertThat(once.rows()).containsExactly("Connect OK", properly ? "End OK" : "End skipped");
    }
}
