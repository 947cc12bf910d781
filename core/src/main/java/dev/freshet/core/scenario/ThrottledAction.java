// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Session;

/** A request that waits until a throttle lets it through. Behind the end of the throttle it waits for the end of the run. */
record ThrottledAction(Throttle throttle, Action request) implements Action {

    @Override
    public void execute(Session session, VirtualUser user) {
        long nowNs = user.loop().clock().nowNs();
        long atNs = throttle.reserve(nowNs);
        if (atNs <= nowNs) {
            request.execute(session, user);
        } else if (atNs != Throttle.NEVER) {
            user.proceedAt(atNs, request, session);
        }
    }
}
