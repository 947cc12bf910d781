// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.stats.EndReason;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseReconnect;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A deadline is one also if the loop was busy when it was due: sockets are read before timers are looked at. */
final class LateLoopTest {

    private static final SseMessageCheck ANY =
            sse.checkMessage("any").check(jmesPath("data").exists());
    private static final ChainBuilder CONNECT = exec(sse("Connect").get("/prices"));

    private final StreamStage stage = new StreamStage(http.sseReconnect(SseReconnect.never()));

    @Test
    void anEventThatIsReadAfterTheDeadlineIsTooLateForTheCheck() {
        stage.play(CONNECT.exec(sse("Check").setCheck().await(1).on(ANY)).pause(5));
        stage.wire().accept().late(1_300).read("data: 1\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "any KO Check any timeout (the loop was 300 ms late)");
    }

    @Test
    void onTimeIsOnTimeHoweverLateTheLoopWas() {
        stage.play(CONNECT.exec(sse("Check").setCheck().await(1).on(ANY)).pause(5));
        stage.wire().accept().late(1_000).read("data: 1\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "any OK");
    }

    @Test
    void aFewMillisecondsAreNotWorthAWord() {
        stage.play(CONNECT.exec(sse("Check").setCheck().await(1).on(ANY)).pause(5));
        stage.wire().accept().late(1_009).read("data: 1\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "any KO Check any timeout");
    }

    @Test
    void theEventGoesToTheCheckThatIsSetAfterTheDeadline() {
        stage.play(CONNECT.exec(
                sse("Check").setCheck().await(1).on(ANY),
                sse("Next").setCheck().await(5).on(ANY)));
        stage.wire().accept().late(1_300).read("data: 1\n\n");

        assertThat(stage.rows())
                .containsExactly("Connect OK", "any OK", "any KO Check any timeout (the loop was 300 ms late)");
    }

    @Test
    void anEventThatIsReadAfterTheDeadlineIsTooLateForAnArmedCheck() {
        stage.play(CONNECT.exec(sse("Expect").expect(1).on(ANY))
                .pause(5)
                .exec(sse("Await").awaitExpected()));
        stage.wire().accept().late(1_340).read("data: 1\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "any KO Check any timeout (the loop was 340 ms late)");
    }

    @Test
    void anEndThatIsReadAfterTheDeadlineIsTooLate() {
        stage.play(CONNECT.exec(sse("End").awaitEnd(1)).pause(5));
        stage.wire().accept().late(3_456).end();

        assertThat(stage.rows())
                .containsExactly("Connect OK", "End KO the stream did not end in time (the loop was 2400 ms late)");
    }

    @Test
    void anEventThatComesAfterTooLongASilenceDoesNotUndoIt() {
        stage.play(exec(sse("Connect").get("/prices").stallAfter(5)).pause(60));
        stage.wire().accept().late(5_500).read("data: 1\n\n");

        assertThat(stage.stream("Connect").ends()).containsExactly(Map.entry(EndReason.STALLED, 1L));
        assertThat(stage.stream("Connect").events()).isZero();
        assertThat(stage.errors())
                .containsExactly("Connect: stalled: no event and no comment for 5 s (stallAfter)"
                        + " (the loop was 500 ms late)");
    }
}
