// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.wire.FailureTexts;
import dev.freshet.http.wire.Http2Texts;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.RequestEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http2.Http2Headers;
import org.jspecify.annotations.Nullable;

/**
 * An exchange on a stream of a connection of HTTP/2, which others share. Confined to the exchange's loop.
 *
 * <p>Its bytes are those of its frames, their nine bytes of head included. What belongs to the connection, its TLS among it, counts for the exchange that it was
 * made for.
 */
final class Http2Exchange implements Attempt {

    /** The head of a frame. */
    static final int FRAME_HEAD_BYTES = 9;

    private final Exchange exchange;
    private @Nullable Http2Connection connection;
    private final boolean isReused;
    private int streamId;

    // The request, until the head of the response has come.
    private @Nullable HttpRequest request;
    private @Nullable ChannelFuture sending;
    private long sentNs;

    // The response.
    private boolean hasHead;
    private boolean isEnded;
    private boolean isUnprocessed;
    private boolean piecesInRead;
    private boolean isPaused;
    private int heldBytes;

    // What it costs.
    private long firstByteNs = ExchangeParts.ABSENT;
    private long sentBytes;
    private long receivedBytes;

    Http2Exchange(Exchange exchange, Http2Connection connection) {
        this.exchange = exchange;
        this.connection = connection;
        this.isReused = connection.hasServed();
        if (!isReused) {
            sentBytes = connection.tap().sentBytes();
            receivedBytes = connection.tap().receivedBytes();
        }
    }

    // ---- for the exchange ----------------------------------------------------------------------------------------

    @Override
    public void send(HttpRequest toSend) {
        Http2Connection on = connection;
        if (on == null) {
            throw new IllegalStateException("An attempt that was left");
        }
        request = toSend;
        sentNs = exchange.nowNs();
        sending = on.send(this, toSend);
    }

    @Override
    public void reading(boolean isOn) {
        isPaused = !isOn;
        if (isOn && connection != null && heldBytes > 0) {
            int held = heldBytes;
            heldBytes = 0;
            connection.consumed(streamId, held);
        }
    }

    @Override
    public boolean isSent() {
        return sending != null && sending.isDone();
    }

    @Override
    public boolean isWithoutEffect() {
        HttpRequest sent = request;
        ChannelFuture future = sending;
        return isUnprocessed
                || future == null
                || (future.isDone() && !future.isSuccess() && sent != null && RequestEncoder.isSentAtOnce(sent));
    }

    @Override
    public boolean isInVain() {
        return !hasHead && (isUnprocessed || (isReused && firstByteNs == ExchangeParts.ABSENT));
    }

    @Override
    public void leave(boolean isReusable) {
        Http2Connection last = connection;
        if (last == null) {
            return;
        }
        connection = null;
        request = null;
        sending = null;
        last.leave(this);
    }

    @Override
    public long firstByteNs() {
        return firstByteNs;
    }

    @Override
    public long sentBytes() {
        return sentBytes;
    }

    @Override
    public long receivedBytes() {
        return receivedBytes;
    }

    @Override
    public boolean isReused() {
        return isReused;
    }

    @Override
    public boolean isHttp2() {
        return true;
    }

    // ---- for the connection --------------------------------------------------------------------------------------

    int streamId() {
        return streamId;
    }

    /** The request goes out on that stream. */
    void begins(int newStreamId) {
        streamId = newStreamId;
    }

    void sent(long bytes) {
        sentBytes += bytes;
    }

    /** The head of a frame and what it holds have come. */
    void received(int bytes) {
        receivedBytes += bytes;
    }

    /** A head, an interim one, or the trailer. */
    void headers(Http2Headers lines, boolean isLast, long readNs) {
        if (firstByteNs == ExchangeParts.ABSENT) {
            firstByteNs = readNs - sentNs;
        }
        isEnded = isLast;
        HttpRequest sent = request;
        if (hasHead || sent == null) {
            return; // a trailer, which nobody asks for
        }
        HttpResponseHead head = Http2Heads.of(lines);
        if (head == null || head.status() == 101) {
            exchange.onFailed(FailureTexts.MALFORMED_HEAD, readNs);
        } else if (head.status() >= 200) {
            hasHead = true;
            request = null;
            sending = null; // has been sent, or need not be any more
            exchange.onHead(head, null, readNs);
        }
    }

    /**
     * Part of the body.
     *
     * @return how many of these bytes the server may replace by others: none while nobody reads
     */
    int data(ByteBuf bytes, int flowControlled, boolean isLast, long readNs) {
        if (!hasHead) {
            exchange.onFailed(Http2Texts.violated(Http2Texts.PROTOCOL_ERROR), readNs);
            return flowControlled;
        }
        isEnded = isLast;
        if (bytes.isReadable()) {
            piecesInRead = true;
            exchange.onPiece(bytes.internalNioBuffer(bytes.readerIndex(), bytes.readableBytes()), readNs);
        }
        if (isPaused && connection != null) {
            heldBytes += flowControlled;
            return 0;
        }
        return flowControlled;
    }

    /** Whether the network read at hand has brought some of the body already. */
    boolean hasPiecesInRead() {
        return piecesInRead;
    }

    /** All that a network read brought has been through the pipeline. */
    void readEnds(long readNs) {
        if (piecesInRead) {
            piecesInRead = false;
            exchange.onReadEnd(readNs);
        }
    }

    /** Nothing more comes on the stream, and another one may take its place. */
    void remoteClosed(long readNs) {
        if (connection == null || !isEnded) {
            return; // it was left, or is lost: told elsewhere
        }
        readEnds(readNs);
        if (hasHead) {
            exchange.onEnd(true, readNs);
        } else {
            exchange.onFailed(FailureTexts.CLOSED_BEFORE_HEAD, readNs);
        }
    }

    /** The server has certainly not carried the request out. */
    void refused(String text, long readNs) {
        isUnprocessed = true;
        exchange.onLost(text, readNs);
    }

    /**
     * The connection is of no more use.
     *
     * @param text what is known of the reason; null if it was closed without one
     */
    void lost(@Nullable String text, long readNs) {
        readEnds(readNs);
        exchange.onLost(text == null ? whenClosed() : text, exchange.nowNs());
    }

    private String whenClosed() {
        if (hasHead) {
            return FailureTexts.CLOSED_IN_BODY;
        }
        return isInVain() ? FailureTexts.KEPT_CLOSED : FailureTexts.CLOSED_BEFORE_HEAD;
    }

    /** The stream is of no more use. */
    void failed(String text, long readNs) {
        readEnds(readNs);
        exchange.onFailed(text, readNs);
    }
}
