// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringBufferRingConfig;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringDatagramChannel;
import io.netty.channel.uring.IoUringFixedBufferRingAllocator;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import org.jspecify.annotations.Nullable;

/** What {@link Sockets#IO_URING} is made of: a class of its own, so that nothing of it is loaded where it is not asked for. */
final class IoUringSockets {

    /** The kernel's number of the option that {@code EpollChannelOption.IP_BIND_ADDRESS_NO_PORT} has a name for, and of its level. */
    private static final IntegerUnixChannelOption BIND_ADDRESS_NO_PORT =
            new IntegerUnixChannelOption("IP_BIND_ADDRESS_NO_PORT", 0, 24);

    private static final short BUFFERS = 0;
    private static final short HOW_MANY = 64;
    private static final int BUFFER_BYTES = 64 << 10;

    private IoUringSockets() {}

    /** Why it can't be had here; null where it can. */
    static @Nullable String missing() {
        if (IoUring.isAvailable()) {
            return null;
        }
        Throwable cause = IoUring.unavailabilityCause();
        return "io_uring can't be used by this process: "
                + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    /**
     * The kernel reads into a buffer that it takes of a ring when bytes are there, so that idle connections have none. Where it is too old for that, each connection has a buffer
     * of its own waiting.
     */
    static IoHandlerFactory ioHandlers() {
        IoUringIoHandlerConfig config = new IoUringIoHandlerConfig();
        if (IoUring.isRegisterBufferRingSupported()) {
            config.setBufferRingConfig(IoUringBufferRingConfig.builder()
                    .bufferGroupId(BUFFERS)
                    .bufferRingSize(HOW_MANY)
                    .batchSize(HOW_MANY)
                    .allocator(new IoUringFixedBufferRingAllocator(BUFFER_BYTES))
                    .build());
        }
        return IoUringIoHandler.newFactory(config);
    }

    static SocketChannel newChannel() {
        SocketChannel made = new IoUringSocketChannel();
        if (IoUring.isRegisterBufferRingSupported()) {
            made.config().setOption(IoUringChannelOption.IO_URING_BUFFER_GROUP_ID, BUFFERS);
        }
        return made;
    }

    static DatagramChannel newDatagramChannel() {
        return new IoUringDatagramChannel();
    }

    static ServerSocketChannel newServerChannel() {
        return new IoUringServerSocketChannel();
    }

    static void chooseLocalPortLate(Channel channel) {
        channel.config().setOption(BIND_ADDRESS_NO_PORT, 1);
    }
}
