// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.dummy;
import static dev.freshet.core.CoreDsl.during;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.exitBlockOnFail;
import static dev.freshet.core.CoreDsl.exitHereIfFailed;
import static dev.freshet.core.CoreDsl.group;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.core.CoreDsl.tryMax;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.stats.RequestStats;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TryMaxTest {

    private static final ChainBuilder PASSES = dummy("request", 100).toChainBuilder();
    private static final ChainBuilder FAILS =
            dummy("request", 100).withSuccess(false).toChainBuilder();
    /** A request that fails until the third time. */
    private static final ChainBuilder RECOVERS = dummy("request", 100)
            .withSuccess(session -> session.getInt("n") >= 3)
            .toChainBuilder();

    private final Stage stage = new Stage();

    /** A chain, given one that shows what there is to see, and the script. */
    record Row(String why, Function<ChainBuilder, ChainBuilder> chain, List<String> script) {
        Row(String why, Function<ChainBuilder, ChainBuilder> chain, String script) {
            this(why, chain, List.of(script.split(" \\| ")));
        }

        @Override
        public String toString() {
            return why;
        }
    }

    private static Session countUp(Session session) {
        return session.set("n", session.contains("n") ? session.getInt("n") + 1 : 1);
    }

    static Stream<Row> attempts() {
        return Stream.of(
                new Row("one attempt is enough", show -> tryMax(3, "i").on(show, PASSES), "0 i=0 | 100 OK | 100 i=-"),
                new Row(
                        "as many as are allowed, and the last failure remains",
                        show -> tryMax(3, "i").on(show, FAILS),
                        "0 i=0 | 100 i=1 | 200 i=2 | 300 KO | 300 i=-"),
                new Row(
                        "failures before a success are forgotten",
                        show -> tryMax(5, "i").on(exec(TryMaxTest::countUp), show, RECOVERS),
                        "0 i=0 | 100 i=1 | 200 i=2 | 300 OK | 300 i=-"),
                new Row(
                        "nothing behind a failure is run",
                        show -> tryMax(2, "i")
                                .on(FAILS, show)
                                .exec(tryMax(2, "i").on(FAILS.pause(0), show)),
                        "400 KO | 400 i=-"),
                new Row(
                        "a function may fail too",
                        show -> tryMax(2, "i").on(show, exec(Session::markAsFailed), PASSES),
                        "0 i=0 | 0 i=1 | 0 KO | 0 i=-"),
                new Row(
                        "and comes too late to take it back",
                        show -> tryMax(2, "i").on(FAILS, exec(Session::markAsSucceeded), show, PASSES),
                        "200 KO | 200 i=-"),
                new Row(
                        "expression",
                        show -> tryMax("#{two}", "i").on(show, FAILS),
                        "0 i=0 | 100 i=1 | 200 KO | 200 i=-"),
                new Row("function", show -> tryMax(s -> 1, "i").on(show, FAILS), "0 i=0 | 100 KO | 100 i=-"),
                new Row("no attempt", show -> tryMax("0", "i").on(show, FAILS), "0 OK | 0 i=-"),
                new Row(
                        "only one attempt",
                        show -> exitBlockOnFail().on(show, FAILS, PASSES),
                        "0 i=- | 100 KO | 100 i=-"));
    }

    static Stream<Row> nestedBlocks() {
        return Stream.of(
                new Row(
                        "when the inner one is used up the outer one begins anew",
                        show -> tryMax(2, "i").on(show, tryMax(2).on(FAILS), PASSES),
                        "0 i=0 | 200 i=1 | 400 KO | 400 i=-"),
                new Row(
                        "when the inner one succeeds the outer one has not failed",
                        show -> tryMax(2, "i").on(tryMax(3).on(exec(TryMaxTest::countUp), RECOVERS), show),
                        "300 i=0 | 300 OK | 300 i=-"),
                new Row(
                        "a loop within is left by its next step",
                        show -> tryMax(2).on(repeat(5, "i").on(show, FAILS, show, PASSES)),
                        "0 i=0 | 100 i=0 | 200 KO | 200 i=-"),
                new Row(
                        "a loop around goes on with its next pass",
                        show -> repeat(2, "i").on(exitBlockOnFail().on(FAILS, PASSES), show),
                        "100 i=0 | 200 i=1 | 200 KO | 200 i=-"),
                new Row(
                        "an outer loop that is over comes before another attempt",
                        show -> during(0, "i").on(tryMax(9).on(FAILS, PASSES), show),
                        "100 KO | 100 i=-"),
                new Row(
                        "a block that passes heals what failed before it, as in Gatling",
                        show -> FAILS.exec(tryMax(2, "i").on(show, PASSES)),
                        "100 i=0 | 200 OK | 200 i=-"),
                new Row(
                        "the user may end when all attempts have failed",
                        show -> tryMax(2, "i").on(show, FAILS).exitHereIfFailed(),
                        "0 i=0 | 100 i=1"),
                new Row(
                        "or within one, which is then the last",
                        show -> tryMax(2, "i").on(show, FAILS, exitHereIfFailed()),
                        "0 i=0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"attempts", "nestedBlocks"})
    void aBlockIsTriedAsItSays(Row row) {
        ChainBuilder show = exec(stage.show("i"));

        stage.play(row.chain.apply(show).exec(stage.verdict()).exec(show), session -> session.set("two", 2));

        stage.script.remove(stage.script.size() - 1);
        assertThat(stage.script).isEqualTo(row.script);
    }

    @Test
    void everyAttemptIsCountedAsARequest() {
        stage.play(tryMax(5).on(exec(TryMaxTest::countUp), RECOVERS));

        RequestStats request = stage.stats().request(List.of("request")).orElseThrow();
        assertThat(request.koCount()).isEqualTo(2);
        assertThat(request.okCount()).isEqualTo(1);
        assertThat(stage.errors()).containsExactly("Dummy error");
    }

    @Test
    void whatAFailedAttemptSavedIsKept() {
        stage.play(tryMax(3).on(exec(TryMaxTest::countUp), RECOVERS).exec(stage.show("n")));

        assertThat(stage.words()).containsExactly("n=3", "end");
    }

    @Test
    void theStatusIsThatOfTheInnermostBlockOrOfAnythingAroundIt() {
        stage.play(exec(Session::markAsFailed)
                .exec(tryMax(2)
                        .on(exec(stage.verdict()).exec(Session::markAsSucceeded).exec(stage.verdict())))
                .exec(Session::markAsSucceeded)
                .exec(stage.verdict()));

        assertThat(stage.words()).containsExactly("KO", "KO", "OK", "end");
    }

    @Test
    void anUnknownNumberOfAttemptsFailsTheSessionAndSkipsTheBlock() {
        stage.play(tryMax("#{missing}", "i")
                .on(exec(stage.say("body")))
                .exec(stage.verdict())
                .exec(stage.show("i")));

        assertThat(stage.words()).containsExactly("KO", "i=-", "end");
        assertThat(stage.errors()).containsExactly("step 1, tryMax: No attribute named 'missing' is defined");
    }

    @Test
    void aNumberOfAttemptsThatGetsLostEndsTheBlock() {
        stage.play(
                tryMax("#{two}")
                        .on(exec(session -> session.remove("two")), FAILS)
                        .exec(stage.verdict()),
                session -> session.set("two", 2));

        assertThat(stage.script).containsExactly("100 KO", "100 end");
        assertThat(stage.errors()).contains("step 1, tryMax: No attribute named 'two' is defined");
    }

    @Test
    void groupsWithinFailWithTheirAttemptAndGroupsAroundOnlyWhenAllHaveFailed() {
        stage.play(group("around")
                .on(tryMax(5).on(exec(TryMaxTest::countUp), group("within").on(RECOVERS))));

        var within = stage.stats().group(List.of("around", "within")).orElseThrow();
        var around = stage.stats().group(List.of("around")).orElseThrow();
        assertThat(within.koDuration().count()).isEqualTo(2);
        assertThat(within.okDuration().count()).isEqualTo(1);
        assertThat(around.koDuration().count()).isZero();
        assertThat(around.okDuration().count()).isEqualTo(1);
    }

    @Test
    void aGroupAroundFailsWhenAllAttemptsHaveFailed() {
        stage.play(group("around").on(tryMax(2).on(FAILS), exec(stage.verdict())));

        assertThat(stage.stats()
                        .group(List.of("around"))
                        .orElseThrow()
                        .koDuration()
                        .count())
                .isEqualTo(1);
        assertThat(stage.words()).containsExactly("KO", "end");
    }
}
