// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Puts one response on the wire: head, body in its framing, ending. What differs between the versions of HTTP stands in the two writers; responses know none of
 * it. Writes are queued in order and go out with the next {@link #flush}. Confined to the loop of its connection.
 *
 * <p>What is rendered piece by piece goes out so, all in one write:
 *
 * <pre>{@code
 * ByteBuf out = writer.open(guessBytes);
 * writer.beginPart(out);       // for each event or comment
 * out.writeBytes(…);
 * writer.endPart(out, 1);
 * writer.send(out);
 * }</pre>
 */
abstract sealed class ResponseWriter permits Http1Writer, Http2Writer {

    final ChannelHandlerContext ctx;
    final Counters counters;
    private boolean isOpenStream;

    /** What the body goes through; {@code null} for a plain one. */
    @Nullable
    GzipCoder coder;

    ResponseWriter(ChannelHandlerContext ctx, Counters counters) {
        this.ctx = ctx;
        this.counters = counters;
    }

    /** Compresses the body that begins with the head to come. */
    final void compress(Compression compression) {
        if (compression != Compression.OFF) {
            coder = new GzipCoder(compression == Compression.FLUSH);
        }
    }

    /** The head with what it says about the coding of the body. */
    final Head coded(Head head) {
        return coder == null ? head : head.coded();
    }

    /** Writes the head, with those headers that frame the body or say what becomes of the connection. */
    abstract void head(Head head, Framing wanted, boolean isStream);

    /** Begins a response whose head is not the server's business: its bytes go below HTTP, onto the connection as they are. */
    abstract void withoutHead(boolean isStream);

    /** A buffer of about that size for parts of the body. It is the caller's until it is sent. */
    abstract ByteBuf open(int sizeBytes);

    /** What is written to the buffer next is a part of its own: an event or a comment. */
    abstract void beginPart(ByteBuf out);

    /** Completes the part, which holds so many events. */
    abstract void endPart(ByteBuf out, int events);

    /** Writes all parts of the buffer, which is the writer's from now on. */
    abstract void send(ByteBuf out);

    /** Writes bytes of the body that hold so many events, as one part. */
    abstract void body(byte[] bytes, int events);

    /** Sends what was written, as far as the client takes it. */
    abstract void flush();

    /** Ends the response; nothing may be written afterwards. */
    abstract void end(Ending ending);

    /** Ends the response because the server closes: cleanly, if there is a body to complete. */
    abstract void endNow();

    /** Whether the client takes bytes. If not, the response is resumed once it does. */
    abstract boolean isWritable();

    /** The response is a stream that counts as open from now on, if it is one. */
    final void opened(boolean isStream) {
        if (isStream) {
            isOpenStream = true;
            counters.streamOpened();
        }
    }

    /** The stream counts as closed from now on; called again without effect. */
    final void closed() {
        if (isOpenStream) {
            isOpenStream = false;
            counters.streamClosed();
        }
        if (coder != null) {
            coder.close();
            coder = null;
        }
    }

    /** The time by the clock of the loop, which {@link #schedule} goes by; only differences mean anything. */
    final long nowNs() {
        return ctx.executor().ticker().nanoTime();
    }

    final Future<?> schedule(Runnable task, long delayNs) {
        return ctx.executor().schedule(task, delayNs, TimeUnit.NANOSECONDS);
    }

    final Future<?> scheduleEvery(Runnable task, long periodNs) {
        return ctx.executor().scheduleAtFixedRate(task, periodNs, periodNs, TimeUnit.NANOSECONDS);
    }

    final void execute(Runnable task) {
        ctx.executor().execute(task);
    }
}
