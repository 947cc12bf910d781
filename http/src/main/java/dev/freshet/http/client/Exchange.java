// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.time.Lateness;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import dev.freshet.http.client.ExchangeFailure.Phase;
import dev.freshet.http.net.Dial;
import dev.freshet.http.wire.FailureTexts;
import dev.freshet.http.wire.Http2Texts;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.Passage;
import dev.freshet.http.wire.ProxyServer;
import dev.freshet.http.wire.RequestEncoder;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The life of one request and its response, in whatever version of HTTP: it waits for a connection, has an {@link Attempt} carry it out there, keeps the
 * deadline of the head, tells the listener, knows what it costs, and ends once. Confined to its loop.
 *
 * <pre>
 *   CONNECTING ──{@link #connected}──► HEAD ──{@link #onHead}──► BODY
 *        │  ▲                           │                  │
 *        │  └─ the kept connection had ─┤                  │
 *        │     been closed: once more   │                  │
 *        └──────────────────────────────┴──────────────────┴──► OVER
 * </pre>
 */
final class Exchange implements HttpExchange {

    /** What an exchange is doing. None of these knows more than its name, so they are constants; which may follow which is said here. */
    enum State {
        CONNECTING(Phase.CONNECT),
        HEAD(Phase.HEAD),
        BODY(Phase.BODY),
        OVER(Phase.BODY);

        private final Phase phase;

        State(Phase phase) {
            this.phase = phase;
        }

        boolean mayFollow(State before) {
            return switch (this) {
                case CONNECTING, BODY -> before == HEAD;
                case HEAD -> before == CONNECTING;
                case OVER -> before != OVER;
            };
        }
    }

    private static final int PROXY_WANTS_LOGIN = 407;

    private final Loop loop;
    private final ConnectionSource source;
    private final long headDeadlineNs;
    private ExchangeListener listener;
    private State state = State.CONNECTING;
    private boolean opening = true;
    private boolean isRepetition;
    private @Nullable HttpRequest request;
    private @Nullable Origin origin;
    private @Nullable Dial dial;
    private boolean isDialShared;
    private @Nullable Attempt attempt;
    private @Nullable Timeout timeout;

    // What the dial told that made the connection. A stream lasts: the dial itself is let go.
    private long dnsNs = ExchangeParts.ABSENT;
    private long connectNs = ExchangeParts.ABSENT;
    private long tlsNs = ExchangeParts.ABSENT;

    // What the attempts before the current one have cost.
    private long sentBefore;
    private long receivedBefore;

    Exchange(Loop loop, ConnectionSource source, long headDeadlineNs, ExchangeListener listener) {
        this.loop = loop;
        this.source = source;
        this.headDeadlineNs = headDeadlineNs;
        this.listener = listener;
    }

    /** Has a connection found or made, or fails soon if the request is of no use. The listener is not called within this call. */
    Exchange open(HttpRequest toSend) {
        request = toSend;
        String fault = RequestEncoder.fault(toSend);
        if (fault != null) {
            fail(fault);
        } else {
            source.supply(this, toSend.uri());
        }
        opening = false;
        return this;
    }

    State state() {
        return state;
    }

    private void enter(State next) {
        if (!next.mayFollow(state)) {
            throw new IllegalStateException(next + " can't follow " + state);
        }
        state = next;
    }

    // ---- for the source of connections ---------------------------------------------------------------------------

    /** How its connection gets to the server. */
    Passage passage() {
        HttpRequest toSend = request;
        return toSend == null ? Passage.STRAIGHT : toSend.passage();
    }

    /** Which server it is for. */
    void headFor(Origin server) {
        origin = server;
    }

    @Nullable
    Origin origin() {
        return origin;
    }

    /** Other exchanges have to end before this one gets a connection. */
    void waitForTurn() {
        waitFor(FailureTexts.NO_TURN);
    }

    /** A connection that others share is being made, or has to tell first that there is room. */
    void waitForStream() {
        waitFor(Http2Texts.NO_CONNECTION);
    }

    private void waitFor(String textIfLate) {
        stopTimeout();
        timeout = loop.schedule(headDeadlineNs, () -> failLate(textIfLate));
    }

    /** Has a connection made. */
    void dial(Dial by) {
        stopTimeout();
        dial = by;
        isDialShared = false;
        by.start();
    }

    /** The dial is for this exchange, and perhaps for others: its times are this one's, its end is not. */
    void follow(Dial by) {
        dial = by;
        isDialShared = true;
    }

    long headDeadlineNs() {
        return headDeadlineNs;
    }

    /** There is a connection, new or kept: sends the request and waits for the head. */
    void connected(Attempt by) {
        HttpRequest toSend = request;
        if (state != State.CONNECTING || toSend == null) {
            by.leave(false);
            return;
        }
        stopTimeout();
        letDialGo();
        attempt = by;
        enter(State.HEAD);
        by.send(toSend);
        if (state == State.HEAD && attempt == by) {
            timeout = loop.schedule(
                    headDeadlineNs, () -> failLate(by.isSent() ? FailureTexts.NO_HEAD : FailureTexts.NOT_SENT));
        }
    }

    private void letDialGo() {
        Dial done = dial;
        if (done != null) {
            dnsNs = done.dnsNs();
            connectNs = done.connectNs();
            tlsNs = done.tlsNs();
            dial = null;
        }
    }

    // ---- for whoever opened it -----------------------------------------------------------------------------------

    @Override
    public void cancel() {
        letGo(false);
    }

    @Override
    public void reading(boolean isOn) {
        if (attempt != null) {
            attempt.reading(isOn);
        }
    }

    @Override
    public ExchangeParts parts() {
        Dial by = dial;
        Attempt last = attempt;
        return new ExchangeParts(
                by == null ? dnsNs : by.dnsNs(),
                by == null ? connectNs : by.connectNs(),
                by == null ? tlsNs : by.tlsNs(),
                last == null ? ExchangeParts.ABSENT : last.firstByteNs(),
                sentBefore + (last == null ? 0 : last.sentBytes()),
                receivedBefore + (last == null ? 0 : last.receivedBytes()),
                last != null && last.isReused(),
                last != null && last.isHttp2(),
                isRepetition);
    }

    // ---- for the attempt -----------------------------------------------------------------------------------------

    /**
     * The final head has come.
     *
     * @param fault why the body that it announces can't be read; null if it can
     */
    void onHead(HttpResponseHead head, @Nullable String fault, long nowNs) {
        if (nowNs > headDeadlineNs) {
            // A loop that was busy reads before it looks at its alarms: too late all the same.
            onFailed(Lateness.remark(FailureTexts.NO_HEAD, headDeadlineNs, nowNs), nowNs);
        } else if (fault != null) {
            onFailed(fault, nowNs);
        } else if (head.status() == PROXY_WANTS_LOGIN && forwarder() != null) {
            onFailed(FailureTexts.proxyLogin(forwarder().login() != null), nowNs);
        } else {
            enter(State.BODY);
            request = null;
            stopTimeout();
            listener = listener.onHead(head, nowNs);
        }
    }

    /** The proxy that was handed the request itself; null for none. */
    private @Nullable ProxyServer forwarder() {
        HttpRequest sent = request;
        boolean isTunnelled = attempt != null && attempt.isHttp2();
        return sent == null || isTunnelled ? null : sent.passage().forwarderTo(sent.uri());
    }

    /** Whether a piece for each read is better than one for each chunk. */
    boolean takesPiecesTogether() {
        return listener.takesPiecesTogether();
    }

    /** Part of the body has come. Whether more of it is wanted. */
    boolean onPiece(ByteBuffer piece, long nowNs) {
        listener.onBody(piece, nowNs);
        return state == State.BODY;
    }

    /** All pieces that a read brought have been handed over. */
    void onReadEnd(long nowNs) {
        if (state == State.BODY) {
            listener.onReadEnd(nowNs);
        }
    }

    /**
     * The body has ended as it should.
     *
     * @param isReusable whether another exchange may have the connection
     */
    void onEnd(boolean isReusable, long nowNs) {
        if (letGo(isReusable)) {
            listener.onEnd(nowNs);
        }
    }

    /** The connection is of no more use: it may be worth another attempt, else the exchange ends with this failure. */
    void onLost(String text, long nowNs) {
        if (!repeats()) {
            onFailed(text, nowNs);
        }
    }

    /** Ends the exchange with this failure, unless it is over. */
    void onFailed(String text, long nowNs) {
        if (opening) {
            loop.execute(() -> fail(text));
            return;
        }
        Phase phase = state.phase;
        if (letGo(false)) {
            listener.onFailure(new ExchangeFailure(phase, text), nowNs);
        }
    }

    /** Ends the exchange now with this failure, unless it is over. */
    void fail(String text) {
        onFailed(text, nowNs());
    }

    /** The deadline of the head has passed. */
    private void failLate(String text) {
        fail(Lateness.remark(text, headDeadlineNs, nowNs()));
    }

    long nowNs() {
        return loop.clock().nowNs();
    }

    // ---- once more on a new connection ---------------------------------------------------------------------------

    /**
     * Sends the request again if it went out on a kept connection that brought nothing: then the server had most likely closed it before the request
     * came. Once, and only if the request does no harm when it is carried out twice, or if nothing of it can have arrived.
     */
    private boolean repeats() {
        HttpRequest again = request;
        Attempt failed = attempt;
        if (again == null || failed == null || state != State.HEAD || isRepetition || nowNs() >= headDeadlineNs) {
            return false;
        }
        if (!failed.isInVain() || !(failed.isWithoutEffect() || again.isIdempotent())) {
            return false;
        }
        stopTimeout();
        isRepetition = true;
        enter(State.CONNECTING);
        failed.leave(false);
        attempt = null;
        sentBefore += failed.sentBytes();
        receivedBefore += failed.receivedBytes();
        source.supplyNew(this, again.uri());
        return true;
    }

    // ---- the end -------------------------------------------------------------------------------------------------

    /** Ends all that this exchange holds, once, before the listener hears of the end: what it opens then may have this connection. */
    private boolean letGo(boolean isReusable) {
        if (state == State.OVER) {
            return false;
        }
        enter(State.OVER);
        request = null;
        stopTimeout();
        if (attempt != null) {
            attempt.leave(isReusable);
        } else if (dial != null && !isDialShared) {
            dial.cancel();
        }
        source.over(this);
        return true;
    }

    private void stopTimeout() {
        if (timeout != null) {
            timeout.cancel();
            timeout = null;
        }
    }
}
