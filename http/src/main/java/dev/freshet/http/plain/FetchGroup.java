// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.core.Session;
import dev.freshet.core.Sessions;
import dev.freshet.core.scenario.Action;
import dev.freshet.http.user.UserHttp;
import java.util.List;

/**
 * Several fetches of one user at the same time. What each saves is there for those that end after it. Groups have the time from the first request to the last
 * response, once. Confined to the user's loop.
 */
final class FetchGroup implements FetchOwner {

    private final UserHttp http;
    private final Action next;
    private final long startNs;
    private Session session;
    private int pending;

    private FetchGroup(UserHttp http, Then then, int pending) {
        this.http = http;
        this.next = then.next;
        this.session = then.session;
        this.pending = pending;
        this.startNs = nowNs();
    }

    /** How the user goes on when all fetches are over. */
    record Then(Session session, Action next) {}

    static void begin(List<PlainPlan> plans, UserHttp http, Then then, boolean areResources) {
        FetchGroup group = new FetchGroup(http, then, plans.size());
        for (PlainPlan plan : plans) {
            Fetch.begin(plan, http, group, areResources);
        }
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public Session timed(Session current, long responseTimeNs) {
        return current;
    }

    @Override
    public void update(Session current) {
        session = current;
    }

    @Override
    public void fetched(Session current, boolean isOk) {
        session = current;
        pending--;
        if (pending == 0) {
            http.user().proceed(next, Sessions.addResponseTime(session, nowNs() - startNs));
        }
    }

    private long nowNs() {
        return http.user().loop().clock().nowNs();
    }
}
