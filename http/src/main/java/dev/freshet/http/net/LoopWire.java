// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.RecvByteBufAllocator;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What all connections of one loop have in common. Confined to that loop. */
final class LoopWire {

    private static final int READ_BYTES = 256 << 10;
    private static final int FIRST_READ_BYTES = 2 << 10;
    private static final int MAX_READ_BYTES = 256 << 10;
    private static final int MAX_READS_PER_TURN = 4;

    private final NettyLoop loop;
    private final TransportSettings settings;
    private final RecvByteBufAllocator reads = new SharedReads(READ_BYTES, MAX_READS_PER_TURN);
    private final RecvByteBufAllocator ownReads = new AdaptiveRecvByteBufAllocator(64, FIRST_READ_BYTES, MAX_READ_BYTES)
            .maxMessagesPerRead(MAX_READS_PER_TURN);
    private final TlsMaterial tlsMaterial;
    private final LongAdder open;
    private final ChannelFutureListener onClosed;
    private int dialled;

    /**
     * Those of a loop.
     *
     * @param open counts sockets, for whoever wants to know
     */
    LoopWire(NettyLoop loop, TransportSettings settings, TlsMaterial tlsMaterial, LongAdder open) {
        this.loop = loop;
        this.settings = settings;
        this.tlsMaterial = tlsMaterial;
        this.open = open;
        this.onClosed = closed -> open.decrement();
    }

    /** A socket has been made: it counts until it is closed. */
    void opened(Channel socket) {
        open.increment();
        socket.closeFuture().addListener(onClosed);
    }

    NettyLoop loop() {
        return loop;
    }

    TransportSettings settings() {
        return settings;
    }

    /** TLS of that user alone. */
    Tls tls(long userId) {
        return new Tls(tlsMaterial, userId);
    }

    /**
     * What connections are read into.
     *
     * @param isKept whether bytes are kept beyond the read that brings them, as TLS keeps what it can't decrypt yet and HTTP/2 a frame that is not whole: there each
     *     connection has buffers of its own, whose size adapts itself to it
     */
    RecvByteBufAllocator reads(boolean isKept) {
        return isKept || !loop.sockets().isReadIntoOneBuffer() ? ownReads : reads;
    }

    /**
     * The addresses in the order to try them: the preferred kind first, as the operating system has it, and within that kind each connection starts with
     * the next one, so that a host of several addresses gets an even load.
     */
    List<InetAddress> inTurn(List<InetAddress> addresses) {
        if (addresses.size() <= 1) {
            return addresses;
        }
        List<InetAddress> preferred = new ArrayList<>(addresses);
        preferred.removeIf(a -> a.getClass() != addresses.get(0).getClass());
        List<InetAddress> others = new ArrayList<>(addresses);
        others.removeAll(preferred);
        Collections.rotate(preferred, -(dialled++ % preferred.size()));
        preferred.addAll(others);
        return preferred;
    }
}
