// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;

/**
 * Where in a simulation a step stands, as the text of its mistakes begins.
 *
 * @param scenario the name of the scenario
 * @param step the step in words, for example {@code step 3, repeat > 1, sse("Connect").get}
 */
@Internal
public record Place(String scenario, String step) {

    /** The place of a step within this one. */
    Place inner(String branch, int number, String words) {
        return new Place(scenario, step + " > " + branch + number + ", " + words);
    }

    /** A mistake at this place. */
    SimulationException mistake(String message) {
        return new SimulationException(this + ": " + message);
    }

    /** The mistake that was found while something at this place was compiled. */
    SimulationException mistake(SimulationException found) {
        String message = String.valueOf(found.getMessage());
        return message.startsWith(toString()) ? found : new SimulationException(this + ": " + message, found);
    }

    @Override
    public String toString() {
        return "scenario '" + scenario + "', " + step;
    }
}
