// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.stats.EndReason;

/** The connection is lost and the request to make it anew is out. */
record Reconnecting(SseStream stream, OpenState aside, Interruption interruption) implements Interrupted {

    @Override
    public Interrupted with(OpenState other) {
        return new Reconnecting(stream, other, interruption);
    }

    @Override
    public Transition onConnected(long nowNs) {
        stream.isBack(nowNs - interruption.noticedNs());
        return Transition.to(aside);
    }

    @Override
    public Transition onRefused(Refusal refusal, long nowNs) {
        if (refusal.endsStream()) {
            stream.disconnect(EndReason.REFUSED, nowNs);
            return aside.end(nowNs);
        }
        if (stream.comebacks().policy().isTemporary(refusal.status())) {
            return onFailed(refusal.text(), nowNs);
        }
        stream.meter().reconnected(false, nowNs - interruption.noticedNs());
        return giveUp(refusal.text(), nowNs);
    }

    @Override
    public Transition onFailed(String reason, long nowNs) {
        stream.meter().reconnected(false, nowNs - interruption.noticedNs());
        Interruption longer = interruption.afterFailure(reason);
        if (!stream.comebacks().policy().mayTryAgain(longer.failedAttempts())) {
            return giveUp(reason, nowNs);
        }
        stream.tellLoss(EndReason.DROPPED, Interrupted.reconnectFailed(reason));
        stream.disconnect(EndReason.DROPPED, nowNs);
        return Transition.to(Disconnected.waiting(aside, longer, nowNs));
    }
}
