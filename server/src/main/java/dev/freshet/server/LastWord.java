// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2RemoteFlowController.FlowControlled;

/** What is done with a stream of HTTP/2 once all that was written before has gone out. */
record LastWord(Runnable action) implements FlowControlled {

    @Override
    public int size() {
        return 0;
    }

    @Override
    public void write(ChannelHandlerContext ctx, int allowedBytes) {
        ctx.executor().execute(action); // the flow control is still at work on this very stream
    }

    @Override
    public void writeComplete() {
        // It has no bytes to give back.
    }

    @Override
    public void error(ChannelHandlerContext ctx, Throwable cause) {
        // The stream has ended by itself.
    }

    @Override
    public boolean merge(ChannelHandlerContext ctx, FlowControlled following) {
        return false;
    }
}
