// SPDX-License-Identifier: Apache-2.0
package programs;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;
import java.time.Duration;
import java.util.Set;

/** How many users start, and what is said of what they did. */
public final class Loads {

    private Loads() {}

    private static final Duration SECOND = Duration.ofSeconds(1);
    /** Gatling crashes at the end of a run with assertions that began and ended in the same millisecond. */
    private static final Duration LONG_ENOUGH = Duration.ofMillis(20);

    /** Several populations, one for each profile, so that all of them run at the same time. */
    private abstract static class Profiles extends Simulation {
        private int number;

        final PopulationBuilder open(OpenInjectionStep... steps) {
            return scenario("open " + ++number).exec(dummy("R", 0)).injectOpen(steps);
        }

        final PopulationBuilder closed(int pauseMs, ClosedInjectionStep... steps) {
            return scenario("closed " + ++number)
                    .exec(dummy("R", 0), pause(Duration.ofMillis(pauseMs)))
                    .injectClosed(steps);
        }
    }

    public static class OpenProfiles extends Profiles {
        {
            setUp(
                            open(atOnceUsers(3), atOnceUsers(2)),
                            open(rampUsers(7).during(SECOND)),
                            open(constantUsersPerSec(5).during(SECOND)),
                            open(constantUsersPerSec(2.5).during(2)),
                            open(constantUsersPerSec(5).during(SECOND).randomized()),
                            open(rampUsersPerSec(1).to(9).during(2)),
                            open(rampUsersPerSec(9).to(1).during(2).randomized()),
                            open(stressPeakUsers(20).during(2)),
                            open(nothingFor(Duration.ofMillis(500)), atOnceUsers(1)),
                            open(incrementUsersPerSec(2)
                                    .times(3)
                                    .eachLevelLasting(1)
                                    .startingFrom(1)),
                            open(incrementUsersPerSec(2)
                                    .times(2)
                                    .eachLevelLasting(1)
                                    .separatedByRampsLasting(1)),
                            open(rampUsers(4).during(0)))
                    .protocols(http);
        }
    }

    public static class RatesThatAreNoWholeNumbers extends Profiles {
        {
            setUp(
                            open(constantUsersPerSec(1.4).during(2)),
                            open(constantUsersPerSec(0.3).during(3)),
                            open(rampUsersPerSec(0.5).to(2.2).during(3)),
                            open(rampUsersPerSec(0).to(1).during(3)),
                            open(constantUsersPerSec(3).during(Duration.ofMillis(1500))))
                    .protocols(http);
        }
    }

    public static class ClosedProfilesOfUsersThatStay extends Profiles {
        {
            setUp(
                            closed(4500, constantConcurrentUsers(4).during(3)),
                            closed(4500, rampConcurrentUsers(1).to(6).during(3)),
                            closed(4500, rampConcurrentUsers(6).to(1).during(3)),
                            closed(
                                    6500,
                                    incrementConcurrentUsers(2)
                                            .times(3)
                                            .eachLevelLasting(1)
                                            .startingFrom(1)),
                            closed(
                                    6500,
                                    incrementConcurrentUsers(2)
                                            .times(2)
                                            .eachLevelLasting(1)
                                            .separatedByRampsLasting(1)))
                    .protocols(http);
        }
    }

    public static class ClosedProfilesOfUsersThatLeave extends Profiles {
        {
            setUp(
                            closed(2500, constantConcurrentUsers(3).during(5)),
                            closed(1700, rampConcurrentUsers(1).to(10).during(4)))
                    .protocols(http);
        }
    }

    public static class OneAfterTheOther extends Simulation {
        {
            setUp(scenario("first")
                            .exec(dummy("A", 0), pause(Duration.ofMillis(100)), Program.at("first"))
                            .injectOpen(atOnceUsers(1))
                            .andThen(scenario("second")
                                    .exec(Program.at("second"))
                                    .injectOpen(atOnceUsers(1))
                                    .andThen(scenario("third")
                                            .exec(Program.at("third"))
                                            .injectOpen(atOnceUsers(1)))))
                    .protocols(http);
        }
    }

    public static class MaxDuration extends Simulation {
        {
            setUp(scenario("S")
                            .exec(dummy("A", 0), Program.at("before"), pause(30), Program.at("never"))
                            .injectOpen(atOnceUsers(1)))
                    .maxDuration(SECOND)
                    .protocols(http);
        }
    }

    public static class Pauses extends Simulation {
        {
            setUp(
                            scenario("disabled")
                                    .exec(pause(30), Program.at("disabled"))
                                    .injectOpen(atOnceUsers(1))
                                    .disablePauses(),
                            scenario("own")
                                    .exec(pause(Duration.ofMillis(400)), Program.at("own"))
                                    .injectOpen(atOnceUsers(1)),
                            scenario("custom")
                                    .exec(pause(30), Program.at("custom"))
                                    .injectOpen(atOnceUsers(1))
                                    .customPauses(session -> 200L))
                    .protocols(http);
        }
    }

    public static class Hooks extends Simulation {
        {
            setUp(scenario("S").exec(Program.at("user")).injectOpen(atOnceUsers(1)))
                    .protocols(http);
        }

        @Override
        public void before() {
            dev.freshet.compatibility.Trace.add("before");
        }

        @Override
        public void after() {
            dev.freshet.compatibility.Trace.add("after");
        }
    }

    public static class WithoutUsers extends Simulation {
        {
            setUp(scenario("S").exec(Program.at("never")).injectOpen(nothingFor(SECOND)))
                    .protocols(http);
        }
    }

    public static class WithoutSetUp extends Simulation {}

    public static class SetUpTwice extends Simulation {
        {
            setUp(scenario("S").exec(Program.at("never")).injectOpen(atOnceUsers(1)));
            setUp(scenario("T").exec(Program.at("never")).injectOpen(atOnceUsers(1)));
        }
    }

    public static class SameScenarioTwice extends Simulation {
        {
            setUp(
                    scenario("S").exec(Program.at("never")).injectOpen(atOnceUsers(1)),
                    scenario("S").exec(Program.at("never")).injectOpen(atOnceUsers(1)));
        }
    }

    public static class EmptyScenario extends Simulation {
        {
            setUp(scenario("S").injectOpen(atOnceUsers(1)));
        }
    }

    // ---- assertions ----------------------------------------------------------------------------------------------

    private abstract static class Asserted extends Simulation {
        final SetUp asserted() {
            return setUp(scenario("S")
                            .exec(
                                    pause(LONG_ENOUGH),
                                    repeat(3).on(dummy("A", 0)),
                                    dummy("B", 0).withSuccess(false),
                                    group("G")
                                            .on(
                                                    dummy("C", 0),
                                                    group("H")
                                                            .on(
                                                                    dummy("A", 0),
                                                                    dummy("D", 0)
                                                                            .withSuccess(false))))
                            .injectOpen(atOnceUsers(2)))
                    .protocols(http);
        }
    }

    public static class CountsAndShares extends Asserted {
        {
            asserted()
                    .assertions(
                            global().allRequests().count().is(14L),
                            global().failedRequests().count().is(4L),
                            global().successfulRequests().count().gt(10L),
                            global().successfulRequests().count().gte(10L),
                            global().failedRequests().percent().lt(28.0),
                            global().failedRequests().percent().between(28.0, 29.0),
                            global().successfulRequests().percent().around(71.0, 1.0),
                            global().successfulRequests().percent().deviatesAround(71.0, 0.0001),
                            global().allRequests().count().in(13L, 14L),
                            global().allRequests().count().in(Set.of(1L)),
                            global().allRequests().count().between(14L, 20L, false),
                            global().allRequests().percent().is(100.0));
        }
    }

    public static class Paths extends Asserted {
        {
            asserted()
                    .assertions(
                            details("A").allRequests().count().is(6L),
                            details("B").failedRequests().percent().is(100.0),
                            details("G", "C").allRequests().count().is(2L),
                            details("G", "H", "A").allRequests().count().is(2L),
                            details("G").allRequests().count().is(2L),
                            details("G", "H").failedRequests().count().is(2L),
                            details("G").failedRequests().count().is(2L),
                            details("none").allRequests().count().is(0L),
                            details("G", "none").failedRequests().count().is(0L));
        }
    }

    public static class EachName extends Asserted {
        {
            asserted()
                    .assertions(
                            forAll().allRequests().count().gte(2L),
                            forAll().failedRequests().count().gt(5L));
        }
    }

    public static class Times extends Asserted {
        {
            asserted()
                    .assertions(
                            global().responseTime().max().lt(60_000),
                            global().responseTime().min().gt(60_000),
                            global().responseTime().percentile3().lte(60_000),
                            global().responseTime().percentile(99.9).lt(60_000),
                            global().responseTime().stdDev().lt(60_000),
                            details("A").responseTime().mean().lt(60_000),
                            details("none").responseTime().mean().lt(60_000));
        }
    }

    public static class WithoutRequests extends Simulation {
        {
            setUp(scenario("S").exec(Program.at("user"), pause(LONG_ENOUGH)).injectOpen(atOnceUsers(1)))
                    .protocols(http)
                    .assertions(
                            global().allRequests().count().is(0L),
                            global().failedRequests().percent().is(0.0),
                            global().failedRequests().percent().lt(1.0),
                            global().responseTime().max().lt(100));
        }
    }
}
