// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Proxies that we did not write. */
final class ForeignProxies {

    private ForeignProxies() {}

    /** For HTTP, by tinyproxy: lets in {@code ann} with {@code ann-secret}. */
    static PeerProcess tinyproxy(Path folder) throws IOException, InterruptedException {
        Peer.TINYPROXY.require();
        return PeerProcess.start(
                folder.resolve("proxy.log"),
                port -> command(
                        Peer.TINYPROXY, "-d", "-c", PeerProcess.file(folder.resolve("tinyproxy.conf"), """
                        Port %d
                        Listen 127.0.0.1
                        Timeout 60
                        MaxClients 200
                        LogLevel Warning
                        BasicAuth ann ann-secret
                        """.formatted(
                                        port))));
    }

    /** For SOCKS 5, by microsocks: lets in {@code ann} with {@code ann-secret}. */
    static PeerProcess microsocks(Path folder) throws IOException, InterruptedException {
        Peer.MICROSOCKS.require();
        return PeerProcess.start(
                folder.resolve("proxy.log"),
                port -> command(Peer.MICROSOCKS, "-i", "127.0.0.1", "-p", port + "", "-u", "ann", "-P", "ann-secret"));
    }

    /** For SOCKS 4 and 5, by Dante: lets in everybody to everywhere but port 9. */
    static PeerProcess dante(Path folder) throws IOException, InterruptedException {
        Peer.DANTE.require();
        return PeerProcess.start(
                folder.resolve("proxy.log"),
                port -> command(
                        Peer.DANTE,
                        "-N",
                        "1",
                        "-p",
                        folder.resolve("danted.pid").toString(),
                        "-f",
                        PeerProcess.file(folder.resolve("danted.conf"), """
                        logoutput: stderr
                        internal: 127.0.0.1 port = %d
                        external: 127.0.0.1
                        clientmethod: none
                        socksmethod: none
                        user.privileged: %s
                        user.unprivileged: %s
                        client pass { from: 127.0.0.0/8 to: 127.0.0.0/8 }
                        socks block { from: 127.0.0.0/8 to: 0.0.0.0/0 port = 9 }
                        socks pass { from: 127.0.0.0/8 to: 0.0.0.0/0 protocol: tcp }
                        """.formatted(
                                        port, System.getProperty("user.name"), System.getProperty("user.name")))));
    }

    private static List<String> command(Peer peer, String... options) {
        return Stream.concat(Stream.of(peer.program().toString()), Stream.of(options))
                .toList();
    }
}
