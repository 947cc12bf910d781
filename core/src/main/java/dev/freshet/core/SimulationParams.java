// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code setUp} and the methods behind it declared. Immutable.
 *
 * @param name what the caller calls the simulation
 * @param throttle how many requests per second may be sent in all; empty if they are not limited
 * @param maxDuration after how long the run is ended, or null
 */
public record SimulationParams(
        String name,
        List<PopulationBuilder> populationBuilders,
        List<ProtocolBuilder> protocols,
        List<Assertion> assertions,
        List<ThrottleStep> throttle,
        @Nullable Duration maxDuration) {

    public SimulationParams {
        populationBuilders = List.copyOf(populationBuilders);
        protocols = List.copyOf(protocols);
        assertions = List.copyOf(assertions);
        throttle = List.copyOf(throttle);
    }
}
