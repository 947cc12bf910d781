// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.bodyString;
import static dev.freshet.core.CoreDsl.doIf;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.exitHereIfFailed;
import static dev.freshet.core.CoreDsl.group;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.core.CoreDsl.substring;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseMessageCheck;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How checks wait for messages and judge them. */
class MessageCheckTest {

    private static final SseConnectActionBuilder CONNECT = sse("Connect").get("/prices");
    private static final SseMessageCheck ANY =
            sse.checkMessage("any").check(jmesPath("data").saveAs("data"));

    private final StreamStage stage = new StreamStage();

    private static SseMessageCheck data(String expected) {
        return sse.checkMessage(expected).check(jmesPath("data").is(expected));
    }

    // ---- which message -------------------------------------------------------------------------------------------

    @Test
    void fiveEventsOfOneReadMeetOneAwaitAndFourChainedChecks() {
        stage.play(exec(
                CONNECT.await(1).on(data("1")),
                sse("S").setCheck().await(1).on(data("2")),
                sse("S").setCheck().await(1).on(data("3")),
                sse("S").setCheck().await(1).on(data("4")),
                sse("S").setCheck().await(1).on(data("5"))));
        stage.wire().accept().read("data: 1\n\ndata: 2\n\ndata: 3\n\ndata: 4\n\ndata: 5\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "1 OK", "2 OK", "3 OK", "4 OK", "5 OK");
        assertThat(stage.script).containsExactly("0 OK", "0 ended");
        assertThat(stage.stream("Connect").events()).isEqualTo(5);
    }

    @Test
    void forAMessageThatHadArrivedBeforeTheCheckWasSetNobodyWaited() {
        stage.play(exec(CONNECT.await(1).on(data("1")))
                .exec(session -> {
                    stage.passMs(3); // the user is slow while the rest of the read waits to be handed over
                    return session;
                })
                .exec(sse("S").setCheck().await(1).on(data("2")))
                .exec(sse("S").expect(1).on(data("3")), sse("S").awaitExpected()));
        stage.wire().accept().read("data: 1\n\ndata: 2\n\ndata: 3\n\n");
        stage.passMs(0);

        assertThat(stage.rows()).containsExactly("Connect OK", "1 OK", "2 OK", "3 OK");
        assertThat(List.of("2", "3"))
                .allSatisfy(name -> assertThat(stage.row(name).ok())
                        .extracting(LatencyStats::meanNs, LatencyStats::maxNs)
                        .containsExactly(0.0, 0L));
    }

    @Test
    void noEventOfAReadIsMissedThroughLoopsConditionsAndFunctions() {
        ChainBuilder next = exec(sse("S").setCheck().await(1).on(ANY))
                .exec(session -> session.set("all", session.getString("all") + session.getString("data")));
        stage.play(
                exec(CONNECT)
                        .exec(repeat(2).on(next))
                        .exec(doIf(session -> "12".equals(session.getString("all")))
                                .then(next))
                        .exec(group("g").on(next)),
                session -> session.set("all", ""));
        stage.wire().accept().read("data: 1\n\ndata: 2\n\ndata: 3\n\ndata: 4\n\n");

        assertThat(stage.session().getString("all")).isEqualTo("1234");
        assertThat(stage.rows()).containsExactly("Connect OK", "any OK x3", "g / any OK");
    }

    @Test
    void anEventThatCameBeforeTheCheckIsNotConsidered() {
        stage.play(exec(CONNECT).pause(1).exec(sse("S").setCheck().await(5).on(ANY)));
        stage.wire().accept().read("data: early\n\n");
        stage.passMs(2_000);
        stage.wire().read("data: late\n\n");

        assertThat(stage.session().getString("data")).isEqualTo("late");
    }

    @Test
    void aMessageMeetsOneCheckAtMost() {
        stage.play(exec(CONNECT.await(1).on(data("x"), data("x"))));
        stage.wire().accept().read("data: x\n\n");
        stage.passMs(1_000);

        assertThat(stage.rows()).containsExactly("Connect OK", "x OK", "x KO Check x timeout");
    }

    @Test
    void messagesThatDoNotMatchAreLeftAlone() {
        SseMessageCheck snapshot = sse.checkMessage("snapshot")
                .matching(jmesPath("event").is("snapshot"))
                .check(jmesPath("id").ofInt().is(77535));
        stage.play(exec(CONNECT.await(1).on(snapshot)));
        stage.wire()
                .accept()
                .read("data: 1\n\n", "event: update\ndata: 2\n\n")
                .read("event: snapshot\nid: 77535\ndata: {}\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "snapshot OK");
        assertThat(stage.stream("Connect").unmatched()).isEqualTo(2);
    }

    @Test
    void allMatchingConditionsMustHold() {
        SseMessageCheck both = sse.checkMessage("both")
                .matching(jmesPath("event").is("a"))
                .matching(jmesPath("data").is("b"));
        stage.play(exec(CONNECT.await(1).on(both)));
        stage.wire().accept().read("event: a\ndata: c\n\n", "data: b\n\n", "event: a\ndata: b\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "both OK");
        assertThat(stage.stream("Connect").unmatched()).isEqualTo(2);
    }

    @Test
    void aMessageThatMatchesAndFailsEndsTheWait() {
        stage.play(exec(CONNECT.await(1).on(data("good"), data("never"))).pause(1));
        stage.wire().accept().read("data: bad\n\n", "data: good\n\n");
        stage.passMs(1_000);

        assertThat(stage.rows()).containsExactly("Connect OK", "good KO jmesPath(data).find.is(good), found bad");
        assertThat(stage.script).containsExactly("1000 KO", "1000 ended");
    }

    @Test
    void aStreamCanBeCheckedAgainAfterAFailure() {
        stage.play(exec(
                CONNECT.await(1).on(data("a")), sse("S").setCheck().await(1).on(data("b"))));
        stage.wire().accept().read("data: x\n\n", "data: b\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "a KO jmesPath(data).find.is(a), found x", "b OK");
    }

    // ---- how it is judged ----------------------------------------------------------------------------------------

    @Test
    void everyCriterionRunsAndTheFirstFailureIsTheError() {
        SseMessageCheck check = sse.checkMessage("c")
                .check(jsonPath("$.data.a").is("x"), jsonPath("$.data.b").saveAs("b"))
                .check(jsonPath("$.data.c").is("y"));
        stage.play(exec(CONNECT.await(1).on(check)));
        stage.wire().accept().read("data: {\"a\":1,\"b\":2,\"c\":3}\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "c KO jsonPath($.data.a).find.is(x), found 1");
        assertThat(stage.session().getString("b")).isEqualTo("2");
    }

    @Test
    void aConditionIsEvaluatedForEachCriterionWithWhatTheEarlierOnesSaved() {
        SseMessageCheck check = sse.checkMessage("c")
                .check(jmesPath("event").saveAs("event"))
                .checkIf("#{on}")
                .then(jmesPath("data").is("never"))
                .checkIf(session -> "e".equals(session.getString("event")))
                .then(jmesPath("data").saveAs("first"))
                .checkIf((message, session) -> message.equals("{\"event\":\"e\",\"data\":\"d\"}"))
                .then(List.of(jmesPath("data").saveAs("second")));
        stage.play(exec(CONNECT.await(1).on(check)), session -> session.set("on", false));
        stage.wire().accept().read("event: e\ndata: d\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "c OK");
        assertThat(stage.session().getString("first")).isEqualTo("d");
        assertThat(stage.session().getString("second")).isEqualTo("d");
    }

    @Test
    void aConditionThatCannotBeEvaluatedFailsTheCheck() {
        SseMessageCheck check = sse.checkMessage("c")
                .checkIf("#{missing}")
                .then(jmesPath("data").exists());
        stage.play(exec(CONNECT.await(1).on(check)));
        stage.wire().accept().read("data: d\n\n");

        assertThat(stage.rows())
                .containsExactly("Connect OK", "c KO checkIf crashed: No attribute named 'missing' is defined");
    }

    @Test
    void aFunctionThatThrowsFailsTheCheckAndNotTheUser() {
        SseMessageCheck check = sse.checkMessage("c")
                .checkIf((message, session) -> Integer.parseInt(message) > 0)
                .then(jmesPath("data").exists());
        stage.play(exec(CONNECT.await(1).on(check)));
        stage.wire().accept().read("data: d\n\n");

        assertThat(stage.rows().get(1)).startsWith("c KO checkIf crashed: function crashed: NumberFormatException");
        assertThat(stage.script).containsExactly("0 KO", "0 ended");
    }

    @Test
    void checksSeeTheEventAsJsonText() {
        SseMessageCheck check = sse.checkMessage("c")
                .check(
                        regex("\"event\":\"snapshot\"(.*)").saveAs("rest"),
                        substring("77535"),
                        bodyString().saveAs("all"));
        stage.play(exec(CONNECT.await(1).on(check)));
        stage.wire().accept().read("id: 77535\nevent: snapshot\ndata: [1,\ndata: 2]\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "c OK");
        assertThat(stage.session().getString("all"))
                .isEqualTo("{\"id\":77535,\"event\":\"snapshot\",\"data\":[1,\n2]}");
    }

    // ---- time ----------------------------------------------------------------------------------------------------

    @Test
    void oneTimeoutIsForAllChecksOfASequence() {
        stage.play(exec(CONNECT.await(30).on(data("1"), data("2"))));
        stage.wire().accept();
        stage.passMs(20_000);
        stage.wire().read("data: 1\n\n");
        stage.passMs(10_000);

        assertThat(stage.rows()).containsExactly("Connect OK", "1 OK", "2 KO Check 2 timeout");
        assertThat(stage.script).containsExactly("30000 KO", "30000 ended");
        assertThat(stage.loops.waiting()).isZero();
    }

    @Test
    void eachSequenceHasItsOwnTimeFromTheEndOfTheOneBefore() {
        stage.play(exec(sse("S").sseName("s").get("/"))
                .exec(sse("S", "s").setCheck().await(15).on(data("1")).await(15).on(data("2"))));
        stage.wire().accept();
        stage.passMs(14_000);
        stage.wire().read("data: 1\n\n");
        stage.passMs(14_000);
        stage.wire().read("data: 2\n\n");

        assertThat(stage.rows()).containsExactly("S OK", "1 OK", "2 OK");
        assertThat(stage.row("2").ok().maxNs()).isBetween(13_900_000_000L, 14_100_000_000L);
    }

    @Test
    void checksOfOneSequenceAreTimedFromItsBeginning() {
        stage.play(exec(CONNECT.await(30).on(data("1"), data("2"))));
        stage.passMs(5_000);
        stage.wire().accept();
        stage.passMs(1_000);
        stage.wire().read("data: 1\n\n");
        stage.passMs(2_000);
        stage.wire().read("data: 2\n\n");

        assertThat(stage.row("1").ok().maxNs()).isBetween(990_000_000L, 1_010_000_000L);
        assertThat(stage.row("2").ok().maxNs()).isBetween(2_990_000_000L, 3_010_000_000L);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"seconds", "duration", "el number", "el duration", "function"})
    void aTimeoutCanBeGivenInAnyWay(String way) {
        var await = switch (way) {
            case "seconds" -> CONNECT.await(2);
            case "duration" -> CONNECT.await(Duration.ofSeconds(2));
            case "el number" -> CONNECT.await("#{seconds}");
            case "el duration" -> CONNECT.await("#{duration}");
            default -> CONNECT.await(session -> Duration.ofSeconds(session.getLong("seconds")));
        };
        stage.play(exec(await.on(ANY)), session -> session.set("seconds", 2).set("duration", Duration.ofSeconds(2)));
        stage.wire().accept();
        stage.pass(Duration.ofMinutes(1));

        assertThat(stage.script).containsExactly("2000 KO", "2000 ended");
    }

    @Test
    void aTimeoutThatCannotBeResolvedSendsNothing() {
        stage.play(exec(CONNECT.await("#{missing}").on(ANY)));

        assertThat(stage.wire.exchanges).isEmpty();
        assertThat(stage.errors())
                .containsExactly("Connect: Failed to build request: No attribute named 'missing' is defined");
    }

    @Test
    void theUserStillHasItsDeadlineWhileEventsComeThatDoNotMatch() {
        stage.play(exec(CONNECT.await(10)
                .on(sse.checkMessage("c").matching(jmesPath("event").exists()))));
        stage.wire().accept();
        for (int i = 0; i < 20; i++) {
            stage.passMs(900);
            stage.wire().read("data: x\n\n");
        }

        assertThat(stage.rows()).containsExactly("Connect OK", "c KO Check c timeout");
        assertThat(stage.script).containsExactly("10000 KO", "10000 ended");
    }

    @Test
    void anAwaitInAGroupCountsInTheGroup() {
        stage.play(exec(group("outer").on(exec(CONNECT.await(5).on(data("1"))))));
        stage.passMs(1_000);
        stage.wire().accept();
        stage.passMs(2_000);
        stage.wire().read("data: 1\n\n");

        assertThat(stage.rows()).containsExactly("outer / Connect OK", "outer / 1 OK");
        assertThat(stage.stats().groups()).hasSize(1).first().satisfies(group -> {
            assertThat(group.cumulated().maxNs()).isBetween(2_990_000_000L, 3_010_000_000L);
        });
    }

    @Test
    void aFailedCheckEndsAUserThatExitsWhenFailed() {
        stage.play(exec(CONNECT.await(1).on(data("a"))).exec(exitHereIfFailed()).exec(stage.saying("not reached")));
        stage.wire().accept().read("data: b\n\n");

        assertThat(stage.script).containsExactly("0 ended");
        assertThat(stage.wire().isCancelled).isTrue();
    }

    // ---- events in the middle of a read --------------------------------------------------------------------------

    @Test
    void aStreamThatIsClosedBetweenTwoEventsOfAReadHearsNoMore() {
        stage.play(exec(CONNECT.await(1).on(data("1")), sse("Close").close()).pause(1));
        stage.wire().accept().read("data: 1\n\n: comment\n\ndata: 2\n\ndata: 3\n\n", "data: 4\n\n");
        stage.passMs(1_000);

        assertThat(stage.wire().isCancelled).isTrue();
        assertThat(stage.stream("Connect").events()).isEqualTo(1);
        assertThat(stage.stream("Connect").bytes()).isEqualTo(9);
        assertThat(stage.rows()).containsExactly("Connect OK", "1 OK", "Close OK");
    }

    @Test
    void aUserThatEndsBetweenTwoEventsOfAReadLeavesNothingBehind() {
        stage.play(exec(CONNECT.await(1).on(data("1"))));
        stage.wire().accept().read("data: 1\n\ndata: 2\n\n");

        assertThat(stage.script).containsExactly("0 OK", "0 ended");
        assertThat(stage.stream("Connect").events()).isEqualTo(1);
        assertThat(stage.loops.waiting()).isZero();
    }

    @Test
    void anEventOfOneStreamMayLeadToOrdersForAnother() {
        stage.play(exec(
                sse("A", "a").get("/a"),
                sse("B", "b").get("/b"),
                sse("S", "a").setCheck().await(1).on(data("1")),
                sse("Close", "b").close(),
                sse("S", "a").setCheck().await(1).on(data("2"))));
        stage.wire().accept();
        stage.wire().accept();
        stage.wire.exchanges.get(0).read("data: 1\n\ndata: 2\n\n");

        assertThat(stage.rows()).containsExactly("A OK", "B OK", "1 OK", "Close OK", "2 OK");
    }
}
