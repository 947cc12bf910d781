// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.constantConcurrentUsers;
import static dev.freshet.core.CoreDsl.rampUsers;
import static dev.freshet.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.PopulationBuilder;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.inject.Shard;
import dev.freshet.core.time.VirtualLoops;
import dev.freshet.core.trust.Demand;
import dev.freshet.core.trust.FakeMachine;
import dev.freshet.core.trust.PlannedUsers;
import dev.freshet.core.trust.TrustFigure;
import dev.freshet.core.trust.TrustMeans;
import dev.freshet.core.trust.TrustReason;
import dev.freshet.core.trust.TrustReport;
import dev.freshet.core.trust.TrustSecond;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that measure their own tool, in virtual time. */
final class SelfWatchTest {

    private final List<TrustSecond> seconds = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aRunOnIdleLoopsIsTrustworthyAndLeavesNoTimer(int loopCount) {
        VirtualLoops loops = new VirtualLoops(loopCount);
        TrustReport report = run(loops, stays(2_500).injectOpen(atOnceUsers(3)), () -> {});

        assertThat(report.verdict().isSuspect()).isFalse();
        assertThat(report.verdict().unmeasured()).containsExactly(TrustFigure.CPU_MACHINE, TrustFigure.OPEN_FILES);
        assertThat(seconds).extracting(TrustSecond::second).containsExactly(0, 1, 2);
        assertThat(seconds).allMatch(second -> second.value(TrustFigure.LOOP_LAG_MAX) == 0);
        assertThat(loops.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void loopsThatWereBusyAndUsersThatStartedLateMakeSuspectWithTheirSeconds(int loopCount) {
        VirtualLoops loops = new VirtualLoops(loopCount);
        TrustReport report = run(loops, stays(100).injectOpen(rampUsers(80).during(8)), () -> {
            loops.advance(Duration.ofMillis(3_205));
            loops.keepBusy(Duration.ofSeconds(2));
        });

        assertThat(report.verdict().reasons())
                .extracting(TrustReason::key)
                .containsExactly("suspended", "loopLagP99", "userLagP99");
        assertThat(report.verdict().reasons().get(1).sentence()).endsWith("in seconds 3–5");
        assertThat(Objects.requireNonNull(report.summary().worst().get(TrustFigure.LOOP_LAG_MAX))
                        .second())
                .isEqualTo(3);
        assertThat(loops.waiting()).isZero();
    }

    @Test
    void aRunThatDoesNotMeasureItsToolSaysSo() {
        VirtualRun run = new VirtualRun(1);
        TrustReport report = run.run(VirtualRun.simulation(stays(10).injectOpen(atOnceUsers(1))))
                .stats()
                .trust();

        assertThat(report).isEqualTo(TrustReport.UNMEASURED);
        assertThat(report.verdict().unmeasured()).contains(TrustFigure.LOOP_LAG_P99, TrustFigure.CPU_MACHINE);
    }

    @Test
    void aPlanKnowsHowManyUsersCanBeThereAtOnce() {
        RunPlan plan = RunPlan.of(VirtualRun.simulation(stays("A", 10)
                .injectOpen(rampUsers(10).during(5))
                .andThen(stays("B", 10)
                        .injectClosed(
                                constantConcurrentUsers(4).during(1),
                                constantConcurrentUsers(7).during(1)))));

        assertThat(plan.peak(new Shard(1, 2), scenario -> Demand.NONE))
                .containsExactly(new PlannedUsers(
                        "A",
                        5,
                        5_000_000_000L,
                        Demand.NONE,
                        List.of(List.of(new PlannedUsers("B", 3, 0, Demand.NONE, List.of())))));
    }

    private TrustReport run(VirtualLoops loops, PopulationBuilder population, Runnable meanwhile) {
        TrustMeans means =
                TrustMeans.of(loops.loop(), new FakeMachine(loops.clock())).withListener(seconds::add);
        RunSettings settings =
                RunSettings.on(loops, loops.loop()).withProtocols(List.of()).withTrust(means);
        Runner runner = new Runner(RunPlan.of(VirtualRun.simulation(population)), settings);
        CompletableFuture<Runner.Ended> ended = runner.begin();
        meanwhile.run();
        loops.runUntilIdle(Duration.ofHours(1));
        return runner.conclude(Objects.requireNonNull(ended.getNow(null), "the run has not ended"))
                .stats()
                .trust();
    }

    private static ScenarioBuilder stays(long ms) {
        return stays("S", ms);
    }

    private static ScenarioBuilder stays(String name, long ms) {
        return scenario(name).pause(Duration.ofMillis(ms));
    }
}
