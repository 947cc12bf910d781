// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * The blocks around a step, as far as they are known when it is compiled. Since blocks nest as the steps are written, a session that
 * arrives at the step is in exactly these.
 *
 * @param depth how many
 * @param exits the exits of those that can be left early, outermost first
 */
record Scope(int depth, List<Exit> exits) {

    /** Outside of every block. */
    static final Scope OUTERMOST = new Scope(0, List.of());

    /** Within one more block. */
    Scope block() {
        return new Scope(depth + 1, exits);
    }

    /** Within one more block that can be left early. */
    Scope block(Exit exit) {
        List<Exit> more = new ArrayList<>(exits);
        more.add(exit);
        return new Scope(depth + 1, List.copyOf(more));
    }

    /** The action with the exits of this scope; itself where there are none. */
    Action exitable(Action action) {
        return exits.isEmpty() ? action : new ExitableAction(exits, action);
    }
}
