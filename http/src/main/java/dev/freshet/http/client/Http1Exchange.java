// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.net.Faults;
import dev.freshet.http.wire.BodyFraming;
import dev.freshet.http.wire.FailureTexts;
import dev.freshet.http.wire.HeadParser;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.RequestEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An exchange on a connection of HTTP/1.1, which it has for itself until it leaves: first there is a parser for heads, then the framing of the body, in the end
 * neither. Confined to the exchange's loop.
 */
final class Http1Exchange implements Attempt, BodyFraming.Sink {

    private static final Logger LOG = LoggerFactory.getLogger(Http1Exchange.class);

    private final Exchange exchange;
    private @Nullable Http1Connection connection;
    private final boolean isReused;

    // The request.
    private @Nullable HttpRequest request;
    private @Nullable ChannelFuture sending;
    private long sentNs;

    // The response.
    private @Nullable HeadParser parser;
    private @Nullable BodyFraming framing;
    private final int maxHeadBytes;
    private boolean piecesInRead;
    private boolean isPersistent;

    // What it costs: what the socket had counted before; when it has been left, what was counted for it.
    private long firstByteNs = ExchangeParts.ABSENT;
    private long sentBytes;
    private long receivedBytes;

    Http1Exchange(Exchange exchange, Http1Connection connection, int maxHeadBytes) {
        this.exchange = exchange;
        this.connection = connection;
        this.maxHeadBytes = maxHeadBytes;
        this.isReused = connection.hasServed();
        this.sentBytes = isReused ? connection.tap().sentBytes() : 0;
        this.receivedBytes = isReused ? connection.tap().receivedBytes() : 0;
    }

    // ---- for the exchange ----------------------------------------------------------------------------------------

    @Override
    public void send(HttpRequest toSend) {
        Http1Connection on = connection;
        if (on == null) {
            throw new IllegalStateException("An attempt that was left");
        }
        request = toSend;
        parser = on.parser(maxHeadBytes);
        on.serve(this);
        sentNs = exchange.nowNs();
        ChannelFuture future = on.send(toSend);
        sending = future;
        if (!future.isDone()) {
            future.addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
        } else if (!future.isSuccess()) {
            exceptionCaught(future.cause());
        }
    }

    @Override
    public void reading(boolean isOn) {
        if (connection != null) {
            connection.reading(isOn);
        }
    }

    @Override
    public boolean isSent() {
        return sending != null && sending.isDone();
    }

    @Override
    public boolean isWithoutEffect() {
        ChannelFuture future = sending;
        HttpRequest sent = request;
        return future == null
                || (future.isDone() && !future.isSuccess() && sent != null && RequestEncoder.isSentAtOnce(sent));
    }

    @Override
    public boolean isInVain() {
        return parser != null && isReused && firstByteNs == ExchangeParts.ABSENT;
    }

    @Override
    public void leave(boolean isReusable) {
        Http1Connection last = connection;
        if (last == null) {
            return;
        }
        sentBytes = sentBytes();
        receivedBytes = receivedBytes();
        connection = null;
        request = null;
        parser = null;
        framing = null;
        sending = null;
        last.leave(isReusable);
    }

    @Override
    public long firstByteNs() {
        return firstByteNs;
    }

    @Override
    public long sentBytes() {
        return connection == null ? sentBytes : connection.tap().sentBytes() - sentBytes;
    }

    @Override
    public long receivedBytes() {
        return connection == null ? receivedBytes : connection.tap().receivedBytes() - receivedBytes;
    }

    @Override
    public boolean isReused() {
        return isReused;
    }

    @Override
    public boolean isHttp2() {
        return false;
    }

    // ---- for the connection --------------------------------------------------------------------------------------

    /** Bytes of the response have come by the network read of that time. */
    void read(ByteBuf bytes, long readNs) {
        ByteBuffer view = bytes.internalNioBuffer(bytes.readerIndex(), bytes.readableBytes());
        if (parser != null) {
            if (firstByteNs == ExchangeParts.ABSENT) {
                firstByteNs = readNs - sentNs;
            }
            readHeads(view, readNs);
        }
        if (framing != null && view.hasRemaining()) {
            readBody(framing, view, readNs);
        }
    }

    /** All that a network read brought has been through the pipeline. */
    void readEnds(long readNs) {
        if (piecesInRead) {
            piecesInRead = false;
            exchange.onReadEnd(readNs);
        }
    }

    /** Passes over interim heads. */
    private void readHeads(ByteBuffer view, long readNs) {
        HeadParser from = parser;
        while (from != null && parser == from) {
            switch (from.read(view)) {
                case OPEN -> {
                    return;
                }
                case FAULTY -> exchange.onFailed(from.fault(), readNs);
                case COMPLETE -> headComplete(from.take(), from.isOldVersion(), view, readNs);
            }
        }
    }

    private void headComplete(HttpResponseHead head, boolean isOldVersion, ByteBuffer rest, long readNs) {
        HttpRequest sent = request;
        if (head.status() == 101) {
            exchange.onFailed(FailureTexts.PROTOCOL_SWITCH, readNs);
        } else if (head.status() >= 200 && sent != null) {
            finalHeadComplete(head, isOldVersion, sent, readNs);
            if (framing instanceof BodyFraming.OfLength length && length.isComplete()) {
                end(readNs, rest.hasRemaining());
            }
        }
    }

    private void finalHeadComplete(HttpResponseHead head, boolean isOldVersion, HttpRequest sent, long readNs) {
        boolean withoutBody = head.isWithoutBody(sent.method());
        String fault = withoutBody ? null : head.bodyFault();
        if (fault == null) {
            framing = withoutBody ? new BodyFraming.OfLength(0) : head.framing(maxHeadBytes);
            isPersistent = head.isPersistent(isOldVersion) && !sent.headers().lists("Connection", "close");
            handParserBack();
        }
        exchange.onHead(head, fault, readNs);
    }

    private void handParserBack() {
        if (connection != null && parser != null) {
            connection.takeBack(parser);
        }
        parser = null;
        request = null;
    }

    private void readBody(BodyFraming from, ByteBuffer view, long readNs) {
        boolean together = exchange.takesPiecesTogether();
        switch (together ? from.readTogether(view, this) : from.read(view, this)) {
            case ENDED -> end(readNs, view.hasRemaining());
            case FAULTY -> bodyFaulty(from.fault(), readNs);
            case OPEN, STOPPED -> {}
        }
    }

    private void bodyFaulty(String fault, long readNs) {
        readEnds(readNs);
        exchange.onFailed(fault, readNs);
    }

    @Override
    public boolean take(ByteBuffer piece) {
        piecesInRead = true;
        return connection != null && exchange.onPiece(piece, connection.readNs());
    }

    private void end(long nowNs, boolean isFollowedByMore) {
        readEnds(nowNs);
        BodyFraming ended = framing;
        if (ended == null) {
            return;
        }
        if (isFollowedByMore) {
            LOG.debug("The server sent bytes after the end of the response: the connection is not used again");
        }
        boolean wasSent = sending != null && sending.isSuccess();
        boolean isBounded = !(ended instanceof BodyFraming.UntilClose);
        exchange.onEnd(isPersistent && isBounded && wasSent && !isFollowedByMore, nowNs);
    }

    void connectionClosed(long readNs) {
        readEnds(readNs);
        long nowNs = exchange.nowNs();
        if (parser != null) {
            exchange.onLost(isInVain() ? FailureTexts.KEPT_CLOSED : FailureTexts.CLOSED_BEFORE_HEAD, nowNs);
        } else if (framing != null) {
            String fault = framing.faultIfClosedNow();
            if (fault == null) {
                end(nowNs, false);
            } else {
                exchange.onFailed(fault, nowNs);
            }
        }
    }

    /** What went wrong on the connection, or in the listener. */
    void exceptionCaught(Throwable cause) {
        Http1Connection on = connection;
        if (on == null) {
            return; // it broke while the request was handed over, and has told so
        }
        if (Faults.isClosed(cause)) {
            connectionClosed(on.readNs());
            return;
        }
        readEnds(on.readNs());
        boolean isLoss = Faults.isLoss(cause);
        String text = isLoss && isInVain() ? FailureTexts.KEPT_CLOSED : Faults.inExchange(cause);
        if (isLoss) {
            exchange.onLost(text, exchange.nowNs());
        } else {
            exchange.onFailed(text, exchange.nowNs());
        }
    }
}
