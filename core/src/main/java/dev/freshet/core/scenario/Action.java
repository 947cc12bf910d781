// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Internal;
import dev.freshet.core.Session;

/**
 * One compiled step. Shared by all users; immutable, or safe for use from several loops.
 */
@Internal
public interface Action {

    /**
     * Does this step for a user, on the user's loop. Goes on by {@link VirtualUser#proceed}, within this call or later (after a pause, a
     * response); exactly once.
     */
    void execute(Session session, VirtualUser user);
}
