// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.core.stats.RowKind;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An operation on a stream that the user has. Where there is none of that name, the operation is skipped or an error, and the session has failed. Shared by all
 * users.
 *
 * @param rows what the operation counts as
 * @param operation what is done, for that session; an {@link ExpressionException} where the session does not allow it
 */
record StreamAction(StreamTarget target, Rows rows, Function<Session, StreamOperation> operation, Action next)
        implements Action {

    /**
     * The rows of an operation.
     *
     * @param operation its own name where only the session knows that, and does not
     * @param names those of its checks; null for one row with the name of the operation
     */
    record Rows(String operation, RowKind kind, @Nullable List<String> names) {

        void skip(Order order, VirtualUser user) {
            List<String> skipped = names == null ? List.of(order.name()) : names;
            skipped.forEach(row -> user.stats().skipped(order.session().groups(), row, kind));
        }
    }

    @Override
    public void execute(Session session, VirtualUser user) {
        String name = rows.operation();
        try {
            name = target.requestName().resolve(session);
            Order order = new Order(
                    name, new Parked(session, next), user.loop().clock().nowNs());
            String streamName = target.streamName().resolve(session);
            SseStream stream = UserStreams.of(user).find(streamName);
            if (stream == null) {
                missing(order, streamName, user);
            } else {
                stream.order(order, operation.apply(session));
            }
        } catch (ExpressionException e) {
            user.stats().error(name + ": " + e.getMessage());
            user.proceed(next, session.markAsFailed());
        }
    }

    /**
     * The user has no stream of that name. If a step of the scenario opens it, or the user had failed before, the cause has been told already. If not, the name,
     * which only the session knows, is a mistake that nothing else tells.
     */
    private void missing(Order order, String streamName, VirtualUser user) {
        Session session = order.session();
        if (session.isFailed() || target.names().isOpened(streamName)) {
            rows.skip(order, user);
        } else {
            user.stats().error(order.name() + ": " + StreamTarget.missing(streamName));
        }
        user.proceed(next, session.markAsFailed());
    }
}
