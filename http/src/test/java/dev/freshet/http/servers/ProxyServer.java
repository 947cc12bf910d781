// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** A proxy that we did not write, started by the test on a free port of the loopback interface and stopped with it. */
final class ProxyServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final int port;

    private ProxyServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** For HTTP, by tinyproxy: lets in {@code ann} with {@code ann-secret}. */
    static ProxyServer tinyproxy(Path folder) throws IOException, InterruptedException {
        Peer.TINYPROXY.require();
        return start(
                folder,
                port -> command(
                        Peer.TINYPROXY, "-d", "-c", file(folder.resolve("tinyproxy.conf"), """
                        Port %d
                        Listen 127.0.0.1
                        Timeout 60
                        MaxClients 200
                        LogLevel Warning
                        BasicAuth ann ann-secret
                        """.formatted(port))));
    }

    /** For SOCKS 5, by microsocks: lets in {@code ann} with {@code ann-secret}. */
    static ProxyServer microsocks(Path folder) throws IOException, InterruptedException {
        Peer.MICROSOCKS.require();
        return start(
                folder,
                port -> command(Peer.MICROSOCKS, "-i", "127.0.0.1", "-p", port + "", "-u", "ann", "-P", "ann-secret"));
    }

    /** For SOCKS 4 and 5, by Dante: lets in everybody to everywhere but port 9. */
    static ProxyServer dante(Path folder) throws IOException, InterruptedException {
        Peer.DANTE.require();
        return start(
                folder,
                port -> command(
                        Peer.DANTE,
                        "-N",
                        "1",
                        "-p",
                        folder.resolve("danted.pid").toString(),
                        "-f",
                        file(folder.resolve("danted.conf"), """
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

    private static String file(Path path, String text) {
        try {
            return Files.writeString(path, text).toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProxyServer start(Path folder, IntFunction<List<String>> command)
            throws IOException, InterruptedException {
        Path log = folder.resolve("proxy.log");
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Process process = new ProcessBuilder(command.apply(port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (accepts(process, port)) {
                return new ProxyServer(process, port);
            }
            process.destroy();
            if (attempt == 3) {
                throw new IOException("the proxy did not start: " + Files.readString(log));
            }
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean accepts(Process process, int port) throws InterruptedException {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < deadlineNs) {
            if (connects(port)) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }

    private static boolean connects(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false; // not yet
        }
    }
}
