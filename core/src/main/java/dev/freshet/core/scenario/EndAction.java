// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Session;

/** The end of the scenario: leaves all blocks, so that open groups are counted, and ends the user. */
enum EndAction implements Action {
    END;

    @Override
    public void execute(Session session, VirtualUser user) {
        Blocks.leaveTo(0, session, user);
        user.end();
    }
}
