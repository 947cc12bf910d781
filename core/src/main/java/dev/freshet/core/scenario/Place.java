// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Internal;

/**
 * Where in a simulation a step stands, as the text of its mistakes begins.
 *
 * @param scenario the name of the scenario
 * @param step the step in words, for example {@code step 3, sse("Connect").get}
 */
@Internal
public record Place(String scenario, String step) {

    @Override
    public String toString() {
        return "scenario '" + scenario + "', " + step;
    }
}
