// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.ScenarioBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What {@code docs/guide/scenarios.md} shows. */
final class ScenariosGuide {

    private ScenariosGuide() {}

    static final class Whole extends GuideSimulation {
        // snippet: scenario-whole
        ChainBuilder arrive = exec(sse("Prices").get("/stocks/prices"), pause(1, 3));
        ChainBuilder leave = exec(sse("Leave").close());

        ScenarioBuilder visitors = scenario("Visitors").exec(arrive).pause(15).exec(leave);
        // end

        {
            steps(arrive, pause(15), leave);
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class Pauses extends GuideSimulation {
        // snippet: scenario-pauses
        ChainBuilder waits = exec(
                pause(2), // seconds
                pause(Duration.ofMillis(300)),
                pause(1, 3), // evenly distributed between the two
                pause("#{think}"), // seconds or a Duration
                pause(session -> Duration.ofMillis(session.getInt("thinkMs"))),
                pause(2, exponentialPauses));

        ChainBuilder everyFiveSeconds =
                forever().on(pace(5), exec(sse("Next").setCheck().await(4).on(sse.checkMessage("Price"))));
        // end

        {
            steps(exec(session -> session.set("think", 1).set("thinkMs", 5)), waits, dummy("After", 1));
        }
    }

    static final class Loops extends GuideSimulation {
        // snippet: scenario-loops
        ChainBuilder loops = exec(
                repeat(3, "i").on(dummy("Pass #{i}", 1)),
                foreach(List.of("BTC", "ETH"), "symbol").on(dummy("Quote #{symbol}", 1)),
                during(Duration.ofMillis(50)).on(dummy("For a while", 5)),
                asLongAs(session -> !session.contains("done")).on(exec(session -> session.set("done", true))),
                doWhile("#{again}").on(exec(session -> session.set("again", false))));
        // end

        {
            steps(loops);
        }

        @Override
        int succeedingPerUser() {
            return 6;
        }
    }

    static final class Conditions extends GuideSimulation {
        // snippet: scenario-conditions
        ChainBuilder conditions = exec(
                doIf("#{premium}").then(dummy("Fast lane", 1)),
                doIfOrElse(session -> session.getInt("age") >= 18)
                        .then(dummy("Bar", 1))
                        .orElse(dummy("Playground", 1)),
                doIfEquals("#{country}", "CH").then(dummy("Fondue", 1)),
                doSwitch("#{country}")
                        .on(onCase("CH").then(dummy("Swiss", 1)), onCase("FR").then(dummy("French", 1))));

        ChainBuilder byChance = exec(
                randomSwitch()
                        .on(
                                percent(60.0).then(dummy("Often", 1)),
                                percent(30.0).then(dummy("Sometimes", 1))), // 10 % do neither
                uniformRandomSwitch().on(dummy("Heads", 1), dummy("Tails", 1)),
                roundRobinSwitch().on(dummy("Odd user", 1), dummy("Even user", 1)));
        // end

        {
            steps(
                    exec(session -> session.set("premium", true).set("age", 20).set("country", "CH")),
                    conditions,
                    byChance);
        }

        @Override
        int succeedingPerUser() {
            return 6;
        }
    }

    static final class Groups extends GuideSimulation {
        // snippet: scenario-groups
        ChainBuilder checkout = group("Checkout")
                .on(group("Pay").on(dummy("Card", 5)), pause(1), dummy("Receipt", 5)); // "Checkout / Pay / Card"
        // end

        {
            steps(checkout);
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class Failures extends GuideSimulation {
        // snippet: scenario-failures
        ChainBuilder careful = exec(
                tryMax(3, "attempt")
                        .on(dummy("Login", 5)
                                .withSuccess(session -> session.getInt("attempt") == 2)), // the third attempt
                exitHereIfFailed(),
                exitBlockOnFail().on(dummy("Order", 5).withSuccess(false), dummy("Never sent", 5)),
                doIf(session -> session.isFailed()).then(exec(session -> session.markAsSucceeded())),
                dummy("Goes on", 5));
        // end

        {
            steps(careful);
        }

        @Override
        Set<String> errors() {
            return Set.of("Dummy error");
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class Stop extends GuideSimulation {
        // snippet: scenario-stop
        ChainBuilder guard = exec(
                stopLoadGeneratorIf("enough orders", session -> session.userId() > 1_000),
                crashLoadGeneratorIf("the shop is closed", session -> session.userId() < 0));
        // end

        {
            steps(guard, dummy("After", 1));
        }
    }
}
