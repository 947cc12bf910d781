// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import dev.freshet.core.PopulationBuilder;
import dev.freshet.core.Simulation;

/** A command line about requests; results are under its name. */
final class RequestSimulation extends Simulation {

    RequestSimulation(PopulationBuilder population, OneLiner asked) {
        asked.complete(setUp(population));
    }
}
