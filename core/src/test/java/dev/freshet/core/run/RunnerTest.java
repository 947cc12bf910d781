// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.constantConcurrentUsers;
import static dev.freshet.core.CoreDsl.constantUsersPerSec;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.nothingFor;
import static dev.freshet.core.CoreDsl.rampUsers;
import static dev.freshet.core.CoreDsl.rampUsersPerSec;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.core.CoreDsl.stopLoadGenerator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.CoreDsl;
import dev.freshet.core.PopulationBuilder;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.SimulationException;
import dev.freshet.core.inject.Shard;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyUserStartsAtItsInstantWhateverTheNumberOfLoops(int loops) {
        VirtualRun run = new VirtualRun(loops);
        RunResult result = run.run(VirtualRun.simulation(
                visit(run, "A", 300).injectOpen(rampUsers(4).during(2), atOnceUsers(1))));
        assertThat(run.log())
                .containsExactly(
                        "0 A 1",
                        "300 left A 1",
                        "500 A 2",
                        "800 left A 2",
                        "1000 A 3",
                        "1300 left A 3",
                        "1500 A 4",
                        "1800 left A 4",
                        "2000 A 5",
                        "2300 left A 5");
        assertThat(result.end()).isEqualTo(new RunEnd.Completed());
        assertThat(result.stats().ended()).isEqualTo("completed");
        assertThat(result.stats().allUsers().ended()).isEqualTo(5);
        assertThat(result.stats().allUsers().lag().maxNs()).isZero();
        assertThat(result.stats().duration()).isEqualTo(Duration.ofMillis(2_300));
        assertThat(run.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aTenMinuteRampTakesItsTenMinutes(int loops) {
        VirtualRun run = new VirtualRun(loops);
        RunResult result = run.run(VirtualRun.simulation(
                visit(run, "A", 1_000).injectOpen(rampUsersPerSec(1).to(9).during(Duration.ofMinutes(10)))));
        assertThat(VirtualRun.started(result.stats())).isEqualTo(3_000);
        assertThat(result.stats().duration()).isBetween(Duration.ofSeconds(600), Duration.ofSeconds(602));
        assertThat(usersOf(run)).hasSize(3_000).contains(1L, 3_000L);
    }

    @Test
    void randomArrivalsAreTheSameHoweverManyLoopsShareThem() {
        List<List<String>> logs = new ArrayList<>();
        for (int loops = 1; loops <= 3; loops++) {
            VirtualRun run = new VirtualRun(loops);
            run.run(
                    VirtualRun.simulation(visit(run, "A", 0)
                            .injectOpen(constantUsersPerSec(20).during(10).randomized())),
                    settings -> settings.withSeed(7),
                    runner -> {});
            logs.add(run.log());
        }
        assertThat(logs.get(0)).hasSize(400);
        assertThat(logs.get(1)).isEqualTo(logs.get(0));
        assertThat(logs.get(2)).isEqualTo(logs.get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void populationsStartTogetherAndTheirUsersHaveDifferentNumbers(int loops) {
        VirtualRun run = new VirtualRun(loops);
        RunResult result = run.run(VirtualRun.simulation(
                visit(run, "A", 100).injectOpen(atOnceUsers(7)),
                visit(run, "B", 100).injectClosed(constantConcurrentUsers(5).during(1))));
        assertThat(result.stats().users())
                .extracting(users -> users.scenario() + " " + users.started())
                .containsExactlyInAnyOrder("A 7", "B 30");
        assertThat(usersOf(run)).hasSize(37);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatFollowsAPopulationStartsWhenItsLastUserHasEnded(int loops) {
        VirtualRun run = new VirtualRun(loops);
        run.run(VirtualRun.simulation(
                once(run, "A", 500)
                        .andThen(once(run, "B", 100).andThen(once(run, "C", 50)), once(run, "D", 300))
                        .andThen(once(run, "E", 10)),
                once(run, "F", 600)));
        assertThat(run.log().stream().map(line -> line.substring(0, line.lastIndexOf(' '))))
                .containsExactly(
                        "0 A",
                        "0 F",
                        "500 left A",
                        "500 B",
                        "500 D",
                        "600 left F",
                        "600 left B",
                        "600 C",
                        "650 left C",
                        "800 left D",
                        "800 E",
                        "810 left E");
    }

    @Test
    void aPopulationWithoutUsersIsOverAtOnce() {
        VirtualRun run = new VirtualRun(2);
        RunResult result = run.run(VirtualRun.simulation(
                visit(run, "A", 1).injectOpen(nothingFor(10)).andThen().andThen(once(run, "B", 10))));
        assertThat(run.log()).hasSize(2);
        assertThat(result.stats().duration()).isEqualTo(Duration.ofMillis(10));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void afterTheMaximumDurationUsersAreEndedAndNobodyFollows(int loops) {
        VirtualRun run = new VirtualRun(loops);
        RunResult result = run.run(VirtualRun.simulation(
                setUp -> setUp.maxDuration(Duration.ofMillis(2_500)),
                visit(run, "A", 1_000)
                        .injectOpen(constantUsersPerSec(2).during(100))
                        .andThen(once(run, "B", 1))));
        assertThat(result.end()).isEqualTo(new RunEnd.MaxDurationReached(Duration.ofMillis(2_500)));
        assertThat(result.stats().ended()).isEqualTo("stopped after the maximum duration of 2.5 s");
        assertThat(result.stats().duration()).isEqualTo(Duration.ofMillis(2_500));
        // those of 2.0 and 2.5 s do not leave; the one of 2.5 s may or may not have come
        assertThat(VirtualRun.started(result.stats())).isBetween(5L, 6L);
        assertThat(result.stats().allUsers().active()).isZero();
        assertThat(run.log()).noneMatch(line -> line.contains(" B "));
        assertThat(run.waiting()).isZero();
    }

    @Test
    void theMaximumDurationLeavesNoTraceInARunThatEndsBefore() {
        VirtualRun run = new VirtualRun(1);
        RunResult result = run.run(VirtualRun.simulation(setUp -> setUp.maxDuration(100), once(run, "A", 50)));
        assertThat(result.end()).isEqualTo(new RunEnd.Completed());
        assertThat(run.nowMs()).isEqualTo(50);
    }

    @Test
    void aRunThatIsToldToStopEndsItsUsersAndKeepsItsResult() {
        VirtualRun run = new VirtualRun(2);
        RunResult result = run.run(
                VirtualRun.simulation(visit(run, "A", 60_000)
                        .injectOpen(constantUsersPerSec(10).during(100))),
                settings -> settings,
                runner -> {
                    run.advance(1_950);
                    runner.stop("Ctrl-C");
                    runner.stop("again");
                });
        assertThat(result.end()).isEqualTo(new RunEnd.Interrupted("Ctrl-C"));
        assertThat(result.end().isFailure()).isFalse();
        assertThat(result.stats().ended()).isEqualTo("interrupted: Ctrl-C");
        assertThat(result.stats().allUsers().ended()).isEqualTo(20);
        assertThat(run.waiting()).isZero();
    }

    @Test
    void aRunThatIsToldToStopBeforeItBeginsInjectsNobody() {
        VirtualRun run = new VirtualRun(1);
        RunResult result = run.run(new Hooked(run) {
            @Override
            public void before() {
                run.runner().stop("too early");
            }
        });
        assertThat(result.end()).isEqualTo(new RunEnd.Interrupted("too early"));
        assertThat(run.log()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aStepCanStopTheRun(int loops) {
        VirtualRun run = new VirtualRun(loops);
        RunResult result = run.run(VirtualRun.simulation(scenario("A")
                .exec(run.note("A"))
                .pause(Duration.ofMillis(700))
                .exec(stopLoadGenerator("enough of #{userName}"))
                .injectOpen(atOnceUsers(1), nothingFor(1), atOnceUsers(5))));
        assertThat(result.end()).isInstanceOf(RunEnd.StoppedBySimulation.class);
        assertThat(run.log()).containsExactly("0 A 1");
    }

    @Test
    void aStepCanCrashTheRun() {
        VirtualRun run = new VirtualRun(2);
        RunResult result = run.run(VirtualRun.simulation(scenario("A")
                .exec(CoreDsl.crashLoadGenerator("no server"))
                .injectOpen(atOnceUsers(1), nothingFor(1), atOnceUsers(5))));
        assertThat(result.end()).isEqualTo(new RunEnd.Crashed("no server"));
        assertThat(result.end().isFailure()).isTrue();
        assertThat(result.stats().ended()).isEqualTo("crashed: no server");
        assertThat(VirtualRun.started(result.stats())).isEqualTo(1);
    }

    @Test
    void theMachinesTogetherRunTheWholePlan() {
        Set<Long> users = new TreeSet<>();
        List<Long> startsMs = new ArrayList<>();
        for (int machine = 0; machine < 3; machine++) {
            Shard shard = new Shard(machine, 3);
            VirtualRun run = new VirtualRun(2);
            RunResult result = run.run(
                    VirtualRun.simulation(
                            visit(run, "A", 10).injectOpen(rampUsers(50).during(10))),
                    settings -> settings.withShard(shard),
                    runner -> {});
            assertThat(VirtualRun.started(result.stats())).isEqualTo(shard.share(50));
            usersOf(run).forEach(user -> assertThat(users.add(user)).isTrue());
            run.log().stream()
                    .filter(line -> !line.contains("left"))
                    .forEach(line -> startsMs.add(Long.parseLong(line.substring(0, line.indexOf(' ')))));
        }
        assertThat(users).hasSize(50).contains(1L, 50L);
        assertThat(startsMs.stream().sorted())
                .containsExactlyElementsOf(
                        LongStream.range(0, 50).map(user -> user * 200).boxed().toList());
    }

    @Test
    void aPopulationThatIsNotSharedIsRunByEveryMachine() {
        VirtualRun run = new VirtualRun(2);
        RunResult result = run.run(
                VirtualRun.simulation(
                        visit(run, "A", 10).injectOpen(atOnceUsers(9)).noShard()),
                settings -> settings.withShard(new Shard(1, 3)),
                runner -> {});
        assertThat(VirtualRun.started(result.stats())).isEqualTo(9);
    }

    @Test
    void beforeComesFirstAndAfterComesLast() {
        VirtualRun run = new VirtualRun(1);
        RunResult result = run.run(new Hooked(run));
        assertThat(result.end()).isEqualTo(new RunEnd.Completed());
        assertThat(run.log()).containsExactly("0 before", "0 A 1", "20 left A 1");

        assertThat(run.runner().after()).isNull();
        assertThat(run.log()).endsWith("20 after");
    }

    static List<Throwable> failures() {
        return List.of(
                new IllegalStateException("no database"),
                new Error("no database"),
                new OutOfMemoryError("no database"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whenBeforeFailsNobodyIsInjected(Throwable cause) {
        VirtualRun run = new VirtualRun(1);
        Simulation simulation = new Hooked(run) {
            @Override
            public void before() {
                sneak(cause);
            }
        };
        assertThatThrownBy(() -> run.run(simulation))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("before() of ")
                .hasMessageEndingWith(" failed: " + cause)
                .hasCause(cause);
        assertThat(run.log()).isEmpty();
        assertThat(run.waiting()).isZero();
        assertThat(run.runner().isBegun()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whenAfterFailsTheResultIsKept(Throwable cause) {
        VirtualRun run = new VirtualRun(1);
        RunResult result = run.run(new Hooked(run) {
            @Override
            public void after() {
                sneak(cause);
            }
        });
        assertThat(run.runner().isBegun()).isTrue();
        assertThat(run.runner().after()).isSameAs(cause);
        assertThat(result.end()).isEqualTo(new RunEnd.Completed());
        assertThat(VirtualRun.started(result.stats())).isEqualTo(1);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void theListenerIsToldOfEverySecond() {
        VirtualRun run = new VirtualRun(2);
        List<Long> endsMs = new ArrayList<>();
        List<RunStats> seen = new ArrayList<>();
        run.run(
                VirtualRun.simulation(
                        visit(run, "A", 400).injectOpen(constantUsersPerSec(2).during(3))),
                settings -> settings.withListener((interval, soFar) -> {
                    endsMs.add(interval.endNs() / 1_000_000);
                    seen.add(soFar.get());
                }),
                runner -> {});
        assertThat(endsMs).containsExactly(1_000L, 2_000L, 2_900L);
        assertThat(seen).extracting(VirtualRun::started).last().isEqualTo(6L);
        assertThat(seen.get(0).isRunning()).isTrue();
    }

    @Test
    void aListenerThatFailsDoesNotDisturbTheRun() {
        VirtualRun run = new VirtualRun(1);
        RunResult result = run.run(
                VirtualRun.simulation(visit(run, "A", 5_000).injectOpen(atOnceUsers(1))),
                settings -> settings.withListener((Interval interval, Supplier<RunStats> soFar) -> {
                    throw new IllegalStateException("closed terminal");
                }),
                runner -> {});
        assertThat(result.end()).isEqualTo(new RunEnd.Completed());
        assertThat(result.stats().timeline().size()).isEqualTo(5);
    }

    private static class Hooked extends Simulation {
        private final VirtualRun run;

        Hooked(VirtualRun run) {
            this.run = run;
            setUp(visit(run, "A", 20).injectOpen(atOnceUsers(1)));
        }

        @Override
        public void before() {
            run.note("before", run.nowMs());
        }

        @Override
        public void after() {
            run.note("after", run.nowMs());
        }
    }

    private static Set<Long> usersOf(VirtualRun run) {
        Set<Long> users = new TreeSet<>();
        run.log().forEach(line -> users.add(Long.parseLong(line.substring(line.lastIndexOf(' ') + 1))));
        return users;
    }

    private static PopulationBuilder once(VirtualRun run, String name, long staysMs) {
        return visit(run, name, staysMs).injectOpen(atOnceUsers(1));
    }

    private static ScenarioBuilder visit(VirtualRun run, String name, long staysMs) {
        return scenario(name)
                .exec(exec(run.note(name)))
                .pause(Duration.ofMillis(staysMs))
                .exec(run.note("left " + name));
    }
}
