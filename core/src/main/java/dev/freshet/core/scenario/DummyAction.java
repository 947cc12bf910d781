// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Session;
import dev.freshet.core.Sessions;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.stats.RowKind;
import org.jspecify.annotations.Nullable;

/** A request without a server: waits as long as it is told and is counted. */
final class DummyAction implements Action {

    private static final String FAILURE = "Dummy error";

    private final Request request;
    private final @Nullable SessionFunction sessionUpdate;
    private final StepLog log;
    private final Action next;

    DummyAction(Request request, @Nullable SessionFunction sessionUpdate, StepLog log, Action next) {
        this.request = request;
        this.sessionUpdate = sessionUpdate;
        this.log = log;
        this.next = next;
    }

    /** What is pretended. */
    record Request(Expression<String> name, Expression<Integer> responseTimeMs, Expression<Boolean> success) {}

    @Override
    public void execute(Session session, VirtualUser user) {
        Response response;
        long waitNs;
        try {
            long startNs = user.loop().clock().nowNs();
            response = new Response(request.name.resolve(session), startNs, request.success.resolve(session));
            waitNs = Math.max(0, request.responseTimeMs.resolve(session)) * 1_000_000L;
        } catch (ExpressionException e) {
            user.proceed(next, log.failed(session, user, e.getMessage()));
            return;
        }
        if (waitNs == 0) {
            respond(response, session, user);
        } else {
            user.proceedAt(
                    response.startNs + waitNs,
                    (later, same) -> respond(response, later, same),
                    session,
                    nowNs -> user.stats()
                            .unfinished(session.groups(), response.name, RowKind.REQUEST, response.startNs, nowNs));
        }
    }

    private void respond(Response response, Session session, VirtualUser user) {
        long nowNs = user.loop().clock().nowNs();
        user.stats()
                .request(
                        session.groups(),
                        response.name,
                        RowKind.REQUEST,
                        response.startNs,
                        nowNs,
                        response.success ? null : FAILURE);
        Session counted = Sessions.addResponseTime(session, nowNs - response.startNs);
        Session updated = sessionUpdate == null ? counted : sessionUpdate.apply(counted, user);
        user.proceed(next, response.success ? updated : updated.markAsFailed());
    }

    /** What comes back. */
    private record Response(String name, long startNs, boolean success) {}
}
