// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.core.stats.RowKind;
import java.util.List;

/**
 * An operation on a stream that the user has. Where there is none of that name, the operation is skipped or an error, and the session has failed.
 */
abstract class StreamAction implements Action {

    private final StreamTarget target;
    private final Action next;

    StreamAction(StreamTarget target, Action next) {
        this.target = target;
        this.next = next;
    }

    @Override
    public final void execute(Session session, VirtualUser user) {
        String name = getClass().getSimpleName();
        try {
            name = target.requestName().resolve(session);
            Order order = new Order(
                    name, new Parked(session, next), user.loop().clock().nowNs());
            UserStreams streams = UserStreams.of(user);
            String streamName = target.streamName().resolve(session);
            SseStream stream = streams.find(streamName);
            if (stream == null) {
                missing(order, streamName, user);
            } else {
                order(order, stream, streams);
            }
        } catch (ExpressionException e) {
            user.stats().error(name + ": " + e.getMessage());
            user.proceed(next, session.markAsFailed());
        }
    }

    /**
     * Gives the order to the stream.
     *
     * @throws ExpressionException before anything has been done, when the session does not allow it
     */
    abstract void order(Order order, SseStream stream, UserStreams streams);

    /** What this operation counts as. */
    abstract RowKind kind();

    /** The rows of the operation: its own, unless it has those of its checks. */
    List<String> rows(Order order) {
        return List.of(order.name());
    }

    /**
     * The user has no stream of that name. If a step of the scenario opens it, or the user had failed before, the cause has been told already. If not, the name,
     * which only the session knows, is a mistake that nothing else tells.
     */
    private void missing(Order order, String streamName, VirtualUser user) {
        Session session = order.session();
        if (session.isFailed() || target.names().isOpened(streamName)) {
            rows(order).forEach(row -> user.stats().skipped(session.groups(), row, kind()));
        } else {
            user.stats().error(order.name() + ": " + StreamTarget.missing(streamName));
        }
        user.proceed(next, session.markAsFailed());
    }
}
