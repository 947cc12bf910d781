// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Session;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.VirtualUser;
import java.util.ArrayList;
import java.util.List;

/** A scenario that notes who starts when, and whose users stay for a given time. */
final class Visits implements Action {

    private final long staysNs;
    private final long startNs;
    private final List<Visit> visits = new ArrayList<>();
    private int active;

    Visits(long startNs, long staysMs) {
        this.startNs = startNs;
        this.staysNs = staysMs * 1_000_000;
    }

    /** One user's coming. */
    record Visit(long user, long scheduledMs, long startedMs) {}

    @Override
    public void execute(Session session, VirtualUser user) {
        long nowNs = user.loop().clock().nowNs();
        visits.add(new Visit(user.id(), ms(user.scheduledStartNs()), ms(nowNs)));
        active++;
        Action leave = (left, leaving) -> {
            active--;
            leaving.end();
        };
        if (staysNs == 0) {
            user.proceed(leave, session);
        } else {
            user.proceedAt(nowNs + staysNs, leave, session);
        }
    }

    List<Visit> all() {
        return visits;
    }

    /** How many have come and not left of their own accord. */
    int active() {
        return active;
    }

    List<Long> startedMs() {
        return visits.stream().map(Visit::startedMs).toList();
    }

    List<Long> users() {
        return visits.stream().map(Visit::user).toList();
    }

    private long ms(long nowNs) {
        return (nowNs - startNs) / 1_000_000;
    }
}
