// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.OpenInjectionStep;
import dev.freshet.core.PopulationBuilder;
import dev.freshet.core.Simulation;

/**
 * The first connects of a process, and later ones that come in the same way: {@code -Durl=… -DatOnce=20 -Dramp=80 -Dseconds=2}. Each has a name of its own, so
 * that the summary has the time of each.
 */
public class FirstConnects extends Simulation {
    {
        setUp(connects("first", nothingFor(0)), connects("later", nothingFor(10))).protocols(http);
    }

    private static PopulationBuilder connects(String name, OpenInjectionStep before) {
        return scenario(name)
                .exec(session -> session.set("n", session.userId()))
                .exec(
                        sse(name + " #{n}")
                                .get(System.getProperty("url"))
                                .await(10)
                                .on(sse.checkMessage("event").check(jmesPath("event").exists())),
                        pause(1),
                        sse("close").close())
                .injectOpen(
                        before,
                        atOnceUsers(Integer.getInteger("atOnce", 20)),
                        rampUsers(Integer.getInteger("ramp", 80)).during(Integer.getInteger("seconds", 2)));
    }
}
