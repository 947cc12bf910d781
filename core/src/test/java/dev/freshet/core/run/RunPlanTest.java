// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.constantConcurrentUsers;
import static dev.freshet.core.CoreDsl.constantPauses;
import static dev.freshet.core.CoreDsl.disabledPauses;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.rampUsers;
import static dev.freshet.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.freshet.core.PopulationBuilder;
import dev.freshet.core.ProtocolBuilder;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.SimulationException;
import dev.freshet.core.inject.Shard;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunPlanTest {

    @Test
    void followersArePlannedWithEverybodyElse() {
        RunPlan plan = planOf(
                users("A", 1)
                        .andThen(users("B", 2).andThen(users("C", 3)), users("D", 4))
                        .andThen(users("E", 5)),
                users("F", 6));
        assertThat(plan.scenarios()).containsExactly("A", "B", "C", "D", "E", "F");
        assertThat(plan.all()).extracting(PlannedPopulation::index).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(plan.first()).extracting(PlannedPopulation::name).containsExactly("A", "F");
        assertThat(plan.first().get(0).followers())
                .extracting(group -> group.stream().map(PlannedPopulation::name).toList())
                .containsExactly(List.of("B", "D"), List.of("E"));
    }

    @Test
    void howManyUsersWillComeIsKnownOfOpenProfilesOnly() {
        RunPlan plan = planOf(
                step("Open").injectOpen(rampUsers(11).during(5)),
                step("Everywhere").injectOpen(atOnceUsers(11)).noShard(),
                step("Closed").injectClosed(constantConcurrentUsers(5).during(1)));
        assertThat(plan.plannedUsers(Shard.WHOLE))
                .as("of closed profiles it is not known")
                .containsExactly(entry("Open", 11L), entry("Everywhere", 11L));
        assertThat(plan.plannedUsers(new Shard(1, 2))).containsExactly(entry("Open", 5L), entry("Everywhere", 11L));
    }

    @Test
    void aPopulationsOwnSettingsComeAfterTheGlobalOnes() {
        ProtocolBuilder global = new ProtocolBuilder() {};
        ProtocolBuilder own = new ProtocolBuilder() {};
        RunPlan plan = RunPlan.of(new Simulation() {
            {
                setUp(users("A", 1).protocols(own).constantPauses(), users("B", 1))
                        .protocols(global)
                        .disablePauses();
            }
        });
        assertThat(plan.all())
                .extracting(PlannedPopulation::protocols)
                .containsExactly(List.of(global, own), List.of(global));
        assertThat(plan.all()).extracting(PlannedPopulation::pauses).containsExactly(constantPauses, disabledPauses);
    }

    @Test
    void pausesAreConstantUnlessSomethingElseIsSaid() {
        assertThat(planOf(users("A", 1)).all().get(0).pauses()).isEqualTo(constantPauses);
    }

    @Test
    void aPlanHasTheNameOfItsSimulation() {
        assertThat(RunPlan.of(new Named()).name()).isEqualTo("Named");
    }

    @Test
    void aSimulationWithoutSetUpIsRefused() {
        assertThatThrownBy(() -> RunPlan.of(new Forgetful()))
                .isInstanceOf(SimulationException.class)
                .hasMessage(Forgetful.class.getName()
                        + " has no setUp: call setUp(...) once, in the constructor or in an initializer");
    }

    @Test
    void aSimulationWithoutPopulationsIsRefused() {
        assertThatThrownBy(() -> planOf()).hasMessageContaining(" has no population: give it at least one");
    }

    @Test
    void twoPopulationsOfOneNameAreRefusedWhereverTheyStand() {
        assertThatThrownBy(() -> planOf(users("A", 1), users("B", 1).andThen(users("A", 2))))
                .isInstanceOf(SimulationException.class)
                .hasMessage(
                        "two populations run a scenario named 'A': names must differ, so that their users can be told "
                                + "apart; rename one of them");
    }

    @Test
    void aScenarioWithoutStepsIsRefused() {
        assertThatThrownBy(() -> planOf(scenario("Empty").injectOpen(atOnceUsers(1))))
                .hasMessage("scenario 'Empty' has no step: add at least one, for example with exec(...)");
    }

    private static final class Forgetful extends Simulation {}

    private static final class Named extends Simulation {
        Named() {
            setUp(users("A", 1));
        }
    }

    private static RunPlan planOf(PopulationBuilder... populations) {
        return RunPlan.of(new Simulation() {
            {
                setUp(populations);
            }
        });
    }

    private static PopulationBuilder users(String scenario, int users) {
        return step(scenario).injectOpen(atOnceUsers(users));
    }

    private static ScenarioBuilder step(String scenario) {
        return scenario(scenario).exec(exec(session -> session));
    }
}
