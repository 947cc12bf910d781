// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import dev.freshet.core.check.CheckResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block of checks that waits while its user does something else. Confined to the user's loop.
 *
 * <p>It judges with the session as it was when the block was armed. What its checks save is added to the user's session when the user asks for the verdict.
 */
final class ArmedBlock {

    private final SseStream stream;
    private final CheckBlock block;
    private final Alarm deadline;
    private @Nullable AwaitPosition position;
    private final Session armedWith;
    private Session session;
    private boolean hasFailed;

    ArmedBlock(SseStream stream, CheckBlock block, Order order) {
        AwaitPosition first = AwaitPosition.first(List.of(block), order.nowNs());
        this.stream = stream;
        this.block = block;
        this.armedWith = order.session();
        this.session = armedWith;
        this.position = first;
        this.deadline = new Alarm(stream.user().loop(), this::onDeadline);
        deadline.set(first.deadlineNs());
    }

    /** Whether all checks have passed or one has failed. */
    boolean isDecided() {
        return position == null;
    }

    /** Offers an event to the current check. Tells whether that took it. */
    boolean offer(SseMessage message, long nowNs) {
        AwaitPosition current = position;
        if (current == null || !current.current().matches(message, session)) {
            return false;
        }
        CheckResult result = current.current().judge(message, session);
        session = result.session();
        row(current, nowNs, result.error());
        settle(result.isPassed() ? current.next(nowNs) : null, !result.isPassed());
        return true;
    }

    /** Decides against the block. */
    void fail(String failure, long nowNs) {
        if (position != null) {
            row(position, nowNs, failure);
            settle(null, true);
        }
    }

    /** The user's session with what the checks saved, failed if the block has failed. */
    Session addTo(Session users) {
        Session added = users;
        for (MessageCheck check : block.checks()) {
            for (String key : check.saved()) {
                Object value = session.get(key);
                Object before = armedWith.get(key);
                added = value == null || value == before ? added : added.set(key, value);
            }
        }
        return hasFailed ? added.markAsFailed() : added;
    }

    private void onDeadline(long nowNs) {
        if (position != null) {
            fail(position.current().timeout(), nowNs);
            stream.onExpectationExpired(this, nowNs);
        }
    }

    private void settle(@Nullable AwaitPosition next, boolean failed) {
        position = next;
        hasFailed = failed;
        if (next == null) {
            deadline.set(StreamState.NEVER);
        }
    }

    private void row(AwaitPosition judged, long nowNs, @Nullable String failure) {
        StreamLog.verdict(stream, judged.current(), failure);
        String name = judged.current().name();
        long endNs = SseStream.waitedUntilNs(judged.startedNs(), nowNs);
        stream.user().stats().request(session.groups(), name, judged.startedNs(), endNs, failure);
    }
}
