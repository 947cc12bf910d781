// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.PauseType;
import dev.freshet.core.ProtocolBuilder;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.ThrottleStep;
import dev.freshet.core.inject.Shard;
import java.util.List;

/**
 * One population of a plan, with everything settled that a simulation may say in two places. Immutable.
 *
 * @param index its number in the plan, from 0
 * @param protocols the global settings first, then the population's own: of several of one type the last counts
 * @param pauses the type of pauses that have none of their own
 * @param throttle how many requests per second its users may send; empty if only the simulation limits them
 * @param sharded whether several machines share it
 * @param followers groups of populations that start one group after the other when this one has ended
 */
record PlannedPopulation(
        int index,
        ScenarioBuilder scenario,
        Load load,
        List<ProtocolBuilder> protocols,
        PauseType pauses,
        List<ThrottleStep> throttle,
        boolean sharded,
        List<List<PlannedPopulation>> followers) {

    String name() {
        return scenario.name();
    }

    /** This machine's part of the population, of the part that it has of the run. */
    Shard shardOf(Shard machine) {
        return sharded ? machine : Shard.WHOLE;
    }
}
