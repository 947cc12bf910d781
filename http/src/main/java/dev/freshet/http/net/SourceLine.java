// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.http.wire.Passage;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names a client's address in the first bytes of a connection, by version 1 of the PROXY protocol, before anything else goes out, and leaves the pipeline. The
 * port is that of the connection, as are address and port of the other end. Confined to the connection's loop.
 *
 * @see <a href="https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt">The PROXY protocol, §2.1</a>
 */
final class SourceLine extends ChannelDuplexHandler {

    private final String source;
    private boolean isSent;

    SourceLine(String source) {
        this.source = source;
    }

    /** What is named as the client's address to that one: of the same kind. Null for nothing. */
    static @Nullable String towards(InetAddress target, Passage way) {
        return target instanceof Inet4Address ? way.sourceV4() : way.sourceV6();
    }

    /** Those of the addresses of whose kind an address can be named; all of them where none is to be named. */
    static List<InetAddress> nameable(List<InetAddress> targets, Passage way) {
        return way.namesSource()
                ? targets.stream()
                        .filter(target -> towards(target, way) != null)
                        .toList()
                : targets;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        send(ctx);
        ctx.fireChannelActive();
        leave(ctx);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise is the caller's
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        send(ctx);
        ctx.write(message, promise);
        leave(ctx);
    }

    /** Whichever comes first, the news that the connection stands or something to write. */
    @SuppressWarnings("FutureReturnValueIgnored") // what fails here fails for the next bytes, too
    private void send(ChannelHandlerContext ctx) {
        if (!isSent) {
            isSent = true;
            ctx.writeAndFlush(ByteBufUtil.writeAscii(ctx.alloc(), line(ctx.channel())));
        }
    }

    private String line(Channel by) {
        InetSocketAddress here = (InetSocketAddress) by.localAddress();
        InetSocketAddress there = (InetSocketAddress) by.remoteAddress();
        String kind = there.getAddress() instanceof Inet4Address ? "TCP4" : "TCP6";
        String to = NetUtil.toAddressString(there.getAddress());
        return "PROXY " + kind + ' ' + source + ' ' + to + ' ' + here.getPort() + ' ' + there.getPort() + "\r\n";
    }

    private void leave(ChannelHandlerContext ctx) {
        if (!ctx.isRemoved()) {
            ctx.pipeline().remove(this);
        }
    }
}
