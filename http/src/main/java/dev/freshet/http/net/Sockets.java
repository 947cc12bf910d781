// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.Internal;
import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.Inet4Address;
import java.net.InetAddress;

/** How the machine's sockets are reached. */
@Internal
public enum Sockets {
    /** Linux, by Netty's native library. */
    EPOLL {
        @Override
        IoHandlerFactory ioHandlers() {
            return EpollIoHandler.newFactory();
        }

        @Override
        public SocketChannel newChannel() {
            return new EpollSocketChannel();
        }

        /** A socket for both kinds of addresses, as Netty makes it, costs IPv4 one more call to the system and larger structures there. */
        @Override
        SocketChannel newChannel(InetAddress target) {
            return target instanceof Inet4Address ? new EpollSocketChannel(SocketProtocolFamily.INET) : newChannel();
        }

        @Override
        DatagramChannel newDatagramChannel() {
            return new EpollDatagramChannel();
        }

        @Override
        ServerSocketChannel newServerChannel() {
            return new EpollServerSocketChannel();
        }

        @Override
        public void chooseLocalPortLate(Channel channel) {
            channel.config().setOption(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);
        }
    },

    /** Linux, by Netty's native library over {@code io_uring}: where it is asked for, see {@link #ioUring}. */
    IO_URING {
        @Override
        IoHandlerFactory ioHandlers() {
            return IoUringSockets.ioHandlers();
        }

        @Override
        public SocketChannel newChannel() {
            return IoUringSockets.newChannel();
        }

        @Override
        SocketChannel newChannel(InetAddress target) {
            return newChannel();
        }

        @Override
        DatagramChannel newDatagramChannel() {
            return IoUringSockets.newDatagramChannel();
        }

        @Override
        ServerSocketChannel newServerChannel() {
            return IoUringSockets.newServerChannel();
        }

        @Override
        public void chooseLocalPortLate(Channel channel) {
            IoUringSockets.chooseLocalPortLate(channel);
        }

        @Override
        boolean isReadIntoOneBuffer() {
            return false;
        }
    },

    /** Everywhere, by the JDK's selector. */
    NIO {
        @Override
        IoHandlerFactory ioHandlers() {
            return NioIoHandler.newFactory();
        }

        @Override
        public SocketChannel newChannel() {
            return new NioSocketChannel();
        }

        @Override
        SocketChannel newChannel(InetAddress target) {
            return newChannel();
        }

        @Override
        DatagramChannel newDatagramChannel() {
            return new NioDatagramChannel();
        }

        @Override
        ServerSocketChannel newServerChannel() {
            return new NioServerSocketChannel();
        }

        @Override
        public void chooseLocalPortLate(Channel channel) {
            // The JDK has no such option: the kernel takes a port that is free for all targets.
        }
    };

    public static Sockets best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    /**
     * {@link #IO_URING}, which is never chosen by itself: many containers forbid it.
     *
     * @throws UnsupportedOperationException where this machine has none, or does not let this process use it; the message says why
     */
    public static Sockets ioUring() {
        String reason = IoUringSockets.missing();
        if (reason != null) {
            throw new UnsupportedOperationException(reason);
        }
        return IO_URING;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a socket is as good as closed once that is asked for
    public static void close(Channel channel) {
        channel.close();
    }

    abstract IoHandlerFactory ioHandlers();

    public abstract SocketChannel newChannel();

    /** For a connection to that address. */
    abstract SocketChannel newChannel(InetAddress target);

    abstract DatagramChannel newDatagramChannel();

    abstract ServerSocketChannel newServerChannel();

    /**
     * Where a local address is given, lets the kernel choose the local port when the target is known: the same port may then serve several targets.
     */
    public abstract void chooseLocalPortLate(Channel channel);

    /** Whether a buffer is needed only while a read is made, so that all connections of a loop can be read into the same one. */
    boolean isReadIntoOneBuffer() {
        return true;
    }
}
