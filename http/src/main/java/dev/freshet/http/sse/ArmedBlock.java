// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import dev.freshet.core.check.CheckResult;
import dev.freshet.core.raw.RawEvent;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.time.Lateness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A block of checks that waits while its user does something else. Confined to the user's loop.
 *
 * <p>It judges with the user's session of the moment at which a message comes, and with what its own checks have saved so far. What they save is added to the
 * user's session when the user asks for the verdict.
 */
final class ArmedBlock {

    private final SseStream stream;
    private final Parked armed;
    private final Alarm deadline;
    private final Map<String, Object> saved = new LinkedHashMap<>(0);
    private CheckBlock.@Nullable Position position;
    private boolean hasFailed;

    ArmedBlock(SseStream stream, CheckBlock block, Order order) {
        CheckBlock.Position first = CheckBlock.Position.first(List.of(block), order.nowNs());
        this.stream = stream;
        this.armed = order.user();
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
        CheckBlock.Position current = position;
        Session session = addSaved(stream.user().session());
        if (current == null || !current.current().matches(message, session)) {
            return false;
        }
        CheckResult result = current.current().judge(message, session);
        message.judged(RawEvent.Judge.EXPECT, current.current(), result.error());
        keepSaved(current.current(), session, result.session());
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

    /** The user has ended before the block was decided. */
    void endWait(boolean isCutOff, long nowNs) {
        CheckBlock.Position current = position;
        if (current != null) {
            settle(null, true);
            stream.rows().endWait(armed, RowKind.CHECK, current.current().name(), current.startedNs(), nowNs, isCutOff);
        }
    }

    boolean isDueBefore(long nowNs) {
        return deadline.isDueBefore(nowNs);
    }

    /** Rings now if the block's time was up before that instant. */
    void expireBefore(long nowNs) {
        deadline.ringIfDueBefore(nowNs);
    }

    /** The user's session with what the checks saved, failed if the block has failed. */
    Session addTo(Session users) {
        Session added = addSaved(users);
        return hasFailed ? added.markAsFailed() : added;
    }

    private Session addSaved(Session session) {
        return saved.isEmpty() ? session : session.setAll(saved);
    }

    private void keepSaved(MessageCheck judged, Session before, Session after) {
        for (String key : judged.saved()) {
            Object value = after.get(key);
            if (value != null && value != before.get(key)) {
                saved.put(key, value);
            }
        }
    }

    private void onDeadline(long nowNs) {
        CheckBlock.Position current = position;
        if (current != null) {
            fail(Lateness.remark(current.current().timeout(), current.deadlineNs(), nowNs), nowNs);
            stream.onExpectationExpired(this, nowNs);
        }
    }

    private void settle(CheckBlock.@Nullable Position next, boolean failed) {
        position = next;
        hasFailed = failed;
        if (next == null) {
            deadline.set(StreamState.NEVER);
        }
    }

    private void row(CheckBlock.Position judged, long nowNs, @Nullable String failure) {
        StreamLog.verdict(stream, judged.current(), failure);
        stream.rows()
                .count(armed.session(), RowKind.CHECK, judged.current().name(), judged.startedNs(), nowNs, failure);
    }
}
