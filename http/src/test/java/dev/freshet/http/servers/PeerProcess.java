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

/** A server that we did not write, started by a test on a free port of the loopback interface and stopped with it. */
record PeerProcess(Process process, int port) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * Starts it, on another port if one has been taken meanwhile.
     *
     * @param log where its words go
     * @param command by the port
     */
    static PeerProcess start(Path log, IntFunction<List<String>> command) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Process process = new ProcessBuilder(command.apply(port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (accepts(process, port)) {
                return new PeerProcess(process, port);
            }
            process.destroy();
            if (attempt == 3) {
                throw new IOException(command.apply(port).get(0) + " did not start: " + Files.readString(log));
            }
        }
    }

    /** Writes a file of configuration; gives its path. */
    static String file(Path path, String text) {
        try {
            return Files.writeString(path, text).toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
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
