// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Block;
import dev.freshet.core.Session;
import dev.freshet.core.Sessions;

/** How users leave blocks. */
final class Blocks {

    private Blocks() {}

    /** Leaves the innermost block. A group is counted. */
    static Session leave(Session session, VirtualUser user) {
        if (Sessions.block(session) instanceof Block.Group group) {
            long nowNs = user.loop().clock().nowNs();
            user.stats()
                    .group(
                            group.path(),
                            group.enteredNs(),
                            nowNs,
                            Sessions.responseTimeNs(session, group),
                            !group.failed());
        }
        return Sessions.leave(session);
    }

    /** Leaves the innermost blocks until so many are left. */
    static Session leaveTo(int depth, Session session, VirtualUser user) {
        Session left = session;
        while (Sessions.depth(left) > depth) {
            left = leave(left, user);
        }
        return left;
    }
}
