// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Internal;
import dev.freshet.core.ProtocolBuilder;
import dev.freshet.core.time.LoopGroup;
import dev.freshet.core.trust.Demand;
import dev.freshet.core.trust.TrustFigure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A protocol module's way in. Found by {@code ServiceLoader}; has a public constructor without arguments.
 *
 * <p>One {@link Run} is started per run; scenarios are then compiled against it with the protocol settings of their population.
 */
@Internal
public interface Protocol {

    /** The type of the settings that belong to this protocol. */
    Class<? extends ProtocolBuilder> settingsType();

    /** Whether that action is one of this protocol's. */
    boolean owns(ActionBuilder action);

    /** Whether that action of this protocol sends a request, so that throttles hold it back. */
    default boolean isRequest(ActionBuilder action) {
        return false;
    }

    /** Prepares this protocol for one run on those loops. Called before any scenario is compiled, on the main thread. */
    Run start(LoopGroup loops);

    /** This protocol during one run. */
    interface Run extends AutoCloseable {

        /**
         * Looks at the settings of a population, before any of its actions is compiled: a mistake in them is theirs, and not that of the step that happens to be
         * the first to need them.
         *
         * @throws dev.freshet.core.SimulationException when they ask for what is not to be had
         */
        default void prepare(ProtocolBuilder settings) {}

        /**
         * Compiles one action. Called on the main thread while the run is set up.
         *
         * @param settings the settings of the population, or null where it has none of this protocol
         * @param place where in the simulation the action stands, for the messages of mistakes
         * @throws dev.freshet.core.SimulationException when the description is faulty
         */
        Action compile(ActionBuilder action, @Nullable ProtocolBuilder settings, Place place, Action next);

        /**
         * All scenarios have been compiled: refuses what only their steps together show. Called on the main thread.
         *
         * @throws dev.freshet.core.SimulationException when a scenario is faulty; the text names the place
         */
        default void complete() {}

        /**
         * Does once what users will do, so that what happens once per process, such as loading classes, is not measured with the first of them. Called on the
         * main thread when all scenarios have been compiled, before the clock of the run starts. Nothing of it may be seen in the figures of the run, and no code
         * of the simulation's author may be called.
         *
         * @param atMost when that time has passed, it stops, whatever it has come to
         */
        default void warmUp(Duration atMost) {}

        /**
         * What one user of that scenario needs of the machine, as far as its compiled actions tell. Called on the main thread when all scenarios have been compiled.
         *
         * @param scenario the name of the scenario
         */
        default Demand demand(String scenario) {
            return Demand.NONE;
        }

        /** How many connections are open at this moment, or {@link TrustFigure#UNKNOWN}. Any thread may ask, at any time. */
        default long openConnections() {
            return TrustFigure.UNKNOWN;
        }

        /** Lets go of everything that is shared by users. Called on the main thread when all users have ended. */
        @Override
        void close();
    }
}
