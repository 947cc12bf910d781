// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.stats.EndReason;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseReconnect;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens when a stream stays open and silent. */
class SilenceTest {

    private static final SseMessageCheck ANY =
            sse.checkMessage("any").check(jmesPath("data").exists());
    private static final ChainBuilder CHECK =
            exec(sse("Check").setCheck().await(60).on(ANY));

    private final StreamStage stage = new StreamStage();

    @Test
    void aSilentStreamIsGivenUpAndComesBackByItsPolicy() {
        stage.play(exec(sse("Connect").get("/prices").stallAfter(10)).exec(CHECK));
        stage.wire().accept();
        stage.passMs(9_999);
        assertThat(stage.wire().isCancelled).isFalse();
        stage.passMs(1);
        assertThat(stage.wire().isCancelled).isTrue();
        stage.passMs(3_000);
        assertThat(stage.wire.exchanges).hasSize(2);
        stage.wire().accept().read("data: back\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "any OK");
        assertThat(stage.stream("Connect").stalls()).isEqualTo(1);
        assertThat(stage.stream("Connect").reconnectsOk().count()).isEqualTo(1);
    }

    @Test
    void anEventOrACommentBreaksTheSilenceAndNothingElse() {
        stage.play(exec(sse("Connect").get("/prices").stallAfter(Duration.ofMillis(1_500)))
                .pause(100));
        stage.wire().accept();
        for (String piece : new String[] {"data: 1\n\n", ": still here\n\n", ": again\n", "data: 2\n\nda"}) {
            stage.passMs(1_400);
            stage.wire().read(piece);
        }
        assertThat(stage.wire().isCancelled).isFalse();
        for (String piece : new String[] {"ta: 3\n", "id: 7\n", "retry: 9\n"}) {
            stage.passMs(400);
            stage.wire().read(piece);
        }
        stage.passMs(299);
        assertThat(stage.wire().isCancelled).isFalse();
        stage.passMs(1);

        assertThat(stage.wire().isCancelled).isTrue();
        assertThat(stage.stream("Connect").ends()).containsExactly(Map.entry(EndReason.STALLED, 1L));
    }

    @Test
    void whereNothingIsReconnectedTheUserHearsWhy() {
        stage.play(exec(sse("Connect").get("/prices").stallAfter(5).reconnect(SseReconnect.never()))
                .exec(CHECK));
        stage.wire().accept();
        stage.pass(Duration.ofSeconds(30));

        assertThat(stage.rows())
                .containsExactly(
                        "Connect OK",
                        "any KO SSE crashed while waiting for check: no event and no comment for 5 s (stallAfter)");
        assertThat(stage.script).containsExactly("5000 KO", "5000 ended");
    }

    @ParameterizedTest
    @CsvSource({"1500, 1.5 s", "60000, 1 min", "90000, 1 min 30 s", "20, 20 ms"})
    void theLimitIsSaidAsEveryLengthOfTime(long limitMs, String words) {
        Duration limit = Duration.ofMillis(limitMs);
        stage.play(exec(sse("Connect").get("/prices").stallAfter(limit).reconnect(SseReconnect.never()))
                .exec(sse("Check").setCheck().await(600).on(ANY)));
        stage.wire().accept();
        stage.pass(limit);

        assertThat(stage.rows()).last().asString().endsWith("no event and no comment for " + words + " (stallAfter)");
    }

    static Stream<Arguments> limits() {
        SseConnectActionBuilder connect = sse("Connect").get("/prices");
        return Stream.of(
                arguments("seconds", http, connect.stallAfter(5), 5_000),
                arguments("an expression of seconds", http, connect.stallAfter("#{patience}"), 7_000),
                arguments("a function", http, connect.stallAfter(session -> Duration.ofMillis(50)), 50),
                arguments("the protocol's", http.sseStallAfter(5), connect, 5_000),
                arguments("the protocol's, a duration", http.sseStallAfter(Duration.ofMillis(20)), connect, 20),
                arguments("the protocol's, an expression", http.sseStallAfter("#{patience}"), connect, 7_000),
                arguments("the protocol's, a function", http.sseStallAfter(s -> Duration.ofMillis(9)), connect, 9),
                arguments("the stream's before the protocol's", http.sseStallAfter(5), connect.stallAfter(6), 6_000),
                arguments("none at all", http.sseStallAfter(5), connect.disableStallAfter(), Integer.MAX_VALUE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void theLimitIsThatOfTheStreamOrElseOfTheProtocol(
            String whose, HttpProtocolBuilder protocol, SseConnectActionBuilder connect, int limitMs) {
        StreamStage played = new StreamStage(protocol);
        played.play(exec(connect).pause(Duration.ofDays(100)), session -> session.set("patience", 7));
        played.wire().accept();
        played.passMs(limitMs - 1);
        assertThat(played.wire().isCancelled).isFalse();
        played.passMs(1);
        assertThat(played.wire().isCancelled).isEqualTo(limitMs != Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"0, stallAfter gives PT0S", "-1, stallAfter gives PT-1S", "soon, can't be converted to Duration"})
    void aLimitThatIsNoneLeavesTheStreamUnopened(String patience, String reason) {
        stage.play(
                exec(sse("Connect").get("/prices").stallAfter("#{patience}")),
                session -> session.set("patience", patience));

        assertThat(stage.wire.exchanges).isEmpty();
        assertThat(stage.script).containsExactly("0 KO", "0 ended");
        assertThat(stage.stats().errors().get(0).text()).startsWith("Connect: ").contains(reason);
    }

    @Test
    void aReconnectionIsWatchedAnew() {
        stage.play(exec(sse("Connect").get("/prices").stallAfter(5)).pause(100));
        stage.wire().accept();
        stage.passMs(8_000);
        stage.wire().accept();
        stage.passMs(5_000);

        assertThat(stage.stream("Connect").stalls()).isEqualTo(2);
    }

    @Test
    void withoutALimitAStreamMayBeSilentForever() {
        stage.play(exec(sse("Connect").get("/prices")).pause(Duration.ofDays(2)));
        stage.wire().accept();
        stage.pass(Duration.ofDays(1));

        assertThat(stage.wire().isCancelled).isFalse();
    }

    @Test
    void aStreamThatIsClosedLeavesNoTimerBehind() {
        stage.play(exec(sse("Connect").get("/prices").stallAfter(5))
                .exec(sse("Close").close()));
        stage.wire().accept();

        assertThat(stage.rows()).containsExactly("Connect OK", "Close OK");
        assertThat(stage.loops.waiting()).isZero();
    }
}
