// SPDX-License-Identifier: Apache-2.0
package dev.freshet.mcp;

import dev.freshet.core.SimulationException;

/** What a message can't do without. */
final class Required {

    private Required() {}

    /**
     * That text.
     *
     * @param where what the author called
     * @param what what the text is
     * @throws SimulationException when it is null or blank
     */
    @SuppressWarnings("NullAway") // authors may give null
    static String text(String where, String what, String text) {
        if (text == null || text.isBlank()) {
            throw new SimulationException(where + "(\"\"): the " + what + " is missing");
        }
        return text;
    }
}
