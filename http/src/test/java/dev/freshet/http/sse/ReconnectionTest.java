// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.stats.EndReason;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseReconnect;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when a connection is lost. */
class ReconnectionTest {

    private static final SseConnectActionBuilder GET = sse("Connect").get("/prices");
    private static final SseMessageCheck ANY =
            sse.checkMessage("any").check(jmesPath("data").saveAs("data"));
    private static final ChainBuilder CHECK =
            exec(sse("Check").setCheck().await(60).on(ANY));
    private static final ChainBuilder CLOSE = exec(sse("Close").close());

    private final StreamStage stage = new StreamStage();

    private static ChainBuilder open(SseReconnect policy) {
        return exec(GET.reconnect(policy)).pause(Duration.ofHours(1));
    }

    // ---- when ----------------------------------------------------------------------------------------------------

    @Test
    void aStreamThatIsCutComesBackAfterThreeSeconds() {
        stage.play(exec(GET).pause(10));
        stage.wire().accept().cut();
        stage.passMs(2_999);
        assertThat(stage.wire.exchanges).hasSize(1);
        stage.passMs(1);
        assertThat(stage.wire.exchanges).hasSize(2);
        stage.passMs(50);
        stage.wire().accept();

        assertThat(stage.rows()).containsExactly("Connect OK");
        assertThat(stage.stream("Connect").reconnectsOk().count()).isEqualTo(1);
        assertThat(stage.stream("Connect").reconnectsOk().maxNs()).isBetween(3_040_000_000L, 3_060_000_000L);
        assertThat(stage.stream("Connect").ends()).containsExactly(Map.entry(EndReason.DROPPED, 1L));
    }

    @Test
    void aPendingCheckGoesOnOverTheReconnectionWithItsTime() {
        stage.play(exec(GET).exec(CHECK));
        stage.wire().accept();
        stage.passMs(10_000);
        stage.wire().cut();
        stage.passMs(3_000);
        stage.wire().accept();
        stage.passMs(7_000);
        stage.wire().read("data: x\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "any OK");
        assertThat(stage.row("any").ok().maxNs()).isBetween(19_900_000_000L, 20_100_000_000L);
    }

    @ParameterizedTest(name = "cut after {0} ms")
    @ValueSource(longs = {58_000, 56_990})
    void aPendingCheckMayRunOutOfTimeWhileTheStreamIsAway(long cutAfterMs) {
        stage.play(exec(GET)
                .exec(CHECK)
                .exec(exec(sse("Again").setCheck().await(60).on(ANY))));
        stage.wire().accept();
        stage.passMs(cutAfterMs);
        stage.wire().cut();
        stage.passMs(60_000 - cutAfterMs);
        assertThat(stage.rows()).containsExactly("Connect OK", "any KO Check any timeout");
        stage.passMs(3_000);
        stage.wire().accept().read("data: x\n\n");

        assertThat(stage.script).containsExactly("63000 KO", "63000 ended");
    }

    @Test
    void aCheckCanBeSetWhileTheStreamIsAway() {
        stage.play(exec(GET).pause(1).exec(CHECK));
        stage.wire().accept().cut();
        stage.passMs(3_000);
        stage.wire().accept().read("data: x\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "any OK");
    }

    @ParameterizedTest(name = "{0} ms after the cut")
    @ValueSource(longs = {1_000, 3_500})
    void closingCancelsAReconnectionThatWaitsOrIsUnderWay(long closeAfterMs) {
        stage.play(exec(GET).pause(Duration.ofMillis(closeAfterMs)).exec(CLOSE).pause(60));
        stage.wire().accept().cut();
        stage.pass(Duration.ofSeconds(30));

        assertThat(stage.wire.exchanges).hasSize(closeAfterMs < 3_000 ? 1 : 2);
        assertThat(stage.wire().isLive()).isFalse();
        assertThat(stage.rows()).containsExactly("Connect OK", "Close OK");
        assertThat(stage.loops.waiting()).as("only the pause").isEqualTo(1);
    }

    @Test
    void aUserThatEndsCancelsAReconnection() {
        stage.play(exec(GET).pause(1));
        stage.wire().accept().cut();
        stage.pass(Duration.ofSeconds(30));

        assertThat(stage.wire.exchanges).hasSize(1);
        assertThat(stage.loops.waiting()).isZero();
    }

    // ---- policies ------------------------------------------------------------------------------------------------

    @Test
    void aProperEndIsFollowedOnlyAsABrowserDoes() {
        stage.play(open(SseReconnect.likeBrowser()));
        stage.wire().accept().end();
        stage.passMs(3_000);

        assertThat(stage.wire.exchanges).hasSize(2);
    }

    @Test
    void thePolicyOfTheProtocolHoldsWhereTheStreamHasNone() {
        StreamStage browsers = new StreamStage(http.sseReconnect(SseReconnect.likeBrowser()));
        browsers.play(exec(GET).pause(60));
        browsers.wire().accept().end();
        browsers.passMs(3_000);

        assertThat(browsers.wire.exchanges).hasSize(2);
    }

    @Test
    void aPostThatEndsProperlyIsNotRepeatedByThePolicyOfTheProtocol() {
        StreamStage browsers = new StreamStage(http.sseReconnect(SseReconnect.likeBrowser()));
        browsers.play(exec(sse("Connect").post("/chat")).pause(60));
        browsers.wire().accept().end();
        browsers.pass(Duration.ofSeconds(59));

        assertThat(browsers.wire.exchanges).hasSize(1);
    }

    @Test
    void aPostIsRepeatedWithItsBodyIfTheStreamSaysSo() {
        stage.play(exec(sse("Connect")
                        .post("/chat")
                        .formParam("n", "#{randomUuid()}")
                        .reconnect(SseReconnect.likeBrowser()))
                .pause(60));
        stage.wire().accept().end();
        stage.passMs(3_000);

        assertThat(stage.wire.exchanges).hasSize(2);
        assertThat(stage.wire().request.body())
                .isEqualTo(stage.wire.exchanges.get(0).request.body());
        assertThat(stage.wire().header("content-type")).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void neverMeansNever() {
        stage.play(open(SseReconnect.never()));
        stage.wire().accept().cut();
        stage.pass(Duration.ofMinutes(10));

        assertThat(stage.wire.exchanges).hasSize(1);
    }

    @Test
    void failedAttemptsAreRepeatedAndCounted() {
        stage.play(open(SseReconnect.onDrop()));
        stage.wire().accept().cut();
        for (int i = 0; i < 5; i++) {
            stage.passMs(3_000);
            stage.wire().fail("connection refused");
        }
        stage.passMs(3_000);
        stage.wire().accept();

        assertThat(stage.wire.exchanges).hasSize(7);
        assertThat(stage.stream("Connect").reconnectsKo().count()).isEqualTo(5);
        assertThat(stage.stream("Connect").reconnectsOk().count()).isEqualTo(1);
        assertThat(stage.stream("Connect").reconnectsOk().maxNs()).isBetween(17_900_000_000L, 18_100_000_000L);
    }

    @Test
    void attemptsThatFailInARowAreLimited() {
        stage.play(exec(GET.reconnect(SseReconnect.onDrop().maxAttempts(2))).exec(CHECK));
        stage.wire().accept().cut();
        stage.passMs(3_000);
        stage.wire().fail("connection refused");
        stage.passMs(3_000);
        stage.wire().accept().cut();
        stage.passMs(3_000);
        stage.wire().fail("connection refused");
        stage.passMs(3_000);
        stage.wire().fail("connection reset");

        assertThat(stage.rows())
                .containsExactly("Connect OK", "any KO SSE crashed while waiting for check: connection reset");
        assertThat(stage.wire.exchanges).hasSize(5);
        assertThat(stage.loops.waiting()).isZero();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "429, true",
        "500, true",
        "502, true",
        "503, true",
        "504, true",
        "404, false",
        "401, false",
        "501, false"
    })
    void afterADropSomeStatusesAreFailedAttempts(int status, boolean goesOn) {
        stage.play(open(SseReconnect.onDrop()));
        stage.wire().accept().cut();
        stage.passMs(3_000);
        stage.wire().head(status);
        stage.passMs(3_000);

        assertThat(stage.wire.exchanges).hasSize(goesOn ? 3 : 2);
    }

    @Test
    void aBrowserTakesAnyStatusAsTheLastWord() {
        stage.play(exec(GET.reconnect(SseReconnect.likeBrowser())).exec(CHECK));
        stage.wire().accept().cut();
        stage.passMs(3_000);
        stage.wire().head(503);

        assertThat(stage.rows())
                .containsExactly("Connect OK", "any KO SSE crashed while waiting for check: unexpected status 503");
    }

    @Test
    void aWrongContentTypeIsTheLastWord() {
        stage.play(exec(GET).exec(CHECK));
        stage.wire().accept().cut();
        stage.passMs(3_000);
        stage.wire().head(200, "content-type", "text/html");

        assertThat(stage.rows())
                .containsExactly(
                        "Connect OK", "any KO SSE crashed while waiting for check: unexpected content type text/html");
    }

    @Test
    void status204StopsQuietly() {
        stage.play(exec(GET).pause(10).exec(CLOSE));
        stage.wire().accept().cut();
        stage.passMs(3_000);
        stage.wire().head(204);
        stage.passMs(7_000);

        assertThat(stage.rows()).containsExactly("Connect OK", "Close OK");
        assertThat(stage.errors()).containsExactly("Connect: dropped: connection closed before the end of the body");
        assertThat(stage.wire.exchanges).hasSize(2);
        assertThat(stage.stream("Connect").ends()).containsKey(EndReason.REFUSED);
        assertThat(stage.stream("Connect").losses().reconnectsDeclined()).isEqualTo(1);
        assertThat(stage.stream("Connect").losses().streams()).isZero();
    }

    @Test
    void aReconnectionHasARequestTimeoutToo() {
        stage.play(open(SseReconnect.onDrop()));
        stage.wire().accept().cut();
        stage.passMs(3_000);
        stage.pass(Duration.ofSeconds(60));
        assertThat(stage.wire().isLive()).isFalse();
        stage.passMs(3_000);

        assertThat(stage.wire.exchanges).hasSize(3);
    }

    // ---- reconnection time ---------------------------------------------------------------------------------------
    @Test
    void theServerSetsTheReconnectionTime() {
        stage.play(open(SseReconnect.onDrop().delay(Duration.ofSeconds(20))));
        stage.wire().accept().read("retry: 150\n").cut();
        stage.passMs(149);
        assertThat(stage.wire.exchanges).hasSize(1);
        stage.passMs(1);

        assertThat(stage.wire.exchanges).hasSize(2);
    }

    @Test
    void aReconnectionTimeOfZeroIsNoBusyLoop() {
        stage.play(open(SseReconnect.likeBrowser()));
        stage.wire().accept().read("retry: 0\n\n").end();
        for (int i = 0; i < 100; i++) {
            stage.passMs(10);
            stage.wire().accept().end();
        }

        assertThat(stage.wire.exchanges).hasSize(101);
    }

    @Test
    void anAbsurdReconnectionTimeDoesNotOverflow() {
        stage.play(open(SseReconnect.onDrop()));
        stage.wire().accept().read("retry: 99999999999999999999999\n\n").cut();
        stage.pass(Duration.ofMinutes(50));

        assertThat(stage.wire.exchanges).hasSize(1);
    }

    @Test
    void theWaitGrowsWithFailedAttemptsAndStartsAnewAfterSuccess() {
        stage.play(open(SseReconnect.onDrop().delay(Duration.ofSeconds(1)).backoff(2, Duration.ofSeconds(5))));
        stage.wire().accept().cut();
        for (int seconds : new int[] {1, 2, 4, 5, 5}) {
            int before = stage.wire.exchanges.size();
            stage.passMs(seconds * 1_000L - 1);
            assertThat(stage.wire.exchanges).hasSize(before);
            stage.passMs(1);
            assertThat(stage.wire.exchanges).hasSize(before + 1);
            stage.wire().fail("connection refused");
        }
        stage.passMs(5_000);
        stage.wire().accept().read("data: 1\n\n").cut();
        stage.passMs(1_000);

        assertThat(stage.wire.exchanges).hasSize(8);
    }

    @Test
    void aServerThatAcceptsAndBringsNothingIsNotHammered() {
        stage.play(open(SseReconnect.onDrop().delay(Duration.ofSeconds(1)).backoff(2, Duration.ofSeconds(5))));
        stage.wire().accept().cut();
        for (int seconds : new int[] {1, 2, 4, 5, 5}) {
            int before = stage.wire.exchanges.size();
            stage.passMs(seconds * 1_000L - 1);
            assertThat(stage.wire.exchanges).hasSize(before);
            stage.passMs(1);
            assertThat(stage.wire.exchanges).hasSize(before + 1);
            stage.wire().accept().cut();
        }

        assertThat(stage.stream("Connect").reconnectsOk().count()).isEqualTo(5);
    }

    @Test
    void reconnectionsThatSucceedAreLimitedInAll() {
        stage.play(exec(GET.reconnect(SseReconnect.onDrop().maxReconnects(2))).exec(CHECK));
        for (int i = 0; i < 3; i++) {
            stage.wire().accept().cut();
            stage.passMs(3_000);
        }

        assertThat(stage.wire.exchanges).hasSize(3);
        assertThat(stage.rows())
                .containsExactly(
                        "Connect OK",
                        "any KO SSE crashed while waiting for check: connection closed before the end of the body");
        assertThat(stage.stream("Connect").losses().streams()).isEqualTo(1);
        assertThat(stage.loops.waiting()).isZero();
    }

    /** It is lost whoever ends, and nobody says that it would not have come back. */
    @ParameterizedTest(name = "{0}, {1} ms after the loss")
    @CsvSource({
        "the user closes it, 2000",
        "the user closes it, 10000",
        "the user ends, 2000",
        "the user ends, 10000",
        "the run ends, 2000",
        "the run ends, 10000"
    })
    void aStreamThatIsNotBackAtTheEndIsLost(String end, long afterMs) {
        ChainBuilder chain = exec(GET.reconnect(SseReconnect.onDrop()))
                .pause(Duration.ofMillis(end.equals("the run ends") ? 100_000 : afterMs));
        stage.play(end.equals("the user closes it") ? chain.exec(CLOSE).pause(1) : chain);
        stage.wire().accept().cut();
        stage.passMs(afterMs);
        if (end.equals("the run ends")) {
            stage.endUser();
        }

        assertThat(stage.stream("Connect").losses().streams()).isEqualTo(1);
        assertThat(stage.wire.exchanges).hasSize(afterMs == 2_000 ? 1 : 2);
    }

    @Test
    void aStreamThatIsBackAtTheEndIsNotLost() {
        stage.play(exec(GET.reconnect(SseReconnect.onDrop())).pause(10));
        stage.wire().accept().cut();
        stage.passMs(3_000);
        stage.wire().accept();
        stage.endUser();

        assertThat(stage.stream("Connect").losses().streams()).isZero();
        assertThat(stage.stream("Connect").ends(EndReason.DROPPED)).isEqualTo(1);
    }

    // ---- redirects -----------------------------------------------------------------------------------------------

    @Test
    void aRedirectIsFollowedWithinOneConnect() {
        stage.play(exec(GET).pause(10));
        stage.passMs(100);
        stage.wire().head(307, "location", "/moved?a=b");
        stage.passMs(100);
        stage.wire().accept();

        assertThat(stage.wire().request.uri().toString()).isEqualTo("http://host/moved?a=b");
        assertThat(stage.wire().header("accept")).isEqualTo("text/event-stream");
        assertThat(stage.row("Connect").ok().maxNs()).isBetween(199_000_000L, 201_000_000L);
        assertThat(stage.wire.exchanges.get(0).isCancelled).isTrue();
    }

    @Test
    void aReconnectionStartsFromTheFirstAddress() {
        stage.play(exec(GET).pause(10));
        stage.wire().head(301, "location", "http://other/moved");
        stage.wire().accept().cut();
        stage.passMs(3_000);

        assertThat(stage.wire().request.uri().toString()).isEqualTo("http://host/prices");
    }

    @Test
    void aRedirectIsKoWhereTheProtocolDoesNotFollow() {
        StreamStage strict = new StreamStage(http.disableFollowRedirect());
        strict.play(exec(GET));
        strict.wire().head(301, "location", "/moved");

        assertThat(strict.rows()).containsExactly("Connect KO unexpected status 301");
    }

    @Test
    void aCircleOfRedirectsEnds() {
        StreamStage few = new StreamStage(http.maxRedirects(3));
        few.play(exec(GET));
        for (int i = 0; i < 10; i++) {
            few.wire().head(302, "location", "/again");
        }

        assertThat(few.rows()).containsExactly("Connect KO too many redirects (limit 3)");
        assertThat(few.wire.exchanges).hasSize(3);
    }

    @Test
    void aUserThatEndsWhileARedirectIsFollowedLeavesNothingBehind() {
        stage.play(exec(GET));
        stage.wire().head(302, "location", "/moved");
        stage.endUser();

        assertThat(stage.wire.exchanges).hasSize(2).allMatch(exchange -> exchange.isCancelled);
        assertThat(stage.loops.waiting()).isZero();
    }
}
