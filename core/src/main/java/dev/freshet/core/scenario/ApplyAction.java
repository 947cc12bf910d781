// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Session;

/** Lets a function change the session. */
record ApplyAction(SessionFunction function, Action next) implements Action {

    @Override
    public void execute(Session session, VirtualUser user) {
        user.proceed(next, function.apply(session, user));
    }
}
