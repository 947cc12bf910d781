// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.constantUsersPerSec;
import static dev.freshet.core.CoreDsl.feed;
import static dev.freshet.core.CoreDsl.listFeeder;
import static dev.freshet.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.FeederBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeederRunTest {

    private final List<Object> taken = new ArrayList<>();

    @Test
    void allPopulationsShareTheRecordsOfOneFeeder() {
        FeederBuilder<Object> shared = numbers(5);
        RunResult result = new VirtualRun(2)
                .run(VirtualRun.simulation(
                        scenario("A").exec(feed(shared).exec(this::take)).injectOpen(atOnceUsers(2)),
                        scenario("B").exec(feed(shared).exec(this::take)).injectOpen(atOnceUsers(3))));

        assertThat(result.end()).isEqualTo(new RunEnd.Completed());
        assertThat(taken).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void aRunThatRunsOutOfRecordsHasFailedAndSaysWhich() {
        RunResult result = new VirtualRun(2)
                .run(VirtualRun.simulation(scenario("A")
                        .exec(feed(numbers(5)).exec(this::take))
                        .injectOpen(constantUsersPerSec(1).during(60))));

        assertThat(result.end().isFailure()).isTrue();
        assertThat(result.end().text())
                .isEqualTo("crashed: scenario 'A', step 1, feed(listFeeder): feeder is now empty: all 5 records of "
                        + "listFeeder have been used. Give it more records, or make it circular() or random().");
        assertThat(taken).containsExactly(0, 1, 2, 3, 4);
        assertThat(VirtualRun.started(result.stats())).isLessThan(10);
    }

    @Test
    void aThresholdThatIsNoSizeIsToldBeforeTheRun() {
        String property = "freshet.core.feederAdaptiveLoadModeThreshold";
        for (String wrong : List.of("many", "-1", "1.5", "")) {
            System.setProperty(property, wrong);
            try {
                assertThatThrownBy(() -> new VirtualRun(1)
                                .run(VirtualRun.simulation(
                                        scenario("A").exec(feed(numbers(1))).injectOpen(atOnceUsers(1)))))
                        .isInstanceOf(SimulationException.class)
                        .hasMessage("system property " + property + "=" + wrong
                                + ": give a whole number of megabytes, 0 or more, for example 100");
            } finally {
                System.clearProperty(property);
            }
        }
    }

    private Session take(Session session) {
        taken.add(session.getInt("n"));
        return session;
    }

    private static FeederBuilder<Object> numbers(int count) {
        return listFeeder(IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("n", i))
                .toList());
    }
}
