// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddresses;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Asks name servers itself, without a thread that waits: for many names at once, or for servers other than the machine's. The hosts file still comes first. Works
 * on one loop for all; safe for any thread.
 */
final class DnsNames implements HostResolver.Source, AutoCloseable {

    private static final long QUERY_TIMEOUT_MS = 5_000;
    private static final int MAX_QUERIES = 6;

    private final DnsNameResolver resolver;

    /** Asks those servers in turn; if there are none, those of the machine. */
    DnsNames(NettyLoop loop, List<InetSocketAddress> servers) {
        DnsNameResolverBuilder builder = new DnsNameResolverBuilder(loop.eventLoop())
                .datagramChannelFactory(loop.sockets()::newDatagramChannel)
                .socketChannelFactory(loop.sockets()::newChannel)
                .resolveCache(NoopDnsCache.INSTANCE) // the HostResolver remembers
                .queryTimeoutMillis(QUERY_TIMEOUT_MS)
                .maxQueriesPerResolve(MAX_QUERIES);
        if (!servers.isEmpty()) {
            DnsServerAddresses inTurn = DnsServerAddresses.rotational(servers);
            builder.nameServerProvider(host -> inTurn.stream());
        }
        resolver = builder.build();
    }

    @Override
    public CompletableFuture<List<InetAddress>> ask(String host) {
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        resolver.resolveAll(host).addListener((Future<List<InetAddress>> asked) -> {
            if (asked.isSuccess()) {
                answer.complete(List.copyOf(asked.getNow()));
            } else {
                answer.completeExceptionally(asked.cause());
            }
        });
        return answer;
    }

    @Override
    public void close() {
        resolver.close();
    }
}
