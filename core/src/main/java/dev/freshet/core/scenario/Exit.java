// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Session;

/** A block that a user may have to leave before its end: a loop whose time is over, a try in which something failed. */
interface Exit {

    /** Whether the user has to leave. Called with the session of a user that is in this block. */
    boolean isDue(Session session, VirtualUser user);

    /** Leaves all blocks within this one, then goes on as at the end of this one. */
    void take(Session session, VirtualUser user);
}
