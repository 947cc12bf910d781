// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import dev.freshet.core.Sessions;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.failure.AuthorCode;
import dev.freshet.core.failure.AuthorFailure;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.http.SseInboundMessage;
import java.util.List;
import java.util.function.BiFunction;

/** Hands the unmatched messages of a stream to a function of the simulation and empties the buffer. Shared by all users. */
final class ProcessUnmatchedAction implements Action {

    private final Expression<String> streamName;
    private final BiFunction<List<SseInboundMessage>, Session, Session> function;
    private final Action next;

    ProcessUnmatchedAction(
            Expression<String> streamName,
            BiFunction<List<SseInboundMessage>, Session, Session> function,
            Action next) {
        this.streamName = streamName;
        this.function = function;
        this.next = next;
    }

    @Override
    public void execute(Session session, VirtualUser user) {
        Session processed;
        try {
            processed = process(session, user);
        } catch (ExpressionException e) {
            user.stats().error("processUnmatchedMessages: " + e.getMessage());
            processed = session.markAsFailed();
        }
        user.proceed(next, processed);
    }

    private Session process(Session session, VirtualUser user) {
        SseStream stream = UserStreams.of(user).find(streamName.resolve(session));
        if (stream == null && session.isFailed()) {
            return session; // The cause has been told.
        }
        if (stream == null) {
            throw new ExpressionException(StreamTarget.missing(streamName.resolve(session)));
        }
        List<SseInboundMessage> messages = stream.drainUnmatched();
        Session processed;
        try {
            processed = AuthorCode.apply(function, messages, session);
        } catch (AuthorFailure e) {
            throw new ExpressionException("function crashed: " + e.reason());
        }
        if (processed == null || !Sessions.continues(processed, session)) {
            throw new ExpressionException("the function must return the session it was given, or one made from it");
        }
        return user.counted(processed);
    }
}
