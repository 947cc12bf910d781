// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import dev.freshet.http.client.ExchangeFailure.Phase;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its response on a connection of HTTP/1.1. Confined to its loop.
 *
 * <pre>
 *   CONNECTING ──{@link #connected}──► HEAD ──head complete──► BODY
 *        └───────────────────────────────┴───────────────────────┴──► OVER
 * </pre>
 *
 * Until the head is complete, Netty's decoder stands before this handler. Then it is taken out, and the bytes of each read come here as they are: the
 * body is found in them by a {@link BodyFraming}.
 */
final class Http1Exchange extends ChannelInboundHandlerAdapter implements HttpExchange, PieceSink {

    private static final Logger LOG = LoggerFactory.getLogger(Http1Exchange.class);

    private enum Step {
        CONNECTING,
        HEAD,
        BODY,
        OVER
    }

    private final Loop loop;
    private final int maxHeadBytes;
    private final ExchangeListener listener;
    private Step step = Step.CONNECTING;
    private @Nullable HttpRequest request;
    private @Nullable Dial dial;
    private @Nullable Channel channel;
    private @Nullable Timeout headTimeout;
    private @Nullable BodyFraming framing;
    private long readNs;
    private boolean piecesInRead;
    private boolean opening = true;
    private @Nullable SocketTap tap;
    private long sentNs;
    private long firstByteNs = ExchangeParts.ABSENT;

    Http1Exchange(Loop loop, int maxHeadBytes, HttpRequest request, ExchangeListener listener) {
        this.loop = loop;
        this.maxHeadBytes = maxHeadBytes;
        this.request = request;
        this.listener = listener;
    }

    /** Has a connection made. */
    void dial(Dial by) {
        dial = by;
        by.start();
    }

    /** Opening is through: from now on the listener may be called. */
    void opened() {
        opening = false;
    }

    /** The connection stands: sends the request and waits for the head. */
    void connected(Channel on, long headDeadlineNs) {
        HttpRequest toSend = request;
        if (step != Step.CONNECTING || toSend == null) {
            Dial.close(on);
            return;
        }
        channel = on;
        step = Step.HEAD;
        tap = on.pipeline().get(SocketTap.class);
        tap.serve(this);
        sentNs = loop.clock().nowNs();
        on.pipeline().addLast(ResponseHeads.decoder(maxHeadBytes)).addLast(this);
        ChannelFuture sending = on.writeAndFlush(RequestEncoder.encode(toSend, on.alloc()));
        sending.addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
        if (step == Step.HEAD) {
            headTimeout = loop.schedule(
                    headDeadlineNs, () -> fail(sending.isDone() ? FailureTexts.NO_HEAD : FailureTexts.NOT_SENT));
        }
    }

    @Override
    public void cancel() {
        letGo();
    }

    @Override
    public ExchangeParts parts() {
        Dial by = dial;
        if (by == null) {
            return ExchangeParts.NONE;
        }
        return new ExchangeParts(
                by.dnsNs(),
                by.connectNs(),
                by.tlsNs(),
                firstByteNs,
                tap == null ? 0 : tap.sentBytes(),
                tap == null ? 0 : tap.receivedBytes(),
                false);
    }

    /** A network read begins. */
    void readBegins(long nowNs) {
        if (step == Step.HEAD && firstByteNs == ExchangeParts.ABSENT) {
            firstByteNs = nowNs - sentNs;
        }
        readNs = nowNs;
    }

    /** All that the network read brought has been through the pipeline. */
    void readEnds() {
        if (piecesInRead && step == Step.BODY) {
            piecesInRead = false;
            listener.onReadEnd(readNs);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof ByteBuf bytes && step == Step.BODY) {
                readBody(bytes);
            } else if (message instanceof HttpResponse response && step == Step.HEAD) {
                readHead(ctx, response);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void readHead(ChannelHandlerContext ctx, HttpResponse response) {
        String fault = ResponseHeads.fault(response);
        if (fault != null) {
            failAt(readNs, fault);
        } else if (response.status().code() == 101) {
            failAt(readNs, FailureTexts.PROTOCOL_SWITCH);
        } else if (response.status().code() >= 200) {
            headComplete(ctx, ResponseHeads.head(response));
        }
    }

    private void headComplete(ChannelHandlerContext ctx, HttpResponseHead head) {
        boolean withoutBody = request == null || ResponseHeads.isWithoutBody(head, request.method());
        String fault = withoutBody ? null : ResponseHeads.bodyFault(head);
        if (fault != null) {
            failAt(readNs, fault);
            return;
        }
        step = Step.BODY;
        request = null;
        stopTimeout();
        framing = withoutBody ? new LengthFraming(0) : ResponseHeads.framing(head, maxHeadBytes);
        listener.onHead(head, readNs);
        if (step == Step.BODY) {
            // What the decoder holds beyond the head comes to channelRead within this call.
            ctx.pipeline().remove(HttpResponseDecoder.class);
        }
        if (framing instanceof LengthFraming length && length.isComplete()) {
            end(readNs);
        }
    }

    private void readBody(ByteBuf bytes) {
        ByteBuffer view = bytes.internalNioBuffer(bytes.readerIndex(), bytes.readableBytes());
        switch (framing().read(view, this)) {
            case ENDED -> end(readNs);
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

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        connectionClosed();
    }

    private void connectionClosed() {
        readEnds();
        long nowNs = loop.clock().nowNs();
        if (step == Step.HEAD) {
            failAt(nowNs, FailureTexts.CLOSED_BEFORE_HEAD);
        } else if (step == Step.BODY) {
            String fault = framing().faultIfClosedNow();
            if (fault == null) {
                end(nowNs);
            } else {
                failAt(nowNs, fault);
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (step == Step.OVER) {
            if (!Faults.isOfNetwork(cause)) {
                LOG.error("What listens to an exchange failed at its end", cause);
            }
        } else if (Faults.isClosed(cause)) {
            connectionClosed();
        } else {
            fail(Faults.inExchange(cause));
        }
    }

    /** Ends the exchange with this failure, unless it is over. */
    void fail(String text) {
        failAt(loop.clock().nowNs(), text);
    }

    private void failAt(long nowNs, String text) {
        if (opening) {
            loop.execute(() -> fail(text));
            return;
        }
        readEnds();
        Phase phase = switch (step) {
            case CONNECTING -> Phase.CONNECT;
            case HEAD -> Phase.HEAD;
            case BODY, OVER -> Phase.BODY;
        };
        if (letGo()) {
            listener.onFailure(new ExchangeFailure(phase, text), nowNs);
        }
    }

    private void end(long nowNs) {
        readEnds();
        if (letGo()) {
            listener.onEnd(nowNs);
        }
    }

    /**
     * Ends all that this exchange holds, once. A connection whose response has ended as it should could serve another request from here; event
     * streams hardly ever end, so it is closed like the others.
     */
    private boolean letGo() {
        if (step == Step.OVER) {
            return false;
        }
        step = Step.OVER;
        request = null;
        stopTimeout();
        if (dial != null) {
            dial.cancel();
        }
        if (channel != null) {
            Dial.close(channel);
        }
        return true;
    }

    private void stopTimeout() {
        if (headTimeout != null) {
            headTimeout.cancel();
            headTimeout = null;
        }
    }
}
