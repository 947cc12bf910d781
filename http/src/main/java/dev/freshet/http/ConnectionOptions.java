// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Internal;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * How the connections of a protocol are made. Immutable.
 *
 * @param isShared whether users share connections and TLS
 * @param maxPerHost how many connections one user may have to one server for plain requests
 * @param local where connections start from
 * @param names how addresses of hosts are found
 * @param userKeys makes the certificate of each user from its number; null for that of the run, if there is one
 * @param warmUpUrl asked for once before the run; null for none
 * @param http2 when HTTP/2 is spoken
 */
@Internal
public record ConnectionOptions(
        boolean isShared,
        int maxPerHost,
        Departures local,
        Names names,
        @Nullable Function<Long, KeyManagerFactory> userKeys,
        @Nullable String warmUpUrl,
        Http2Options http2) {

    static final ConnectionOptions DEFAULT = new ConnectionOptions(
            false,
            6,
            new Departures(List.of(), null),
            new Names(false, List.of(), Map.of(), false),
            null,
            null,
            Http2Options.OFF);

    /**
     * Where connections start from.
     *
     * @param addresses these, in turn by user; empty for the operating system's choice
     * @param patterns the machine's addresses that match one of them, empty for all that it has; null for the addresses above
     */
    @Internal
    public record Departures(
            List<String> addresses, @Nullable List<String> patterns) {}

    /**
     * How addresses of hosts are found.
     *
     * @param isAsync whether name servers are asked without the operating system
     * @param servers the name servers to ask; empty for those of the machine
     * @param aliases addresses by host name in lower case
     * @param isPerUser whether each user remembers answers for itself
     */
    @Internal
    public record Names(
            boolean isAsync, List<InetSocketAddress> servers, Map<String, List<String>> aliases, boolean isPerUser) {

        Names asking(List<InetSocketAddress> newServers) {
            return new Names(true, List.copyOf(newServers), aliases, isPerUser);
        }

        Names withAliases(Map<String, List<String>> more) {
            Map<String, List<String>> all = new TreeMap<>(aliases);
            more.forEach((host, addresses) -> all.put(host.toLowerCase(Locale.ROOT), List.copyOf(addresses)));
            return new Names(isAsync, servers, Map.copyOf(all), isPerUser);
        }

        Names perUser() {
            return new Names(isAsync, servers, aliases, true);
        }
    }

    ConnectionOptions shared() {
        return new ConnectionOptions(true, maxPerHost, local, names, userKeys, warmUpUrl, http2);
    }

    ConnectionOptions withMaxPerHost(int max) {
        return new ConnectionOptions(isShared, max, local, names, userKeys, warmUpUrl, http2);
    }

    ConnectionOptions with(Departures newLocal) {
        return new ConnectionOptions(isShared, maxPerHost, newLocal, names, userKeys, warmUpUrl, http2);
    }

    ConnectionOptions with(Names newNames) {
        return new ConnectionOptions(isShared, maxPerHost, local, newNames, userKeys, warmUpUrl, http2);
    }

    ConnectionOptions withUserKeys(Function<Long, KeyManagerFactory> keys) {
        return new ConnectionOptions(isShared, maxPerHost, local, names, keys, warmUpUrl, http2);
    }

    ConnectionOptions with(Http2Options options) {
        return new ConnectionOptions(isShared, maxPerHost, local, names, userKeys, warmUpUrl, options);
    }

    ConnectionOptions withWarmUp(@Nullable String url) {
        return new ConnectionOptions(isShared, maxPerHost, local, names, userKeys, url, http2);
    }
}
