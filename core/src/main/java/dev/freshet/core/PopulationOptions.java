// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a population may say beyond its scenario and its injection profile. Immutable.
 *
 * @param protocols settings that replace the global ones of the same type; of several of one type the last counts
 * @param followers groups of populations that start one group after the other when this one has ended
 * @param pauses the type of its pauses, or null if the simulation's counts
 * @param throttle how many requests per second its users may send; empty if they are not limited
 * @param sharded whether several machines share it
 */
@Internal
public record PopulationOptions(
        List<ProtocolBuilder> protocols,
        List<List<PopulationBuilder>> followers,
        @Nullable PauseType pauses,
        List<ThrottleStep> throttle,
        boolean sharded) {

    static final PopulationOptions NONE = new PopulationOptions(List.of(), List.of(), null, List.of(), true);

    public PopulationOptions {
        protocols = List.copyOf(protocols);
        followers = List.copyOf(followers);
        throttle = List.copyOf(throttle);
    }

    PopulationOptions withProtocols(List<ProtocolBuilder> changed) {
        return new PopulationOptions(changed, followers, pauses, throttle, sharded);
    }

    PopulationOptions withFollowers(List<List<PopulationBuilder>> changed) {
        return new PopulationOptions(protocols, changed, pauses, throttle, sharded);
    }

    PopulationOptions withPauses(PauseType changed) {
        return new PopulationOptions(protocols, followers, changed, throttle, sharded);
    }

    PopulationOptions withThrottle(List<ThrottleStep> changed) {
        return new PopulationOptions(protocols, followers, pauses, changed, sharded);
    }

    PopulationOptions withSharded(boolean changed) {
        return new PopulationOptions(protocols, followers, pauses, throttle, changed);
    }
}
