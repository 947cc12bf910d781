// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.http.wire.HttpRequest;
import java.util.List;

/** Opens a stream and, where the simulation says so, waits for its first messages. Shared by all users. */
final class ConnectAction implements Action {

    private final Expression<String> streamName;
    private final StreamPlan plan;
    private final List<CheckBlock.Compiled> blocks;
    private final Action next;

    ConnectAction(Expression<String> streamName, StreamPlan plan, List<CheckBlock.Compiled> blocks, Action next) {
        this.streamName = streamName;
        this.plan = plan;
        this.blocks = blocks;
        this.next = next;
    }

    @Override
    public void execute(Session session, VirtualUser user) {
        String name = "sse";
        try {
            name = plan.request().name(session);
            String stream = streamName.resolve(session);
            if (UserStreams.of(user).find(stream) == null) {
                connect(name, stream, session, user);
            } else {
                fail(name, "Unable to create a new SSE stream with name " + stream + ": already exists", session, user);
            }
        } catch (ExpressionException e) {
            fail(name, "Failed to build request: " + e.getMessage(), session, user);
        }
    }

    private void connect(String name, String streamName, Session session, VirtualUser user) {
        HttpRequest request = plan.request().resolve(name, session);
        List<CheckBlock> resolved = CheckBlock.Compiled.resolve(blocks, session);
        StreamPlan.ResolvedRequest first = new StreamPlan.ResolvedRequest(
                name,
                request,
                plan.request().credentials(session),
                plan.limits().stallNs(session));
        SseStream stream = new SseStream(streamName, plan, user, first);
        UserStreams.of(user).add(stream);
        stream.connect(
                new Order(name, new Parked(session, next), user.loop().clock().nowNs()), resolved);
    }

    /** Nothing was sent, so there is no row. */
    private void fail(String name, String error, Session session, VirtualUser user) {
        user.stats().error(name + ": " + error);
        user.proceed(next, session.markAsFailed());
    }
}
