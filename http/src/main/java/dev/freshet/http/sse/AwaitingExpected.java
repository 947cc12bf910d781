// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

/** The stream is connected and the user waits until every armed check has its verdict. The checks have their own deadlines. */
record AwaitingExpected(SseStream stream, Parked user) implements OpenState {

    @Override
    public Transition onMessage(SseMessage message, long nowNs) {
        stream.unmatched(message);
        return Transition.STAY;
    }

    @Override
    public Transition onSettled(long nowNs) {
        return resumeIn(new Idle(stream));
    }

    @Override
    public Transition over(long nowNs) {
        return resumeIn(new Closed(stream));
    }

    @Override
    public Transition crash(String reason, long nowNs) {
        return resumeIn(new Crashed(stream, reason));
    }

    private Transition resumeIn(StreamState next) {
        Parked settled = user.with(stream.expectations().collect(user.session()));
        return Transition.to(next, () -> stream.resume(settled));
    }
}
