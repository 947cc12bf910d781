// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.RowKind;
import dev.freshet.http.wire.HttpResponseHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first request is out and the user waits for the response head.
 *
 * @param name the request name of the connect
 * @param startedNs when connecting began
 * @param blocks what the user wants to wait for afterwards; may be empty
 */
record Connecting(SseStream stream, String name, long startedNs, List<CheckBlock> blocks, Parked user)
        implements StreamState {

    @Override
    public @Nullable String fault(HttpResponseHead head, long nowNs) {
        return stream.check(head, nowNs - startedNs);
    }

    @Override
    public Transition onConnected(long nowNs) {
        stream.connectCost(user, name);
        Parked connected = stream.rows().row(checked(), RowKind.CONNECT, name, startedNs, nowNs, null);
        if (blocks.isEmpty()) {
            return Transition.to(new Idle(stream), () -> stream.resume(connected));
        }
        return Transition.to(AwaitingMessage.first(stream, blocks, connected, nowNs));
    }

    @Override
    public Transition onRefused(Refusal refusal, long nowNs) {
        stream.connectCost(user, name);
        stream.disconnect(refusal.endsStream() ? EndReason.REFUSED : EndReason.DROPPED, nowNs);
        return crash(refusal.text(), nowNs);
    }

    @Override
    public Transition onFailed(String reason, long nowNs) {
        stream.connectCost(user, name);
        stream.disconnect(EndReason.DROPPED, nowNs);
        return crash(reason, nowNs);
    }

    @Override
    public Transition onUserEnded(boolean isCutOff, long nowNs) {
        stream.rows().endWait(user, RowKind.CONNECT, name, startedNs, nowNs, isCutOff);
        stream.disconnect(EndReason.RUN_ENDED, nowNs);
        return Transition.to(new Closed(stream));
    }

    /** The user with what the checks of the head have saved. */
    private Parked checked() {
        return user.with(stream.user().session());
    }

    private Transition crash(String reason, long nowNs) {
        Parked failed = stream.rows().row(checked(), RowKind.CONNECT, name, startedNs, nowNs, reason);
        stream.rows().skip(failed.session(), RowKind.CHECK, CheckBlock.names(blocks));
        return Transition.to(new Crashed(stream, reason), () -> stream.resume(failed));
    }
}
