// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.SimulationException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Reads addresses of name servers as simulations write them: {@code 10.0.0.2}, {@code 10.0.0.2:5353}, {@code [2001:db8::2]:53}. */
final class NameServers {

    private static final int DNS_PORT = 53;

    private NameServers() {}

    static List<InetSocketAddress> parse(String... texts) {
        List<InetSocketAddress> servers = new ArrayList<>(texts.length);
        for (String text : texts) {
            servers.add(parse(text));
        }
        return servers;
    }

    private static InetSocketAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        String host = hasPort ? text.substring(0, colon) : text;
        try {
            int port = hasPort ? Integer.parseInt(text.substring(colon + 1)) : DNS_PORT;
            InetSocketAddress server = new InetSocketAddress(host, port);
            if (!server.isUnresolved()) {
                return server;
            }
        } catch (IllegalArgumentException e) { // no number, or none of a port
            throw new SimulationException(wrong(text), e);
        }
        throw new SimulationException(wrong(text));
    }

    private static String wrong(String text) {
        return "asyncNameResolution: '" + text + "' is no address of a name server; give one such as 10.0.0.2:53";
    }
}
