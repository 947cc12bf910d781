// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.csv;
import static dev.freshet.core.CoreDsl.during;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.feed;
import static dev.freshet.core.CoreDsl.listFeeder;
import static dev.freshet.core.CoreDsl.pause;
import static dev.freshet.core.CoreDsl.repeat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.CoreDsl;
import dev.freshet.core.FeederBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {

    private final Stage stage = new Stage();

    @Test
    void aRecordBecomesAttributes() {
        stage.play(exec(session -> session.set("city", "Paris").set("kept", 1))
                .feed(csv("feeders/people.csv"))
                .exec(stage.show("name", "city", "kept")));

        assertThat(stage.words()).containsExactly("name=Ada city=London kept=1", "end");
    }

    @Test
    void severalRecordsBecomeLists() {
        stage.play(feed(csv("feeders/people.csv"), 2).exec(stage.show("name", "city")));

        assertThat(stage.words()).containsExactly("name=[Ada, Kurt] city=[London, Wien]", "end");
    }

    @Test
    void listsOfRecordsAreTheUsersOwn() {
        stage.play(feed(csv("feeders/people.csv"), 2)
                .exec(session -> {
                    session.getList("name").add("Emmy");
                    return session;
                })
                .exec(stage.show("name")));

        assertThat(stage.words()).containsExactly("name=[Ada, Kurt, Emmy]", "end");
    }

    @Test
    void oneRecordThatIsAskedForByNumberBecomesListsToo() {
        stage.play(feed(csv("feeders/people.csv"), 1).exec(stage.show("name", "city")));

        assertThat(stage.words()).containsExactly("name=[Ada] city=[London]", "end");
    }

    @Test
    void recordsThatDifferLeaveNullsInLists() {
        Map<String, Object> withNull = Collections.singletonMap("b", null);
        stage.play(feed(listFeeder(List.of(Map.of("a", 1), Map.of("b", 2), withNull)), 3)
                .exec(stage.show("a", "b")));

        assertThat(stage.words()).containsExactly("a=[1, null, null] b=[null, 2, null]", "end");
    }

    static Stream<Arguments> overloads() {
        FeederBuilder<Object> feeder = numbers(9).circular();
        Iterator<Map<String, Object>> iterator = endless();
        Supplier<Iterator<Map<String, Object>>> supplier = FeedTest::endless;
        Function<Session, Integer> two = session -> session.getInt("two");
        ChainBuilder none = exec(session -> session);
        return Stream.of(
                arguments("n=0", CoreDsl.feed(feeder), none.feed(feeder)),
                arguments("n=[0, 1]", CoreDsl.feed(feeder, 2), none.feed(feeder, 2)),
                arguments("n=[0, 1]", CoreDsl.feed(feeder, "#{two}"), none.feed(feeder, "#{two}")),
                arguments("n=[0, 1]", CoreDsl.feed(feeder, two), none.feed(feeder, two)),
                arguments("n=7", CoreDsl.feed(iterator), none.feed(iterator)),
                arguments("n=[7, 7]", CoreDsl.feed(iterator, 2), none.feed(iterator, 2)),
                arguments("n=[7, 7]", CoreDsl.feed(iterator, "#{two}"), none.feed(iterator, "#{two}")),
                arguments("n=[7, 7]", CoreDsl.feed(iterator, two), none.feed(iterator, two)),
                arguments("n=7", CoreDsl.feed(supplier), none.feed(supplier)),
                arguments("n=[7, 7]", CoreDsl.feed(supplier, 2), none.feed(supplier, 2)),
                arguments("n=[7, 7]", CoreDsl.feed(supplier, "#{two}"), none.feed(supplier, "#{two}")),
                arguments("n=[7, 7]", CoreDsl.feed(supplier, two), none.feed(supplier, two)));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("overloads")
    void feedTakesFeedersIteratorsAndSuppliersAndNumbersOfAllKinds(String fed, ChainBuilder first, ChainBuilder later) {
        for (ChainBuilder chain : List.of(first, later)) {
            Stage ownStage = new Stage();
            ownStage.play(exec(session -> session.set("two", 2)).exec(chain).exec(ownStage.show("n")));
            assertThat(ownStage.words()).containsExactly(fed, "end");
        }
    }

    @Test
    void allUsersPassesAndPlacesShareTheRecordsOfOneFeeder() {
        FeederBuilder<Object> shared = numbers(100);
        Action chain = stage.compile(
                repeat(2).on(feed(shared).exec(stage.show("n")).feed(shared).exec(stage.show("n"))));
        stage.start(chain, 0, Function.identity());
        stage.start(chain, 1, Function.identity());
        stage.loops.runDue();

        assertThat(stage.words().stream().filter(line -> line.startsWith("n=")))
                .containsExactlyInAnyOrder("n=0", "n=1", "n=2", "n=3", "n=4", "n=5", "n=6", "n=7");
    }

    @Test
    void feedersThatOnlyLookAlikeDoNotShareTheirRecords() {
        stage.play(feed(numbers(5)).exec(stage.show("n")).feed(numbers(5)).exec(stage.show("n")));

        assertThat(stage.words()).containsExactly("n=0", "n=0", "end");
    }

    @Test
    void theRunHasFailedWhenThereAreNoMoreRecords() {
        FeederBuilder<Object> two = numbers(2);
        stage.play(repeat(3).on(feed(two).exec(stage.show("n"))).exec(stage.say("not reached")));

        assertThat(stage.words())
                .containsExactly(
                        "n=0",
                        "n=1",
                        "crash: scenario 'Play', step 1, repeat > 1, feed(listFeeder): feeder is now empty: "
                                + "all 2 records of listFeeder have been used. "
                                + "Give it more records, or make it circular() or random().",
                        "end");
    }

    @Test
    void theRunHasFailedWhenTooFewRecordsAreLeft() {
        stage.play(feed(csv("feeders/people.csv"), 3));

        assertThat(stage.words())
                .containsExactly(
                        "crash: scenario 'Play', step 1, feed(csv(\"feeders/people.csv\")): feeder is now empty: "
                                + "3 records were asked for at once, and csv(\"feeders/people.csv\") has only 2 of its 2 left. "
                                + "Give it more records, or make it circular() or random().",
                        "end");
    }

    @Test
    void theRunHasFailedWhenAnIteratorFails() {
        stage.play(feed(Stream.<Map<String, Object>>generate(() -> {
                    throw new IllegalStateException("boom");
                })
                .iterator()));

        assertThat(stage.words())
                .containsExactly(
                        "crash: scenario 'Play', step 1, feed(iterator): the iterator failed: IllegalStateException: boom",
                        "end");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void theRunHasFailedWhenLessThanOneRecordIsAskedFor(int count) {
        stage.play(feed(numbers(5), session -> count).exec(stage.say("not reached")));

        assertThat(stage.words())
                .containsExactly(
                        "crash: scenario 'Play', step 1, feed(listFeeder): " + count
                                + " records were asked for; ask for 1 or more.",
                        "end");
    }

    @Test
    void anUnknownNumberOfRecordsFailsTheSessionOnly() {
        stage.play(feed(numbers(5), "#{unknown}").exec(stage.show("n")).exec(stage.verdict()));

        assertThat(stage.words()).containsExactly("n=-", "KO", "end");
        assertThat(stage.errors()).containsExactly("step 1, feed(listFeeder): No attribute named 'unknown' is defined");
    }

    @Test
    void aLoopWhoseTimeIsOverIsLeftBeforeARecordIsTaken() {
        FeederBuilder<Object> shared = numbers(9);
        stage.play(during(2).on(pause(3), feed(shared)).feed(shared).exec(stage.show("n")));

        assertThat(stage.script).containsExactly("3000 n=0", "3000 end");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "scenario 'Play', step 1, feed(listFeeder): the number of records must be at least 1, not 0.",
                        feed(numbers(1), 0)),
                arguments(
                        "scenario 'Play', step 1, feed(listFeeder.random()): listFeeder.random() has no records",
                        feed(numbers(0).random())),
                arguments(
                        "scenario 'Play', step 1, feed(supplier): the supplier of records failed: "
                                + "IllegalStateException: boom",
                        feed(() -> {
                            throw new IllegalStateException("boom");
                        })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void mistakesAreToldBeforeTheRun(String message, ChainBuilder chain) {
        assertThatThrownBy(() -> stage.compile(chain))
                .isInstanceOf(SimulationException.class)
                .hasMessage(message);
    }

    @Test
    void aMissingFileIsToldBeforeTheRunWithThePlaceThatNeedsIt() {
        assertThatThrownBy(() -> stage.compile(exec(stage.say("a")).feed(csv("nobody.csv"))))
                .isInstanceOf(SimulationException.class)
                .hasMessageStartingWith("scenario 'Play', step 2, feed(csv(\"nobody.csv\")): csv(\"nobody.csv\"): "
                        + "there is no such file, neither on the class path nor at ");
    }

    private static FeederBuilder<Object> numbers(int count) {
        return listFeeder(IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("n", i))
                .toList());
    }

    private static Iterator<Map<String, Object>> endless() {
        return Stream.generate(() -> Map.<String, Object>of("n", 7)).iterator();
    }
}
