// SPDX-License-Identifier: Apache-2.0
package dev.freshet.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The reference server of the protocol's authors, by Node. What is not installed skips the test; on CI it fails it. */
final class EverythingServer implements AutoCloseable {

    private static final Path SOURCES = Path.of("src/test/everything");
    private static final Path WORK = Path.of("target/everything");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private EverythingServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static EverythingServer start() throws IOException, InterruptedException {
        String node = require("node");
        install(require("npm"));
        int port = freePort();
        ProcessBuilder command = new ProcessBuilder(
                node, "node_modules/@modelcontextprotocol/server-everything/dist/index.js", "streamableHttp");
        command.environment().put("PORT", String.valueOf(port));
        EverythingServer server = new EverythingServer(begin(command, "server.log"), port);
        server.awaitPort();
        return server;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** The packages of the lock file, fetched anew only if it has changed. */
    private static void install(String npm) throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        Path lock = WORK.resolve("package-lock.json");
        boolean isReady = Files.exists(lock)
                && Files.isDirectory(WORK.resolve("node_modules"))
                && Files.mismatch(lock, SOURCES.resolve("package-lock.json")) < 0;
        if (isReady) {
            return;
        }
        for (String file : new String[] {"package.json", "package-lock.json"}) {
            Files.copy(SOURCES.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Process install =
                begin(new ProcessBuilder(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"), "npm.log");
        assertThat(install.waitFor(5, TimeUnit.MINUTES)).as("npm ci ends").isTrue();
        assertThat(install.exitValue())
                .as(Files.readString(WORK.resolve("npm.log")))
                .isZero();
    }

    private static Process begin(ProcessBuilder command, String log) throws IOException {
        return command.directory(WORK.toFile())
                .redirectErrorStream(true)
                .redirectOutput(WORK.resolve(log).toFile())
                .start();
    }

    private void awaitPort() throws IOException, InterruptedException {
        long untilNs = System.nanoTime() + PATIENCE.toNanos();
        while (!isListening()) {
            assertThat(process.isAlive() && System.nanoTime() < untilNs)
                    .as("the server listens: %s", Files.readString(WORK.resolve("server.log")))
                    .isTrue();
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String require(String program) {
        Optional<Path> found = Stream.of(Optional.ofNullable(System.getenv("PATH"))
                        .orElse("")
                        .split(Pattern.quote(File.pathSeparator), -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        if (System.getenv("CI") != null) {
            assertThat(found).as("%s is to be installed by .ci/run", program).isPresent();
        } else {
            assumeTrue(found.isPresent(), () -> "needs " + program);
        }
        return found.orElseThrow().toString();
    }
}
