// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.VirtualUser;

/**
 * An operation on a stream that the user has. Where there is none of that name, the operation is KO.
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
                refuse(order, StreamTarget.missing(streamName), user);
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

    private void refuse(Order order, String reason, VirtualUser user) {
        Session session = order.session();
        user.stats().request(session.groups(), order.name(), order.nowNs(), order.nowNs(), reason);
        user.proceed(next, session.markAsFailed());
    }
}
