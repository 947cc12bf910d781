// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.check.CheckResult;
import dev.freshet.core.raw.RawEvent;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.time.Lateness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stream is connected and the user waits for a message that meets the current check, until the block's time is up.
 *
 * <p>Each event is offered to the current check only. One that does not match is left alone; one that matches decides: passed leads to the next
 * check, block or action, failed ends the wait and drops what had still to come.
 */
record AwaitingMessage(SseStream stream, CheckBlock.Position position, Parked user) implements OpenState {

    static AwaitingMessage first(SseStream stream, List<CheckBlock> blocks, Parked user, long nowNs) {
        return new AwaitingMessage(stream, CheckBlock.Position.first(blocks, nowNs), user);
    }

    @Override
    public long deadlineNs() {
        return position.deadlineNs();
    }

    @Override
    public boolean readsMessages() {
        return true;
    }

    @Override
    public boolean isMessageAwaited() {
        return true;
    }

    @Override
    public Transition onMessage(SseMessage message, long nowNs) {
        MessageCheck check = position.current();
        if (!check.matches(message, user.session())) {
            stream.unmatched(message);
            return Transition.STAY;
        }
        CheckResult result = check.judge(message, user.session());
        message.judged(RawEvent.Judge.AWAIT, check, result.error());
        Parked judged = row(user.with(result.session()), nowNs, result.error());
        CheckBlock.Position next = result.isPassed() ? position.next(nowNs) : null;
        return next == null ? resume(judged) : Transition.to(new AwaitingMessage(stream, next, judged));
    }

    @Override
    public Transition onDeadline(long nowNs) {
        return resume(row(user, nowNs, Lateness.remark(position.current().timeout(), deadlineNs(), nowNs)));
    }

    @Override
    public Transition over(long nowNs) {
        return crash(END_OF_STREAM, nowNs);
    }

    @Override
    public Transition crash(String reason, long nowNs) {
        Parked failed = row(user, nowNs, MessageCheck.crashed(reason));
        stream.rows().skip(failed.session(), RowKind.CHECK, position.namesOfTheRest());
        return Transition.to(new Crashed(stream, reason), () -> stream.resume(failed));
    }

    @Override
    public void endWait(boolean isCutOff, long nowNs) {
        stream.rows().endWait(user, RowKind.CHECK, position.current().name(), position.startedNs(), nowNs, isCutOff);
    }

    private Parked row(Parked judged, long nowNs, @Nullable String failure) {
        StreamLog.verdict(stream, position.current(), failure);
        return stream.rows()
                .row(judged, RowKind.CHECK, position.current().name(), position.startedNs(), nowNs, failure);
    }

    private Transition resume(Parked judged) {
        return Transition.to(new Idle(stream), () -> stream.resume(judged));
    }
}
