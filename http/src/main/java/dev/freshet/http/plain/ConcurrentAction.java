// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.core.Session;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.VirtualUser;
import java.util.List;

/** Sends several requests at the same time. Shared by all users. */
final class ConcurrentAction implements Action {

    private final List<PlainPlan> plans;
    private final UserHttps users;
    private final Action next;

    ConcurrentAction(List<PlainPlan> plans, UserHttps users, Action next) {
        this.plans = plans;
        this.users = users;
        this.next = next;
    }

    @Override
    public void execute(Session session, VirtualUser user) {
        if (plans.isEmpty()) {
            user.proceed(next, session);
        } else {
            FetchGroup.begin(plans, users.of(user), new FetchGroup.Then(session, next), false);
        }
    }
}
