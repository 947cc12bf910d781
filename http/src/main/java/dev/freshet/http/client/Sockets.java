// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;

/** How the machine's sockets are reached. */
enum Sockets {
    /** Linux, by Netty's native library. */
    EPOLL {
        @Override
        IoHandlerFactory ioHandlers() {
            return EpollIoHandler.newFactory();
        }

        @Override
        Channel newChannel() {
            return new EpollSocketChannel();
        }

        @Override
        void chooseLocalPortLate(Channel channel) {
            channel.config().setOption(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);
        }
    },

    /** Everywhere, by the JDK's selector. */
    NIO {
        @Override
        IoHandlerFactory ioHandlers() {
            return NioIoHandler.newFactory();
        }

        @Override
        Channel newChannel() {
            return new NioSocketChannel();
        }

        @Override
        void chooseLocalPortLate(Channel channel) {
            // The JDK has no such option: the kernel takes a port that is free for all targets.
        }
    };

    static Sockets best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    abstract IoHandlerFactory ioHandlers();

    abstract Channel newChannel();

    /**
     * Where a local address is given, lets the kernel choose the local port when the target is known: the same port may then serve several targets.
     */
    abstract void chooseLocalPortLate(Channel channel);
}
