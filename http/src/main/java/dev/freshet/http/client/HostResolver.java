// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.time.Clock;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Finds the addresses of hosts, as the operating system finds them for every other program of the machine: hosts file, search domains and all. That
 * blocks, so it is done on background threads and never on a loop. One lookup at a time per host; its answer holds for 30 seconds, so a run of hours
 * follows a change of the DNS. Shared by the loops of a run; safe for any thread.
 *
 * <p>A resolver that speaks DNS itself would not block, but it would not ask what the machine's other programs ask, and would be one more dependency.
 */
final class HostResolver {

    private static final long ANSWER_HOLDS_NS = 30_000_000_000L;

    /** Asks the operating system. */
    interface Lookup {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private record Entry(CompletableFuture<List<InetAddress>> addresses, long askedNs) {
        boolean isUsable(long nowNs) {
            boolean isFresh = nowNs - askedNs < ANSWER_HOLDS_NS;
            return !addresses.isDone() || (isFresh && !addresses.isCompletedExceptionally());
        }
    }

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Executor background;
    private final Clock clock;
    private final Lookup lookup;

    HostResolver(Executor background, Clock clock, Lookup lookup) {
        this.background = background;
        this.clock = clock;
        this.lookup = lookup;
    }

    /**
     * The addresses of a host, at least one; the operating system's order. Often complete at once; otherwise it is completed on a background thread,
     * with an {@link UnknownHostException} as the cause where there is none.
     */
    CompletableFuture<List<InetAddress>> addresses(String host) {
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(host);
        if (literal != null) {
            return CompletableFuture.completedFuture(List.of(address(literal)));
        }
        long nowNs = clock.nowNs();
        Entry entry = entries.get(host);
        if (entry == null || !entry.isUsable(nowNs)) {
            entry = entries.compute(host, (name, known) -> usableOrAsked(name, known, nowNs));
        }
        return entry.addresses();
    }

    private Entry usableOrAsked(String host, @Nullable Entry known, long nowNs) {
        return known != null && known.isUsable(nowNs)
                ? known
                : new Entry(CompletableFuture.supplyAsync(() -> ask(host), background), nowNs);
    }

    private List<InetAddress> ask(String host) {
        try {
            return List.of(lookup.addressesOf(host));
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }

    private static InetAddress address(byte[] literal) {
        try {
            return InetAddress.getByAddress(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address of " + literal.length + " bytes", e);
        }
    }
}
