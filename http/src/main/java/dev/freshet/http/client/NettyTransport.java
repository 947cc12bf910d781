// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Opens exchanges on one loop, each on a connection of its own. Confined to that loop.
 *
 * <p>Event streams occupy a connection for as long as they last, so nothing is pooled. A pool for short exchanges, or HTTP/2, would be another way for
 * {@link #open} to get at a connection.
 */
final class NettyTransport implements HttpTransport {

    private static final int FIRST_READ_BYTES = 2 << 10;
    private static final int MAX_READ_BYTES = 256 << 10;
    private static final int MAX_READS_PER_TURN = 4;

    private final NettyLoop loop;
    private final TransportSettings settings;
    private final HostResolver resolver;
    private final Tls tls;
    private final RecvByteBufAllocator readBuffers = new AdaptiveRecvByteBufAllocator(
                    64, FIRST_READ_BYTES, MAX_READ_BYTES)
            .maxMessagesPerRead(MAX_READS_PER_TURN);
    private int opened;

    NettyTransport(NettyLoop loop, TransportSettings settings, HostResolver resolver, Tls tls) {
        this.loop = loop;
        this.settings = settings;
        this.resolver = resolver;
        this.tls = tls;
    }

    @Override
    public HttpExchange open(HttpRequest request, long headDeadlineNs, ExchangeListener listener) {
        if (!loop.isCurrent()) {
            throw new IllegalStateException("An exchange must be opened on the loop of its transport");
        }
        Http1Exchange exchange = new Http1Exchange(loop, settings.maxHeadBytes(), request, listener);
        String fault = RequestEncoder.fault(request);
        if (fault != null) {
            exchange.fail(fault);
        } else {
            exchange.dial(new Dial(this, request.uri(), headDeadlineNs, exchange));
        }
        exchange.opened();
        return exchange;
    }

    NettyLoop loop() {
        return loop;
    }

    TransportSettings settings() {
        return settings;
    }

    HostResolver resolver() {
        return resolver;
    }

    Tls tls() {
        return tls;
    }

    /** How much is read at once: adapts itself to each connection. */
    RecvByteBufAllocator readBuffers() {
        return readBuffers;
    }

    /**
     * The addresses in the order to try them: the preferred kind first, as the operating system has it, and within that kind each exchange starts with
     * the next one, so that a host of several addresses gets an even load.
     */
    List<InetAddress> inTurn(List<InetAddress> addresses) {
        if (addresses.size() == 1) {
            return addresses;
        }
        List<InetAddress> preferred = new ArrayList<>(addresses);
        preferred.removeIf(a -> a.getClass() != addresses.get(0).getClass());
        List<InetAddress> others = new ArrayList<>(addresses);
        others.removeAll(preferred);
        Collections.rotate(preferred, -(opened++ % preferred.size()));
        preferred.addAll(others);
        return preferred;
    }
}
