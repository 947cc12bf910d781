// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.capture;

import dev.freshet.core.time.Loop;
import dev.freshet.http.client.ExchangeFailure;
import dev.freshet.http.client.ExchangeListener;
import dev.freshet.http.client.HttpExchange;
import dev.freshet.http.client.HttpTransport;
import dev.freshet.http.coding.BodyDecoder;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.MediaType;
import dev.freshet.launch.capture.CaptureEnd.Cause;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The exchange that is captured: tells a {@link CaptureQueue} of its head, of each piece with the time of its read, and of its end, each once. Confined to its loop, but
 * for {@link #endBy}.
 */
final class CapturedExchange implements ExchangeListener {

    /** How long the head may take, all redirects included. */
    private static final Duration FOR_HEAD = Duration.ofSeconds(60);

    private static final String EVENT_STREAM = "text/event-stream";

    private final Loop loop;
    private final CaptureLimits limits;
    private final CaptureQueue queue;
    private final PieceCutter cutter = new PieceCutter(this::piece);
    private HttpExchange exchange = HttpExchange.NONE;
    private @Nullable BodyDecoder decoder;
    private long openedNs;
    private long headNs;
    private long readNs;
    private long events;
    private boolean isOver;

    CapturedExchange(Loop loop, CaptureLimits limits, CaptureQueue queue) {
        this.loop = loop;
        this.limits = limits;
        this.queue = queue;
    }

    void open(HttpTransport transport, HttpRequest request) {
        openedNs = loop.clock().nowNs();
        headNs = openedNs;
        exchange = transport.open(request, openedNs + FOR_HEAD.toNanos(), this);
        queue.heldBackBy(isOn -> loop.execute(() -> exchange.reading(isOn)));
        Duration longest = limits.duration();
        if (longest != null) {
            loop.schedule(openedNs + longest.toNanos(), () -> endNow(CaptureEnd.of(Cause.DURATION)));
        }
    }

    /** Ends it from another thread. */
    void endBy(CaptureEnd end) {
        loop.execute(() -> endNow(end));
    }

    private void endNow(CaptureEnd end) {
        if (!isOver) {
            exchange.cancel();
            over(end, loop.clock().nowNs());
        }
    }

    @Override
    public ExchangeListener onHead(HttpResponseHead head, long nowNs) {
        headNs = nowNs;
        String fault = fault(head);
        if (fault != null) {
            isOver = true;
            exchange.cancel();
            queue.refused(fault);
            return this;
        }
        decoder = BodyDecoder.of(head, bytes -> {
            cutter.read(bytes, readNs);
            return !isOver;
        });
        queue.head(head, loop.clock().epochNs(nowNs), nowNs - openedNs);
        return this;
    }

    /** Why that is no event stream to be captured; null if it is one. */
    private static @Nullable String fault(HttpResponseHead head) {
        if (head.status() != 200) {
            return "the server answers with status " + head.status();
        }
        String type = MediaType.of(head.headers()).name();
        if (!type.equals(EVENT_STREAM)) {
            return "the server answers with " + (type.isEmpty() ? "no content type" : "the content type " + type)
                    + ", which is no event stream (" + EVENT_STREAM + ")";
        }
        return BodyDecoder.fault(head);
    }

    @Override
    public void onBody(ByteBuffer bytes, long nowNs) {
        readNs = nowNs;
        if (decoder == null) {
            cutter.read(bytes, nowNs);
            return;
        }
        String fault = decoder.decode(bytes);
        decoder.forgive();
        if (fault != null) {
            endNow(new CaptureEnd(Cause.CUT, fault));
        }
    }

    @Override
    public void onReadEnd(long nowNs) {
        if (!isOver) {
            cutter.readEnd(nowNs);
            queue.readEnd();
        }
    }

    @Override
    public void onEnd(long nowNs) {
        over(CaptureEnd.of(Cause.CLOSED), nowNs);
    }

    @Override
    public void onFailure(ExchangeFailure failure, long nowNs) {
        if (failure.phase() == ExchangeFailure.Phase.BODY) {
            over(new CaptureEnd(Cause.CUT, failure.text()), nowNs);
        } else if (!isOver) {
            isOver = true;
            queue.refused(failure.text());
        }
    }

    private void piece(long atNs, byte[] bytes, boolean isEvent) {
        if (isOver) {
            return; // what came in the same read as the last one that was wanted
        }
        events += isEvent ? 1 : 0;
        queue.piece(atNs - headNs, bytes, isEvent);
        if (limits.events() > 0 && events == limits.events()) {
            isOver = true;
            exchange.cancel();
            queue.end(CaptureEnd.of(Cause.EVENTS), atNs - headNs);
        }
    }

    private void over(CaptureEnd end, long nowNs) {
        if (!isOver) {
            cutter.end(nowNs);
        }
        if (!isOver) {
            isOver = true;
            queue.end(end, nowNs - headNs);
        }
        if (decoder != null) {
            decoder.close();
            decoder = null;
        }
    }
}
