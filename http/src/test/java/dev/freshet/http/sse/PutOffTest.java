// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.asLongAs;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.http.SseReconnect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users that are interrupted between their steps, so that their loop reads: nothing comes between two steps that would not have come without that. */
class PutOffTest {

    private static final int EVENTS = 3_000;

    private final StreamStage stage = new StreamStage(http.sseUnmatchedInboundMessageBufferSize(100));
    private final List<String> seen = new ArrayList<>();
    private final ActionBuilder look = sse.processUnmatchedMessages((messages, session) -> {
        messages.forEach(message -> seen.add(message.timestamp() - 1_700_000_000_000L + " " + message.message()));
        return session;
    });

    /** However events are divided into reads, each check demands the next one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000, EVENTS})
    void noEventSlipsThroughBetweenTwoChecksThoughEachStepIsATurn(int eventsPerRead) {
        ChainBuilder next = exec(session -> session.set("want", "" + session.getInt("n")))
                .exec(sse("Next")
                        .setCheck()
                        .await(10)
                        .on(sse.checkMessage("next").check(jmesPath("data").isEL("#{want}"))))
                .exec(session -> session);
        stage.inTurnsOf(Duration.ZERO).play(connect().exec(repeat(EVENTS, "n").on(next)));
        stage.wire().accept();
        for (int from = 0; from < EVENTS; from += eventsPerRead) {
            stage.wire().read(events(from, Math.min(EVENTS, from + eventsPerRead)));
        }
        stage.passMs(1);

        assertThat(stage.script).containsExactly("0 OK", "0 ended");
        assertThat(stage.rows()).contains("next OK x" + EVENTS);
        assertThat(stream().events()).isEqualTo(EVENTS);
    }

    @Test
    void aUserThatNeverWaitsSeesEventsWhenTheyCome() {
        stage.play(connect()
                .exec(asLongAs(session -> seen.size() < 5).on(exec(busyFor(2)).exec(look))));
        stage.wire().accept();
        everyFiftyMs(5);
        stage.passMs(300);

        assertThat(seen).hasSize(5);
        assertThat(stream().gap().count()).isEqualTo(4);
        assertThat(stream().gap().minNs()).isBetween(46_000_000L, 50_100_000L);
        assertThat(stage.stats().notes()).isEmpty();
    }

    @Test
    void oneThatNeverLooksEitherGetsThemWithTheirTimesWhenItWaits() {
        stage.play(connect().exec(repeat(150).on(exec(busyFor(2)))).pause(1).exec(look));
        stage.wire().accept();
        everyFiftyMs(5);
        stage.passMs(2_000);

        assertThat(stream().gap().count()).isEqualTo(4);
        assertThat(stream().gap().minNs()).isBetween(46_000_000L, 50_100_000L);
        assertThat(seen).hasSize(5).first().asString().matches("5[0-2] .*");
    }

    @Test
    void ofWhatComesMeanwhileNoMoreThanABoundIsHeldBack() {
        stage.play(connect().exec(repeat(5).on(exec(busyFor(2)))).pause(1).exec(look));
        stage.wire().accept();
        stage.wire().read("data: " + "x".repeat(HeldBack.MOST_BYTES - 8) + "\n\n");
        assertThat(stage.wire().isReading).isTrue();
        stage.wire().read("data: " + "x".repeat(20) + "\n\n");
        assertThat(stage.wire().isReading).isFalse();
        stage.passMs(20);

        assertThat(stage.wire().isReading).isTrue();
        assertThat(stream().events()).isEqualTo(2);
    }

    @Test
    void theBoundIsThatOfWhatWaitsAndNotOfAllThatEverWaited() {
        stage.play(connect().exec(repeat(3).on(exec(busyFor(2)).exec(look))).pause(1));
        stage.wire().accept();
        for (int i = 0; i < 3; i++) {
            stage.wire().read("data: " + "x".repeat(HeldBack.MOST_BYTES - 8) + "\n\n");
            assertThat(stage.wire().isReading).isTrue();
            stage.passMs(2);
        }

        assertThat(stream().events()).isEqualTo(3);
    }

    /** It was put off before, and nothing of that time waits any more. */
    @Test
    void aUserThatIsPutOffAgainIsHandedNothingAgain() {
        stage.play(connect()
                .exec(exec(busyFor(2)), exec(look), exec(busyFor(2)))
                .exec(sse("Two")
                        .setCheck()
                        .await(1)
                        .on(sse.checkMessage("two").check(jmesPath("data").is("2")))));
        stage.wire().accept();
        stage.wire().read("data: 1\n\n");
        stage.loops
                .loop()
                .schedule(
                        stage.loops.clock().nowNs() + 3_000_000,
                        () -> stage.wire().read("data: 2\n\n"));
        stage.passMs(2_000);

        assertThat(seen).singleElement().asString().contains("\"data\":\"1\"");
        assertThat(stage.rows()).contains("two OK");
    }

    @Test
    void theEndOfAStreamComesBehindWhatIsHeldBack() {
        stage.play(connect(SseReconnect.never())
                .exec(repeat(5).on(exec(busyFor(2))))
                .exec(sse("Two")
                        .setCheck()
                        .await(1)
                        .on(sse.checkMessage("two").check(jmesPath("data").is("2"))))
                .exec(sse("End").awaitEnd(1)));
        stage.wire().accept();
        stage.wire().read("data: 2\n\n").end();
        stage.passMs(20);

        assertThat(stage.rows()).contains("two OK", "End OK");
        assertThat(stream().ends()).containsOnlyKeys(EndReason.ENDED_BY_SERVER);
    }

    @Test
    void whatIsHeldBackWhenTheUserClosesItsStreamCountsNowhere() {
        stage.play(
                connect().exec(repeat(5).on(exec(busyFor(2)))).exec(sse("Close").close()));
        stage.wire().accept();
        stage.wire().read("data: 1\n\n");
        stage.passMs(20);

        assertThat(stage.script).last().isEqualTo("10 ended");
        assertThat(stream().events()).isZero();
        assertThat(stream().bytes()).isZero();
    }

    @Test
    void aServerIsNotSilentAsLongAsNobodyListens() {
        ChainBuilder connect = exec(sse("Connect").get("/prices").stallAfter(Duration.ofMillis(100)));
        stage.play(connect.exec(repeat(150).on(exec(busyFor(2))))
                .pause(Duration.ofMillis(50))
                .exec(look));
        stage.wire().accept();
        everyFiftyMs(6);
        stage.passMs(400);

        assertThat(seen).hasSize(6);
        assertThat(stream().ends()).containsOnlyKeys(EndReason.RUN_ENDED);
    }

    /** From when somebody listens again: neither never, nor put off by what is no sign of life. */
    @Test
    void theSilenceOfAServerBeginsWhenItIsListenedToAgain() {
        ChainBuilder connect = exec(
                sse("Connect").get("/prices").stallAfter(Duration.ofMillis(100)).reconnect(SseReconnect.never()));
        stage.play(connect.exec(repeat(20).on(exec(busyFor(2)))).pause(10));
        stage.wire().accept();
        stage.wire().read("data: 1\n\n");
        for (int ms : new int[] {90, 130}) {
            stage.loops
                    .loop()
                    .schedule(
                            stage.loops.clock().nowNs() + ms * 1_000_000L,
                            () -> stage.wire().read("da"));
        }
        stage.passMs(130);
        assertThat(stage.wire().isCancelled).isFalse();
        stage.passMs(20);

        assertThat(stage.wire().isCancelled).isTrue();
        assertThat(stream().ends()).containsOnlyKeys(EndReason.STALLED);
    }

    @Test
    void whoGoesOnForSecondsIsNamed() {
        stage.play(connect().exec(repeat(1_000).on(exec(busyFor(2)))));
        stage.wire().accept();
        stage.passMs(3_000);

        assertThat(stage.stats().notes())
                .singleElement()
                .asString()
                .startsWith("Users of scenario 'Play' go on for longer than a second without a wait");
    }

    private static ChainBuilder connect() {
        return exec(sse("Connect").get("/prices"));
    }

    private static ChainBuilder connect(SseReconnect policy) {
        return exec(sse("Connect").get("/prices").reconnect(policy));
    }

    private Function<Session, Session> busyFor(long ms) {
        return session -> {
            stage.loops.keepBusy(Duration.ofMillis(ms));
            return session;
        };
    }

    private void everyFiftyMs(int count) {
        for (int n = 1; n <= count; n++) {
            String event = "data: " + n + "\n\n";
            stage.loops
                    .loop()
                    .schedule(
                            stage.loops.clock().nowNs() + n * 50_000_000L,
                            () -> stage.wire().read(event));
        }
    }

    private static String events(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "data: " + i + "\n\n").reduce("", String::concat);
    }

    private StreamStats stream() {
        return stage.stream("Connect");
    }
}
