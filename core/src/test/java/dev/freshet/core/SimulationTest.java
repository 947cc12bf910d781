// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final ScenarioBuilder A = scenario("A").exec(exec(session -> session));

    @Test
    void setUpIsRememberedWithEverythingThatIsSaidAfterwards() {
        ProtocolBuilder first = new ProtocolBuilder() {};
        ProtocolBuilder second = new ProtocolBuilder() {};
        Simulation simulation = new Simulation() {
            {
                setUp(A.injectOpen(atOnceUsers(1)))
                        .protocols(first)
                        .protocols(List.of(second))
                        .maxDuration(5)
                        .uniformPauses(Duration.ofSeconds(1))
                        .disablePauses();
            }
        };
        Simulation.SetUp setUp = simulation.declared().orElseThrow();
        assertThat(setUp.declaredPopulations()).hasSize(1);
        assertThat(setUp.declaredProtocols()).containsExactly(first, second);
        assertThat(setUp.declaredMaxDuration()).contains(Duration.ofSeconds(5));
        assertThat(setUp.declaredPauses()).contains(PauseType.Disabled);
    }

    @Test
    void setUpCanOnlyBeCalledOnce() {
        assertThatThrownBy(() -> new Simulation() {
                    {
                        setUp(A.injectOpen(atOnceUsers(1)));
                        setUp(A.injectOpen(atOnceUsers(1)));
                    }
                })
                .isInstanceOf(SimulationException.class)
                .hasMessageStartingWith("setUp can only be called once in ");
    }

    @Test
    void aPopulationWithoutStepsIsRefused() {
        assertThatThrownBy(() -> A.injectOpen())
                .hasMessage("scenario 'A': injectOpen() has no step; give it at least one, for example atOnceUsers(1)");
        assertThatThrownBy(() -> A.injectClosed(List.of()))
                .hasMessage("scenario 'A': injectClosed() has no step; give it at least one, for example "
                        + "constantConcurrentUsers(1).during(60)");
    }

    @Test
    void aPopulationIsNotChangedByWhatIsBuiltFromIt() {
        PopulationBuilder plain = A.injectOpen(atOnceUsers(1));
        PopulationBuilder changed = plain.protocols(new ProtocolBuilder() {})
                .exponentialPauses()
                .noShard()
                .andThen(A.injectOpen(atOnceUsers(2)))
                .andThen(List.of());
        assertThat(plain.options()).isEqualTo(PopulationOptions.NONE);
        assertThat(changed.options().protocols()).hasSize(1);
        assertThat(changed.options().pauses()).isEqualTo(PauseType.Exponential);
        assertThat(changed.options().sharded()).isFalse();
        assertThat(changed.options().followers()).extracting(List::size).containsExactly(1, 0);
    }

    @Test
    void aNegativeMaximumDurationIsRefused() {
        assertThatThrownBy(() -> new Simulation() {
                    {
                        setUp(A.injectOpen(atOnceUsers(1))).maxDuration(-1);
                    }
                })
                .hasMessage("maxDuration lasts -1 seconds: a duration must be 0 or more, and at most 10000 days");
    }
}
