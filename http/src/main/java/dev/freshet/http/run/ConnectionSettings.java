// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import dev.freshet.core.SimulationException;
import dev.freshet.http.ConnectionOptions;
import dev.freshet.http.Http2Options;
import dev.freshet.http.net.Http2Terms;
import dev.freshet.http.net.NameSettings;
import dev.freshet.http.net.TransportSettings;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** What a protocol says about connections, turned into settings of this machine when a run is set up. */
final class ConnectionSettings {

    private ConnectionSettings() {}

    /**
     * The settings of these options.
     *
     * @throws SimulationException when something is asked for that is not there, no address, or of no use
     */
    static TransportSettings of(ConnectionOptions options) {
        TransportSettings standard = TransportSettings.standard();
        TransportSettings.Pool pool = new TransportSettings.Pool(
                options.isShared(), options.maxPerHost(), standard.pool().idleTimeout());
        return standard.with(pool)
                .with(standard.tls().withUserKeys(options.userKeys()))
                .with(names(options.names()))
                .with(http2(options.http2()))
                .withLocalAddresses(localAddresses(options.local()));
    }

    private static Http2Terms http2(Http2Options options) {
        Http2Options.Ping ping = options.ping();
        Http2Terms terms = new Http2Terms(
                options.isEnabled(),
                options.known(),
                options.streamsPerConnection(),
                options.sizes().streamWindow(),
                options.sizes().connectionWindow(),
                options.sizes().maxFrame(),
                ping == null ? null : new Http2Terms.Heartbeat(ping.after(), ping.timeout()));
        if (options.tunedBy() != null && !terms.isEverSpoken()) {
            throw new SimulationException(
                    options.tunedBy()
                            + "(...): HTTP/2 is not spoken: add enableHttp2(), or http2PriorKnowledge(...) for servers without TLS");
        }
        return terms;
    }

    private static NameSettings names(ConnectionOptions.Names names) {
        Map<String, List<InetAddress>> aliases = new HashMap<>();
        names.aliases()
                .forEach((host, addresses) -> aliases.put(
                        host,
                        addresses.stream()
                                .map(address -> address("hostNameAliases", address))
                                .toList()));
        return new NameSettings(Map.copyOf(aliases), names.isAsync(), names.servers(), names.isPerUser());
    }

    private static List<InetAddress> localAddresses(ConnectionOptions.Departures local) {
        if (local.patterns() != null) {
            return ofThisMachine(local.patterns());
        }
        return local.addresses().stream()
                .map(address -> address("localAddresses", address))
                .toList();
    }

    private static InetAddress address(String method, String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new SimulationException(method + ": '" + text + "' is no address", e);
        }
    }

    private static List<InetAddress> ofThisMachine(List<String> patterns) {
        List<Pattern> compiled =
                patterns.stream().map(ConnectionSettings::pattern).toList();
        List<InetAddress> found = new ArrayList<>();
        for (NetworkInterface each : interfaces()) {
            each.inetAddresses()
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .filter(address -> compiled.isEmpty() || matches(compiled, address))
                    .forEach(found::add);
        }
        if (found.isEmpty()) {
            throw new SimulationException("useAllLocalAddresses: this machine has no address"
                    + (patterns.isEmpty() ? " beside loopback and link-local ones" : " that matches " + patterns));
        }
        return found;
    }

    private static boolean matches(List<Pattern> patterns, InetAddress address) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.matcher(address.getHostAddress()).matches());
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new SimulationException("useAllLocalAddressesMatching: '" + text + "' is no regular expression", e);
        }
    }

    private static List<NetworkInterface> interfaces() {
        try (Stream<NetworkInterface> all = NetworkInterface.networkInterfaces()) {
            return all.filter(ConnectionSettings::isUp).toList();
        } catch (SocketException e) {
            throw new SimulationException("useAllLocalAddresses: the addresses of this machine can't be read", e);
        }
    }

    private static boolean isUp(NetworkInterface each) {
        try {
            return each.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
