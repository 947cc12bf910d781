// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Internal;
import dev.freshet.core.PauseType;
import dev.freshet.core.ProtocolBuilder;
import dev.freshet.core.feeder.Feeders;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario is compiled with: all that differs between populations and runs.
 *
 * @param pauses the type of pauses that have none of their own
 * @param throttles what requests wait for, one after the other
 * @param protocols the protocols of the run
 * @param control ends the run
 * @param feeders the feeders of the run
 * @param random gives the calling loop's source of randomness
 */
@Internal
public record CompileSettings(
        PauseType pauses,
        List<Throttle> throttles,
        List<Plugged> protocols,
        RunControl control,
        Feeders feeders,
        Supplier<RandomGenerator> random) {

    public CompileSettings {
        throttles = List.copyOf(throttles);
        protocols = List.copyOf(protocols);
    }

    /** Without a throttle. */
    public CompileSettings(PauseType pauses, List<Plugged> protocols, RunControl control, Feeders feeders) {
        this(pauses, List.of(), protocols, control, feeders, ThreadLocalRandom::current);
    }

    /**
     * A protocol that runs.
     *
     * @param settings the population's settings of it, or null
     */
    public record Plugged(
            Protocol protocol, Protocol.Run run, @Nullable ProtocolBuilder settings) {}
}
