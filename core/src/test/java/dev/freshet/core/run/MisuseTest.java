// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import static dev.freshet.core.CoreDsl.*;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.Assertion;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.ClosedInjectionStep;
import dev.freshet.core.FeederBuilder;
import dev.freshet.core.OpenInjectionStep;
import dev.freshet.core.PauseType;
import dev.freshet.core.PopulationBuilder;
import dev.freshet.core.ProtocolBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.SimulationException;
import dev.freshet.core.exec.Executable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What whoever misuses the language is told, before the first user starts. */
@NullUnmarked
class MisuseTest {

    private static final String FIELD = " is null. If it is a field, declare it above the place that uses it.";
    private static final ChainBuilder FINE = exec(session -> session);

    private static Arguments row(ThrowingCallable misuse, String message) {
        return arguments(message, misuse);
    }

    /** A row whose message begins with the step. */
    private static Arguments step(ChainBuilder chain, String message) {
        return row(() -> run(setUp -> {}, users(chain)), "scenario 'S', step 1, " + message);
    }

    private static PopulationBuilder users(ChainBuilder chain) {
        return scenario("S").exec(chain).injectOpen(atOnceUsers(1));
    }

    private static void run(Consumer<Simulation.SetUp> more, PopulationBuilder... populations) {
        new VirtualRun(1).run(VirtualRun.simulation(more, populations));
    }

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> simulations() {
        return Stream.of(
                row(() -> run(setUp -> {}, (PopulationBuilder) null), "Argument 1 of setUp" + FIELD),
                row(
                        () -> run(
                                setUp -> setUp.assertions(details("Prices")
                                        .metric("evntGap")
                                        .max()
                                        .lt(1.0)),
                                users(FINE)),
                        "assertion on max of evntGap (Prices): there is no metric 'evntGap': docs/measuring.md has the keys; did you mean 'eventGap'?"),
                row(
                        () -> run(
                                setUp -> setUp.assertions(
                                        global().metric("events").mean().lt(1.0)),
                                users(FINE)),
                        "assertion on mean of events (Global): 'events' is counted: of it there are count() and perSec() alone"),
                row(
                        () -> RunPlan.of(new Simulation() {
                            {
                                setUp((List<PopulationBuilder>) null);
                            }
                        }),
                        "The list of setUp" + FIELD),
                row(
                        () -> run(setUp -> setUp.protocols((ProtocolBuilder) null), users(FINE)),
                        "Argument 1 of protocols" + FIELD),
                row(
                        () -> run(setUp -> setUp.assertions(null, (Assertion) null), users(FINE)),
                        "Argument 1 of assertions" + FIELD),
                row(
                        () -> run(setUp -> setUp.throttle(jumpToRps(1), null), users(FINE)),
                        "Argument 2 of throttle" + FIELD),
                row(() -> run(setUp -> setUp.pauses(null), users(FINE)), "The type of pauses" + FIELD),
                row(
                        () -> run(setUp -> setUp.maxDuration(Duration.ofSeconds(-1)), users(FINE)),
                        "maxDuration lasts -1 s: a duration must be 0 or more, and at most 10000 days"),
                row(() -> users(FINE).andThen((PopulationBuilder) null), "Argument 1 of andThen" + FIELD),
                row(() -> users(FINE).protocols((ProtocolBuilder) null), "Argument 1 of protocols" + FIELD),
                row(() -> users(FINE).pauses(null), "The type of pauses" + FIELD),
                row(
                        () -> run(setUp -> {}, users(FINE).andThen(users(FINE))),
                        "two populations run a scenario named 'S': names must differ, so that their users can be told apart; rename one of them"),
                row(() -> scenario(null), "The name of a scenario" + FIELD),
                row(() -> scenario(" "), "The name of a scenario must not be blank or contain a tab: ' '."),
                row(() -> scenario("a\tb"), "The name of a scenario must not be blank or contain a tab: 'a\tb'."),
                row(
                        () -> normalPausesWithStdDevDuration(Duration.ofSeconds(-1)),
                        "The spread of pauses must not be negative: -1 s."),
                row(
                        () -> uniformPausesPlusOrMinusPercentage(Double.NaN),
                        "The spread of pauses must be a percentage from 0 on: NaN."));
    }

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> profiles() {
        return Stream.of(
                row(
                        () -> scenario("S").injectOpen(),
                        "scenario 'S': injectOpen() has no step; give it at least one, for example atOnceUsers(1)"),
                row(
                        () -> scenario("S").injectClosed(),
                        "scenario 'S': injectClosed() has no step; give it at least one, for example constantConcurrentUsers(1).during(60)"),
                row(() -> scenario("S").injectOpen((OpenInjectionStep) null), "Argument 1 of injectOpen" + FIELD),
                row(() -> scenario("S").injectClosed((ClosedInjectionStep) null), "Argument 1 of injectClosed" + FIELD),
                row(() -> atOnceUsers(-1), "atOnceUsers(-1): the number of users must be 0 or more"),
                row(() -> rampUsers(-1), "rampUsers(-1): the number of users must be 0 or more"),
                row(() -> stressPeakUsers(-1), "stressPeakUsers(-1): the number of users must be 0 or more"),
                row(
                        () -> constantUsersPerSec(Double.NaN),
                        "constantUsersPerSec(NaN): the rate must be a number of users per second, 0 or more"),
                row(
                        () -> constantUsersPerSec(5).during(0),
                        "constantUsersPerSec(5.0).during(0 s): a rate that lasts no time injects nobody; give it a duration, or use atOnceUsers(n)"),
                row(
                        () -> rampUsersPerSec(1).to(-1),
                        "rampUsersPerSec(1.0).to(-1.0): the rate must be a number of users per second, 0 or more"),
                row(
                        () -> incrementUsersPerSec(1).times(0),
                        "incrementUsersPerSec(1.0).times(0): there must be at least 1 level"),
                row(
                        () -> nothingFor(-1),
                        "nothingFor lasts -1 seconds: a duration must be 0 or more, and at most 10000 days"),
                row(
                        () -> constantConcurrentUsers(-1),
                        "constantConcurrentUsers(-1): the number of users must be 0 or more"),
                row(
                        () -> rampConcurrentUsers(1).to(-1),
                        "rampConcurrentUsers(1).to(-1): the number of users must be 0 or more"),
                row(() -> jumpToRps(-1), "jumpToRps(-1): the number of requests per second must be 0 or more"),
                row(
                        () -> reachRps(1).in(-1),
                        "reachRps(1) lasts -1 seconds: a duration must be 0 or more, and at most 10000 days"),
                row(
                        () -> holdFor(-1),
                        "holdFor lasts -1 seconds: a duration must be 0 or more, and at most 10000 days"));
    }

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> chains() {
        return Stream.of(
                row(() -> exec((Executable) null), "The executable at position 1" + FIELD),
                row(() -> repeat(2).on(FINE, (Executable) null), "The executable at position 2" + FIELD),
                row(() -> exec(Arrays.asList(FINE, null)), "The executable at position 2" + FIELD),
                row(() -> pause((String) null), "An argument" + FIELD),
                row(() -> pause((Duration) null), "An argument" + FIELD),
                row(() -> pause(1, (PauseType) null), "The type of a pause" + FIELD),
                row(() -> group((String) null).on(FINE), "An argument" + FIELD),
                row(() -> doIf((String) null).then(FINE), "An argument" + FIELD),
                row(() -> feed((FeederBuilder<?>) null), "The feeder" + FIELD),
                step(during(-1).on(FINE), "during: the time must not be negative: -1 s."),
                step(asLongAsDuring("#{a}", -1).on(FINE), "asLongAsDuring: the time must not be negative: -1 s."),
                step(foreach(List.of(1), " ").on(FINE), "foreach: the attribute that holds the element needs a name."),
                step(group("").on(FINE), "group: the name of a group must not be blank or contain a comma: ''."),
                step(group("a,b").on(FINE), "group: the name of a group must not be blank or contain a comma: 'a,b'."),
                step(
                        feed(listFeeder(List.of(Map.of("a", 1))), 0),
                        "feed(listFeeder): the number of records must be at least 1, not 0."),
                step(feed(listFeeder(List.of())), "feed(listFeeder): listFeeder has no records"),
                step(
                        pause("#{a"),
                        "pause: Failed to parse expression '#{a' with error: } is missing after a, at character 4"));
    }

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> checksAndAssertions() {
        return Stream.of(
                row(() -> regex("x").is((String) null), "is(null) can't be: use isNull() or notNull()"),
                row(() -> regex("x").in(), "in() can't be met: give it at least one value"),
                row(() -> regex("x").saveAs(null), "The name in saveAs" + FIELD),
                row(() -> regex("x").saveAs(""), "saveAs(\"\"): give the attribute a name"),
                row(() -> regex("x").find(-1), "find(-1): occurrences count from 0"),
                row(() -> regex("x").findRandom(0), "findRandom(0): take at least 1"),
                row(
                        () -> regex("x").captureGroups(1),
                        "captureGroups(1): ask for 2 or more; without it, the value is the first group"),
                row(
                        () -> global().responseTime().percentile(101),
                        "assertion on response time: percentile(101.0): a percentile is between 0 and 100"),
                row(
                        () -> global().responseTime().max().between(5, 1),
                        "assertion on max of response time (Global), between: no value is between 5.0 and 1.0"),
                row(
                        () -> global().responseTime().max().in(),
                        "assertion on max of response time (Global), in: give it at least one value"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"simulations", "profiles", "chains", "checksAndAssertions"})
    void aMisuseIsToldInOneSentence(String message, ThrowingCallable misuse) {
        assertThatThrownBy(misuse).isInstanceOf(SimulationException.class).hasMessage(message);
    }
}
