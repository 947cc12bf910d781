// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;

import dev.freshet.core.Simulation;

/** Brings in users at a steady rate, each of whom only waits a second: {@code -Drate=20000 -Dseconds=20}. */
public class Arrivals extends Simulation {
    {
        setUp(scenario("Arrivals")
                .exec(pause(1))
                .injectOpen(constantUsersPerSec(Integer.getInteger("rate", 20_000)).during(Integer.getInteger("seconds", 20))));
    }
}
