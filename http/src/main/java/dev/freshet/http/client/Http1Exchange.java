// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.time.Lateness;
import dev.freshet.core.time.Timeout;
import dev.freshet.http.client.ExchangeFailure.Phase;
import dev.freshet.http.net.Faults;
import dev.freshet.http.wire.BodyFraming;
import dev.freshet.http.wire.CloseFraming;
import dev.freshet.http.wire.FailureTexts;
import dev.freshet.http.wire.HeadParser;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.LengthFraming;
import dev.freshet.http.wire.PieceSink;
import dev.freshet.http.wire.RequestEncoder;
import dev.freshet.http.wire.ResponseHeads;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its response on a connection of HTTP/1.1. Confined to its loop.
 *
 * <pre>
 *   CONNECTING ──{@link #connected}──► HEAD ──head complete──► BODY
 *        │  ▲                           │                       │
 *        │  └─ the kept connection had ─┤                       │
 *        │     been closed: once more   │                       │
 *        └──────────────────────────────┴───────────────────────┴──► OVER
 * </pre>
 */
final class Http1Exchange implements HttpExchange, PieceSink {

    private static final Logger LOG = LoggerFactory.getLogger(Http1Exchange.class);

    private enum Step {
        CONNECTING,
        HEAD,
        BODY,
        OVER
    }

    private final ConnectionSource source;
    private final long headDeadlineNs;
    private final ExchangeListener listener;
    private Step step = Step.CONNECTING;
    private boolean opening = true;
    private @Nullable HttpRequest request;
    private @Nullable Origin origin;
    private @Nullable Dial dial;
    private @Nullable Http1Connection connection;
    private @Nullable Timeout timeout;

    // The request that is under way.
    private @Nullable ChannelFuture sending;
    private long sentNs;
    private boolean isRetry;
    private boolean isReused;

    // The response.
    private @Nullable HeadParser parser;
    private @Nullable BodyFraming framing;
    private long readNs;
    private boolean piecesInRead;
    private boolean isPersistent;

    // What it costs; bytes of the current connection are those since the exchange has it.
    private long firstByteNs = ExchangeParts.ABSENT;
    private long sentBytes;
    private long receivedBytes;
    private long sentBefore;
    private long receivedBefore;

    Http1Exchange(ConnectionSource source, HttpRequest request, long headDeadlineNs, ExchangeListener listener) {
        this.source = source;
        this.request = request;
        this.headDeadlineNs = headDeadlineNs;
        this.listener = listener;
    }

    /** Has a connection found or made, or fails soon if the request is of no use. The listener is not called within this call. */
    Http1Exchange start() {
        HttpRequest toSend = request;
        String fault = toSend == null ? null : RequestEncoder.fault(toSend);
        if (fault != null) {
            fail(fault);
        } else if (toSend != null) {
            source.supply(this, toSend.uri());
        }
        opening = false;
        return this;
    }

    // ---- for the source of connections ---------------------------------------------------------------------------

    /** Which server it is for; null if that is of no interest. */
    void headFor(@Nullable Origin server) {
        origin = server;
    }

    @Nullable
    Origin origin() {
        return origin;
    }

    /** Other exchanges have to end before this one gets a connection. */
    void waitForTurn() {
        timeout = source.loop().schedule(headDeadlineNs, () -> failLate(FailureTexts.NO_TURN));
    }

    /** Has a connection made. */
    void dial(Dial by) {
        stopTimeout();
        dial = by;
        by.start();
    }

    long headDeadlineNs() {
        return headDeadlineNs;
    }

    /** Has a connection, new or kept: sends the request and waits for the head. */
    void connected(Http1Connection on) {
        HttpRequest toSend = request;
        if (step != Step.CONNECTING || toSend == null) {
            on.close();
            return;
        }
        stopTimeout();
        connection = on;
        isReused = on.hasServed();
        step = Step.HEAD;
        parser = new HeadParser(source.maxHeadBytes());
        sentBefore = isReused ? on.tap().sentBytes() : 0;
        receivedBefore = isReused ? on.tap().receivedBytes() : 0;
        on.serve(this);
        sentNs = source.loop().clock().nowNs();
        ChannelFuture future = on.send(toSend);
        sending = future;
        if (!future.isDone()) {
            future.addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
        } else if (!future.isSuccess()) {
            exceptionCaught(future.cause());
        }
        if (step == Step.HEAD && connection == on) {
            timeout = source.loop()
                    .schedule(
                            headDeadlineNs,
                            () -> failLate(future.isDone() ? FailureTexts.NO_HEAD : FailureTexts.NOT_SENT));
        }
    }

    // ---- for whoever opened it -----------------------------------------------------------------------------------

    @Override
    public void cancel() {
        letGo(false);
    }

    @Override
    public ExchangeParts parts() {
        Dial by = dial;
        Http1Connection on = connection;
        return new ExchangeParts(
                by == null ? ExchangeParts.ABSENT : by.dnsNs(),
                by == null ? ExchangeParts.ABSENT : by.connectNs(),
                by == null ? ExchangeParts.ABSENT : by.tlsNs(),
                firstByteNs,
                sentBytes + (on == null ? 0 : on.tap().sentBytes() - sentBefore),
                receivedBytes + (on == null ? 0 : on.tap().receivedBytes() - receivedBefore),
                isReused);
    }

    // ---- for the connection --------------------------------------------------------------------------------------

    /** A network read begins. */
    void readBegins(long nowNs) {
        readNs = nowNs;
    }

    /** All that the network read brought has been through the pipeline. */
    void readEnds() {
        if (piecesInRead && step == Step.BODY) {
            piecesInRead = false;
            listener.onReadEnd(readNs);
        }
    }

    /** Bytes of the response have come. */
    void read(ByteBuf bytes) {
        ByteBuffer view = bytes.internalNioBuffer(bytes.readerIndex(), bytes.readableBytes());
        if (step == Step.HEAD) {
            if (firstByteNs == ExchangeParts.ABSENT) {
                firstByteNs = readNs - sentNs;
            }
            readHeads(view);
        }
        if (step == Step.BODY && view.hasRemaining()) {
            readBody(view);
        }
    }

    /** Passes over interim heads. */
    private void readHeads(ByteBuffer view) {
        HeadParser from = parser;
        while (from != null && step == Step.HEAD) {
            switch (from.read(view)) {
                case OPEN -> {
                    return;
                }
                case FAULTY -> failAt(readNs, from.fault());
                case COMPLETE -> headComplete(from.take(), from.isOldVersion(), view);
            }
        }
    }

    private void headComplete(HttpResponseHead head, boolean isOldVersion, ByteBuffer rest) {
        if (head.status() == 101) {
            failAt(readNs, FailureTexts.PROTOCOL_SWITCH);
        } else if (head.status() >= 200 && readNs > headDeadlineNs) {
            // A loop that was busy reads before it looks at its alarms: too late all the same.
            failAt(readNs, Lateness.remark(FailureTexts.NO_HEAD, headDeadlineNs, readNs));
        } else if (head.status() >= 200) {
            finalHeadComplete(head, isOldVersion, rest);
        }
    }

    private void finalHeadComplete(HttpResponseHead head, boolean isOldVersion, ByteBuffer rest) {
        boolean withoutBody = request == null || ResponseHeads.isWithoutBody(head, request.method());
        String fault = withoutBody ? null : ResponseHeads.bodyFault(head);
        if (fault != null) {
            failAt(readNs, fault);
            return;
        }
        BodyFraming found = withoutBody ? new LengthFraming(0) : ResponseHeads.framing(head, source.maxHeadBytes());
        isPersistent = ResponseHeads.isPersistent(head, isOldVersion) && !asksToClose();
        step = Step.BODY;
        framing = found;
        request = null;
        parser = null;
        stopTimeout();
        listener.onHead(head, readNs);
        if (found instanceof LengthFraming length && length.isComplete()) {
            end(readNs, rest.hasRemaining());
        }
    }

    private boolean asksToClose() {
        HttpRequest sent = request;
        if (sent != null) {
            for (var header : sent.headers()) {
                if (header.getKey().equalsIgnoreCase("Connection")
                        && ResponseHeads.hasOption(header.getValue(), "close")) {
                    return true;
                }
            }
        }
        return false;
    }

    private void readBody(ByteBuffer view) {
        switch (framing().read(view, this)) {
            case ENDED -> end(readNs, view.hasRemaining());
            case FAULTY -> failAt(readNs, framing().fault());
            case OPEN, STOPPED -> {}
        }
    }

    private BodyFraming framing() {
        if (framing == null) {
            throw new IllegalStateException("A body without framing");
        }
        return framing;
    }

    @Override
    public boolean take(ByteBuffer piece) {
        piecesInRead = true;
        listener.onBody(piece, readNs);
        return step == Step.BODY;
    }

    void connectionClosed() {
        readEnds();
        long nowNs = source.loop().clock().nowNs();
        if (step == Step.HEAD) {
            if (!retries()) {
                failAt(nowNs, isKeptInVain() ? FailureTexts.KEPT_CLOSED : FailureTexts.CLOSED_BEFORE_HEAD);
            }
        } else if (step == Step.BODY) {
            String fault = framing().faultIfClosedNow();
            if (fault == null) {
                end(nowNs, false);
            } else {
                failAt(nowNs, fault);
            }
        }
    }

    /** What went wrong on the connection, or in the listener. */
    void exceptionCaught(Throwable cause) {
        if (step == Step.OVER) {
            return;
        }
        if (Faults.isClosed(cause)) {
            connectionClosed();
        } else if (!Faults.isLoss(cause) || !retries()) {
            fail(Faults.isLoss(cause) && isKeptInVain() ? FailureTexts.KEPT_CLOSED : Faults.inExchange(cause));
        }
    }

    /** Whether nothing has come on a connection that had been kept. */
    private boolean isKeptInVain() {
        return step == Step.HEAD && isReused && firstByteNs == ExchangeParts.ABSENT;
    }

    // ---- once more on a new connection ---------------------------------------------------------------------------

    /**
     * Sends the request again if it went out on a kept connection that brought nothing: then the server had most likely closed it before the request
     * came. Once, and only if the request does no harm when it is carried out twice, or if nothing of it can have arrived.
     */
    private boolean retries() {
        HttpRequest again = request;
        Http1Connection closed = connection;
        boolean isLate = source.loop().clock().nowNs() >= headDeadlineNs;
        if (again == null || closed == null || isRetry || isLate || !isKeptInVain() || !mayBeRepeated(again)) {
            return false;
        }
        stopTimeout();
        isRetry = true;
        step = Step.CONNECTING;
        parser = null;
        sending = null;
        detach(closed);
        closed.close();
        isReused = false;
        source.supplyNew(this, again.uri());
        return true;
    }

    private boolean mayBeRepeated(HttpRequest again) {
        ChannelFuture future = sending;
        boolean nothingWritten =
                future == null || (future.isDone() && !future.isSuccess() && RequestEncoder.isSentAtOnce(again));
        return nothingWritten || again.isIdempotent();
    }

    // ---- the end -------------------------------------------------------------------------------------------------

    /** Ends the exchange with this failure, unless it is over. */
    void fail(String text) {
        failAt(source.loop().clock().nowNs(), text);
    }

    /** The deadline of the head has passed. */
    private void failLate(String text) {
        fail(Lateness.remark(text, headDeadlineNs, source.loop().clock().nowNs()));
    }

    private void failAt(long nowNs, String text) {
        if (opening) {
            source.loop().execute(() -> fail(text));
            return;
        }
        readEnds();
        Phase phase = switch (step) {
            case CONNECTING -> Phase.CONNECT;
            case HEAD -> Phase.HEAD;
            case BODY, OVER -> Phase.BODY;
        };
        if (letGo(false)) {
            listener.onFailure(new ExchangeFailure(phase, text), nowNs);
        }
    }

    private void end(long nowNs, boolean isFollowedByMore) {
        readEnds();
        if (isFollowedByMore && step != Step.OVER) {
            LOG.debug("The server sent bytes after the end of the response: the connection is not used again");
        }
        boolean isSent = sending != null && sending.isSuccess();
        boolean isBounded = !(framing instanceof CloseFraming);
        if (letGo(isPersistent && isBounded && isSent && !isFollowedByMore)) {
            listener.onEnd(nowNs);
        }
    }

    /** Ends all that this exchange holds, once, before the listener hears of the end: what it opens then may have this connection. */
    private boolean letGo(boolean isReusable) {
        if (step == Step.OVER) {
            return false;
        }
        step = Step.OVER;
        request = null;
        parser = null;
        framing = null;
        sending = null;
        stopTimeout();
        Http1Connection last = connection;
        if (last != null) {
            detach(last);
            if (!isReusable) {
                last.close();
            }
        } else if (dial != null) {
            dial.cancel();
        }
        source.takeBack(this, isReusable ? last : null);
        return true;
    }

    private void detach(Http1Connection from) {
        connection = null;
        sentBytes += from.tap().sentBytes() - sentBefore;
        receivedBytes += from.tap().receivedBytes() - receivedBefore;
        from.leave();
    }

    private void stopTimeout() {
        if (timeout != null) {
            timeout.cancel();
            timeout = null;
        }
    }
}
