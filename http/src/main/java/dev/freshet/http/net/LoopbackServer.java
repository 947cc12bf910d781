// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Loop;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A few lines of server for what is rehearsed before a run: on the loopback address alone and on the loops of the run, so that it needs no thread. It reads
 * the head of a request, skips a body of the length that is told, and sends what it is given to say. Made and closed on the main thread.
 */
@Internal
public final class LoopbackServer implements AutoCloseable {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LENGTH = "Content-Length: ";
    private static final long BETWEEN_PIECES_US = 50;

    /** What is answered. Safe for any thread. */
    @FunctionalInterface
    public interface Answers {

        /** The bytes of the answer to a request that begins with that line; one write for each piece, one shortly after the other. */
        List<byte[]> to(String requestLine);
    }

    private final Answers answers;
    private final @Nullable SelfSigned identity;
    private final @Nullable SslContext tls;
    private final List<Port> ports = new ArrayList<>();

    /** A server without TLS, which does not listen yet. */
    public LoopbackServer(Answers answers) {
        this.answers = answers;
        this.identity = null;
        this.tls = null;
    }

    /**
     * A server with TLS, which does not listen yet.
     *
     * @throws SSLException when this Java has no TLS
     */
    public LoopbackServer(Answers answers, SelfSigned identity) throws SSLException {
        this.answers = answers;
        this.identity = identity;
        this.tls = SslContextBuilder.forServer(identity.key(), identity.certificate())
                .sslProvider(SslProvider.JDK)
                .build();
    }

    /** What it shows of itself; null for a server without TLS. */
    public @Nullable SelfSigned identity() {
        return identity;
    }

    /** Listens on that loop, too, for clients on the same loop. Gives the port when that stands. */
    public CompletableFuture<Integer> listen(Loop loop) {
        Port port = new Port((NettyLoop) loop);
        ports.add(port);
        return port.open();
    }

    /** Begins to close everything: ports and connections. */
    @Override
    public void close() {
        ports.forEach(Port::close);
    }

    /** One port and its connections. Confined to its loop, except where a method says otherwise. */
    private final class Port extends ChannelInitializer<SocketChannel> {

        private final NettyLoop loop;
        private final Set<Channel> open = new HashSet<>();
        private boolean isClosed;

        Port(NettyLoop loop) {
            this.loop = loop;
        }

        /** From any thread. */
        CompletableFuture<Integer> open() {
            CompletableFuture<Integer> number = new CompletableFuture<>();
            ServerBootstrap server = new ServerBootstrap()
                    .group(loop.eventLoop())
                    .channelFactory(loop.sockets()::newServerChannel)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childHandler(this);
            server.bind(InetAddress.getLoopbackAddress(), 0).addListener((ChannelFuture bound) -> bound(bound, number));
            return number;
        }

        private void bound(ChannelFuture bound, CompletableFuture<Integer> number) {
            if (bound.isSuccess()) {
                keep(bound.channel());
                number.complete(((InetSocketAddress) bound.channel().localAddress()).getPort());
            } else {
                number.completeExceptionally(bound.cause());
            }
        }

        @Override
        protected void initChannel(SocketChannel accepted) {
            keep(accepted);
            if (tls != null) {
                accepted.pipeline().addLast(tls.newHandler(accepted.alloc()));
            }
            accepted.pipeline().addLast(new Answering(answers));
        }

        private void keep(Channel channel) {
            if (isClosed) {
                Sockets.close(channel);
                return;
            }
            open.add(channel);
            channel.closeFuture().addListener(closed -> open.remove(channel));
        }

        /** From any thread. */
        void close() {
            loop.execute(() -> {
                isClosed = true;
                List.copyOf(open).forEach(Sockets::close);
            });
        }
    }

    /** Answers the requests of one connection. Confined to its loop. */
    private static final class Answering extends ChannelInboundHandlerAdapter {

        private final Answers answers;
        private final StringBuilder received = new StringBuilder();

        Answering(Answers answers) {
            this.answers = answers;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            received.append(bytes.toString(ISO_8859_1));
            bytes.release();
            int headEnd = received.indexOf(END_OF_HEAD);
            if (headEnd >= 0 && received.length() >= headEnd + END_OF_HEAD.length() + bodyLength(headEnd)) {
                String line = received.substring(0, received.indexOf("\r\n"));
                received.setLength(0);
                send(ctx, answers.to(line), 0);
            }
        }

        private int bodyLength(int headEnd) {
            int from = received.indexOf(LENGTH);
            if (from < 0 || from > headEnd) {
                return 0;
            }
            int begin = from + LENGTH.length();
            return Integer.parseInt(received.substring(begin, received.indexOf("\r\n", begin)));
        }

        @SuppressWarnings("FutureReturnValueIgnored") // a client that is gone needs no answer
        private static void send(ChannelHandlerContext ctx, List<byte[]> pieces, int from) {
            if (from < pieces.size() && ctx.channel().isActive()) {
                ctx.writeAndFlush(Unpooled.wrappedBuffer(pieces.get(from)));
                ctx.executor().schedule(() -> send(ctx, pieces, from + 1), BETWEEN_PIECES_US, TimeUnit.MICROSECONDS);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            Sockets.close(ctx.channel());
        }
    }
}
