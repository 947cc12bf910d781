// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.exec.Executable;
import dev.freshet.http.HttpProtocolBuilder;
import java.util.Set;

/** A simulation that a page shows a part of. Runs against the sample server that {@link GuideRunTest} starts. */
abstract class GuideSimulation extends Simulation {

    /** The system property with the address of the sample server. */
    static final String SERVER = "docs.server";

    /** The texts of all errors that the run ends with. */
    Set<String> errors() {
        return Set.of();
    }

    /** How many requests and checks are OK at least, for each of the two users. */
    int succeedingPerUser() {
        return 1;
    }

    /** The sample server. */
    static HttpProtocolBuilder server() {
        return http.baseUrl(System.getProperty(SERVER, "http://127.0.0.1:1"));
    }

    /** Runs those steps, by two users, without pauses. */
    SetUp steps(Executable first, Executable... others) {
        return steps(server(), exec(first, others));
    }

    /** Runs those steps, by two users, without pauses, with a protocol of its own. */
    SetUp steps(HttpProtocolBuilder protocol, ChainBuilder steps) {
        return setUp(scenario(getClass().getSimpleName()).exec(steps).injectOpen(atOnceUsers(2)))
                .protocols(protocol)
                .disablePauses();
    }
}
