// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.constantConcurrentUsers;
import static dev.freshet.core.CoreDsl.constantPauses;
import static dev.freshet.core.CoreDsl.disabledPauses;
import static dev.freshet.core.CoreDsl.dummy;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.holdFor;
import static dev.freshet.core.CoreDsl.jumpToRps;
import static dev.freshet.core.CoreDsl.nothingFor;
import static dev.freshet.core.CoreDsl.reachRps;
import static dev.freshet.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.SimulationException;
import dev.freshet.core.ThrottleStep;
import dev.freshet.core.inject.Shard;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleRunTest {

    private final VirtualRun run = new VirtualRun(2);

    private ScenarioBuilder sends(String name) {
        return scenario(name).forever().on(exec(dummy(name, 0)).exec(run.note(name)));
    }

    private long sent(String name) {
        return run.log().stream()
                .filter(line -> line.contains(" " + name + " "))
                .count();
    }

    @Test
    void theRunSendsWhatTheThrottleAllowsAndEndsWithIt() {
        RunResult result = run.run(VirtualRun.simulation(
                setUp -> setUp.throttle(reachRps(10).in(10), holdFor(5)),
                sends("A").injectClosed(constantConcurrentUsers(8).during(3600))));

        assertThat(result.end()).isEqualTo(new RunEnd.ThrottleOver(Duration.ofSeconds(15)));
        assertThat(result.end().text()).isEqualTo("stopped at the end of the throttle, after 15 s");
        assertThat(sent("A")).isEqualTo(100);
        assertThat(run.nowMs()).isGreaterThanOrEqualTo(15_000);
    }

    @Test
    void theMaximumDurationCountsIfItIsShorter() {
        RunResult result = run.run(VirtualRun.simulation(
                setUp -> setUp.throttle(jumpToRps(10), holdFor(60)).maxDuration(Duration.ofMillis(1_950)),
                sends("A").injectOpen(atOnceUsers(3))));

        assertThat(result.end()).isEqualTo(new RunEnd.MaxDurationReached(Duration.ofMillis(1_950)));
        assertThat(sent("A")).isEqualTo(20);
    }

    @Test
    void aPopulationKeepsItsOwnLimitWithinThatOfAll() {
        run.run(VirtualRun.simulation(
                setUp -> setUp.throttle(jumpToRps(10), holdFor(10)),
                sends("Slow").injectOpen(atOnceUsers(4)).throttle(jumpToRps(2), holdFor(10)),
                sends("Fast").injectOpen(atOnceUsers(4))));

        assertThat(sent("Slow")).isBetween(19L, 20L);
        assertThat(sent("Slow") + sent("Fast")).isEqualTo(100);
    }

    @Test
    void theTimeOfAThrottleIsThatOfTheRun() {
        run.run(VirtualRun.simulation(sends("A")
                .injectOpen(nothingFor(3), atOnceUsers(1))
                .throttle(jumpToRps(1), holdFor(4), jumpToRps(10), holdFor(1))));

        assertThat(run.log())
                .hasSize(11)
                .startsWith("3000 A 1", "4000 A 1", "4100 A 1")
                .endsWith("4900 A 1");
    }

    @Test
    void pausesAreLeftOutWhereRequestsAreLimited() {
        RunPlan plan = RunPlan.of(new Simulation() {
            {
                setUp(
                        sends("A").injectOpen(atOnceUsers(1)).constantPauses().throttle(jumpToRps(1), holdFor(1)),
                        sends("B").injectOpen(atOnceUsers(1)));
            }
        });
        assertThat(plan.all()).extracting(PlannedPopulation::pauses).containsExactly(disabledPauses, constantPauses);

        RunPlan everywhere = RunPlan.of(VirtualRun.simulation(
                setUp -> setUp.exponentialPauses().throttle(jumpToRps(1), holdFor(1)),
                sends("A").injectOpen(atOnceUsers(1)).constantPauses()));
        assertThat(everywhere.all()).extracting(PlannedPopulation::pauses).containsExactly(disabledPauses);
    }

    @Test
    void aPauseWithATypeOfItsOwnStays() {
        run.run(VirtualRun.simulation(
                setUp -> setUp.throttle(jumpToRps(10), holdFor(10)),
                scenario("A")
                        .pause(1)
                        .pause(2, constantPauses)
                        .exec(run.note("A"))
                        .injectOpen(atOnceUsers(1))));

        assertThat(run.log()).containsExactly("2000 A 1");
    }

    @Test
    void ofSeveralMachinesEachSendsItsPart() {
        run.run(
                VirtualRun.simulation(
                        setUp -> setUp.throttle(jumpToRps(10), holdFor(10)),
                        sends("A").injectOpen(atOnceUsers(20))),
                settings -> settings.withShard(new Shard(1, 2)),
                runner -> {});

        assertThat(sent("A")).isEqualTo(50);
    }

    @Test
    void aThrottleWithoutAStepIsRefused() {
        List<ThrottleStep> none = List.of();
        assertThatThrownBy(() -> sends("A").injectOpen(atOnceUsers(1)).throttle(none))
                .isInstanceOf(SimulationException.class)
                .hasMessage("scenario 'A': throttle() has no step; give it at least one, for example"
                        + " reachRps(100).in(10)");
        assertThatThrownBy(() -> VirtualRun.simulation(
                        setUp -> setUp.throttle(), sends("A").injectOpen(atOnceUsers(1))))
                .hasMessageStartingWith("throttle() has no step");
    }

    @Test
    void aThrottleThatLetsNothingThroughIsRefusedBeforeTheRun() {
        assertThatThrownBy(() -> RunPlan.of(VirtualRun.simulation(
                        setUp -> setUp.throttle(holdFor(10)), sends("A").injectOpen(atOnceUsers(1)))))
                .hasMessageStartingWith("throttle[holdFor(10 s)] lets no request through");
    }
}
