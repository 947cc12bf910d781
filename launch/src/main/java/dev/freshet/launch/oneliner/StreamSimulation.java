// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import dev.freshet.core.PopulationBuilder;
import dev.freshet.core.Simulation;

/** A command line about streams; results are under its name. */
final class StreamSimulation extends Simulation {

    StreamSimulation(PopulationBuilder population, OneLiner asked) {
        asked.complete(setUp(population));
    }
}
