// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2FrameWriter;
import io.netty.handler.codec.http2.Http2RemoteFlowController.FlowControlled;
import java.util.Arrays;

/**
 * One write of a response of HTTP/2: bytes with the borders at which they are cut into frames. They go out as far as the client's windows have room, and their events
 * count when their last byte does. Netty's own way would put what waits together into frames of its choice; but frames are what a framing is about.
 */
final class DataFrames implements FlowControlled {

    private final Http2Writer writer;
    private final Http2FrameWriter out;
    private final int streamId;

    private ByteBuf bytes = Unpooled.EMPTY_BUFFER;

    /** For each frame where it ends, and how many events it holds. */
    private int[] borders = new int[2];

    private int count;
    private int next;

    DataFrames(Http2Writer writer, Http2FrameWriter out, int streamId) {
        this.writer = writer;
        this.out = out;
        this.streamId = streamId;
    }

    /**
     * A part ends there, which holds so many events.
     *
     * @param isFrame whether it is a frame of its own, and does not belong to the one before
     */
    void end(int index, int events, boolean isFrame) {
        if (count > 0 && !isFrame) {
            borders[count - 2] = index;
            borders[count - 1] += events;
            return;
        }
        if (count == borders.length) {
            borders = Arrays.copyOf(borders, count * 4);
        }
        borders[count++] = index;
        borders[count++] = events;
    }

    /** All is one frame, which ends there. */
    void join(int index) {
        int events = events();
        count = 0;
        end(index, events, true);
    }

    void fill(ByteBuf newBytes) {
        bytes = newBytes;
    }

    int events() {
        int events = 0;
        for (int i = next; i < count; i += 2) {
            events += borders[i + 1];
        }
        return events;
    }

    @Override
    public int size() {
        return bytes.readableBytes();
    }

    @Override
    public void write(ChannelHandlerContext ctx, int allowedBytes) {
        int left = allowedBytes;
        while (next < count && (left > 0 || borders[next] == bytes.readerIndex())) {
            int rest = borders[next] - bytes.readerIndex();
            int size = Math.min(rest, left);
            left -= size;
            if (size > 0) { // a part that a compressor holds has none
                var unused = out.writeData(ctx, streamId, bytes.readRetainedSlice(size), 0, false, ctx.newPromise());
            }
            if (size == rest) {
                writer.sent(size, borders[next + 1]);
                next += 2;
            } else {
                writer.sent(size, 0);
            }
        }
    }

    @Override
    public void writeComplete() {
        bytes.release();
    }

    /** The stream has ended before these bytes could go out. */
    @Override
    public void error(ChannelHandlerContext ctx, Throwable cause) {
        bytes.release();
    }

    @Override
    public boolean merge(ChannelHandlerContext ctx, FlowControlled following) {
        return false;
    }
}
