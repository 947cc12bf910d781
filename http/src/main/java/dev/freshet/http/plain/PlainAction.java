// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.core.Session;
import dev.freshet.core.Sessions;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.http.user.UserHttp;

/** Sends a request and, when its response is there, fetches its resources. Shared by all users. */
final class PlainAction implements Action {

    private final PlainPlan plan;
    private final UserHttps users;
    private final Action next;

    PlainAction(PlainPlan plan, UserHttps users, Action next) {
        this.plan = plan;
        this.users = users;
        this.next = next;
    }

    @Override
    public void execute(Session session, VirtualUser user) {
        UserHttp http = users.of(user);
        Fetch.begin(plan, http, new Visit(http, session), false);
    }

    /** One user's request. */
    private final class Visit implements FetchOwner {

        private final UserHttp http;
        private Session session;

        Visit(UserHttp http, Session session) {
            this.http = http;
            this.session = session;
        }

        @Override
        public Session session() {
            return session;
        }

        @Override
        public Session timed(Session current, long responseTimeNs) {
            return Sessions.addResponseTime(current, responseTimeNs);
        }

        @Override
        public void update(Session current) {
            session = current;
        }

        @Override
        public void fetched(Session current, boolean isOk) {
            if (isOk && !plan.resources().isEmpty()) {
                FetchGroup.begin(plan.resources(), http, new FetchGroup.Then(current, next), true);
            } else {
                http.user().proceed(next, current);
            }
        }
    }
}
