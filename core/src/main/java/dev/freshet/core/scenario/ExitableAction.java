// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Session;
import java.util.List;

/**
 * An action on whose entry the user may leave blocks around it: a request, a pause, a condition.
 *
 * @param exits the exits of these blocks, outermost first: an outer loop that is over comes before a try within it
 */
record ExitableAction(List<Exit> exits, Action action) implements Action {

    @Override
    public void execute(Session session, VirtualUser user) {
        for (int i = 0; i < exits.size(); i++) {
            Exit exit = exits.get(i);
            if (exit.isDue(session, user)) {
                exit.take(session, user);
                return;
            }
        }
        action.execute(session, user);
    }
}
