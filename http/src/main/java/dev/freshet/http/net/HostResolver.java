// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.time.Clock;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the addresses of hosts and remembers them: one question at a time per host, whose answer holds for 30 seconds, so that a run of hours follows a
 * change of the DNS. Shared by the loops of a run, or one per user; safe for any thread.
 */
final class HostResolver {

    private static final long ANSWER_HOLDS_NS = 30_000_000_000L;

    /** Whom to ask for addresses that are not known. */
    interface Source {

        /** At least one address, in the order of preference; fails with an {@link UnknownHostException} as the cause where there is none. */
        CompletableFuture<List<InetAddress>> ask(String host);
    }

    private record Entry(CompletableFuture<List<InetAddress>> addresses, long askedNs) {
        boolean isUsable(long nowNs) {
            boolean isFresh = nowNs - askedNs < ANSWER_HOLDS_NS;
            return !addresses.isDone() || (isFresh && !addresses.isCompletedExceptionally());
        }
    }

    private final Map<String, Entry> entries = new ConcurrentHashMap<>(2);
    private final Map<String, List<InetAddress>> aliases;
    private final Clock clock;
    private final Source source;

    /**
     * A resolver that knows nothing but the aliases.
     *
     * @param aliases addresses of hosts that are not asked for
     */
    HostResolver(Source source, Clock clock, Map<String, List<InetAddress>> aliases) {
        this.source = source;
        this.clock = clock;
        this.aliases = aliases;
    }

    /** The addresses of a host, at least one. Often complete at once; otherwise it is completed on a thread of the source. */
    CompletableFuture<List<InetAddress>> addresses(String host) {
        List<InetAddress> alias = aliases.get(host);
        if (alias != null) {
            return CompletableFuture.completedFuture(alias);
        }
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(host);
        if (literal != null) {
            return CompletableFuture.completedFuture(List.of(address(host, literal)));
        }
        long nowNs = clock.nowNs();
        Entry entry = entries.get(host);
        if (entry == null || !entry.isUsable(nowNs)) {
            entry = entries.compute(host, (name, known) -> usableOrAsked(name, known, nowNs));
        }
        return entry.addresses();
    }

    private Entry usableOrAsked(String host, @Nullable Entry known, long nowNs) {
        return known != null && known.isUsable(nowNs) ? known : new Entry(source.ask(host), nowNs);
    }

    /** With its text as the name: Netty keeps the name of each connection's target, and would write the text anew for each where there is none. */
    private static InetAddress address(String text, byte[] literal) {
        try {
            return InetAddress.getByAddress(text, literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address of " + literal.length + " bytes", e);
        }
    }
}
