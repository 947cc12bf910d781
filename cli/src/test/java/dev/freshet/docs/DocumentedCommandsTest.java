// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.cli.BuiltCheckout;
import dev.freshet.docs.Page.Block;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command of the pages runs as it is printed, in a checkout under a path with blanks and letters beyond ASCII. Only the port of the sample server is another, and
 * simulations have fewer users where the page says nothing of them.
 */
@Tag("full")
@DisabledOnOs(OS.WINDOWS)
final class DocumentedCommandsTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    /** What is not run, each with its reason. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "OTEL_EXPORTER_OTLP_HEADERS='Authorization=Bearer%20…' ./freshet run examples/Prices.java --otlp https://collector.example.org:4318",
            "there is no such collector; LiveExportsTest has one");

    private static final long LIMIT_S = 180;

    /** What these runs may end with where nothing is wrong: what they measure depends on the machine. */
    private static final Map<String, Set<Integer>> CODES =
            Map.of("./freshet compare", Set.of(0, 2), "--strict", Set.of(0, 3));

    @TempDir
    static Path folder;

    private static Path home;
    private static Running server;
    private static String port;

    static Stream<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (Path page : DocsTest.pages().toList()) {
            if (!commands(page).isEmpty()) {
                pages.add(page);
            }
        }
        return pages.stream();
    }

    @BeforeAll
    static void aCheckoutWithResultsAndAServer() throws Exception {
        boolean hasAllLetters = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
        home = folder.toRealPath().resolve(hasAllLetters ? "a place, für Läufe 測試" : "a place");
        BuiltCheckout.in(home);
        try (Stream<Path> examples = Files.list(REPOSITORY.resolve("examples"))) {
            for (Path example : examples.toList()) {
                Files.copy(
                        example,
                        home.resolve("examples").resolve(example.getFileName().toString()));
            }
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = Integer.toString(free.getLocalPort());
        }
        server = start("./freshet server");
        server.awaitText("listens at");
        prepareResults();
    }

    /** The folders that the pages name. */
    private static void prepareResults() throws Exception {
        Running run = start("./freshet run examples/Prices.java --results-folder made");
        assertThat(run.awaitEnd()).as(run.shown()).isZero();
        Path made;
        try (Stream<Path> folders = Files.list(home.resolve("made"))) {
            made = folders.findFirst().orElseThrow();
        }
        for (String name : List.of(
                "results/prices-20260101-120000",
                "results/prices-20260102-120000",
                "results/a",
                "results/b",
                "results/c",
                "results/d",
                "machine-1/prices-20260101-120000",
                "machine-2/prices-20260101-120000",
                "base")) {
            Path copy = Files.createDirectories(home.resolve(name));
            try (Stream<Path> files = Files.list(made)) {
                for (Path file : files.toList()) {
                    Files.copy(file, copy.resolve(file.getFileName().toString()));
                }
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.end();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandOfAPageRunsAsItIsPrinted(Path page) throws Exception {
        forgetCaptures();
        for (String command : commands(page)) {
            if (!LEFT_OUT.containsKey(command)) {
                Running running = start(command);
                if (command.startsWith("./freshet server")) {
                    running.awaitText("Ctrl-C ends it");
                    running.end();
                } else {
                    int code = running.awaitEnd();
                    assertThat(codes(command))
                            .as(page + ": " + command + "\n" + running.shown())
                            .contains(code);
                }
            }
        }
    }

    @Test
    void whatIsLeftOutIsPrintedSomewhere() throws IOException {
        List<String> all = new ArrayList<>();
        for (Path page : pages().toList()) {
            all.addAll(commands(page));
        }

        assertThat(all).containsAll(LEFT_OUT.keySet()).hasSizeGreaterThan(20);
    }

    /** The lines of consoles that call the script: in a block with prompts, those behind one. */
    private static List<String> commands(Path page) throws IOException {
        List<String> commands = new ArrayList<>();
        for (Block block : Page.read(REPOSITORY.resolve(page)).blocks()) {
            if (Set.of("console", "sh", "shell", "bash").contains(block.language())) {
                boolean hasPrompts = block.lines().stream().anyMatch(line -> line.startsWith("$ "));
                for (String line : block.lines()) {
                    boolean isTyped = hasPrompts ? line.startsWith("$ ") : !line.startsWith("#");
                    if (isTyped && line.contains("./freshet ")) {
                        commands.add(hasPrompts ? line.substring(2) : line);
                    }
                }
            }
        }
        return commands;
    }

    private static Set<Integer> codes(String command) {
        return CODES.entrySet().stream()
                .filter(entry -> command.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Set.of(0));
    }

    private static void forgetCaptures() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A shell that has been given a line. */
    private record Running(Process process, Path output) {

        void awaitText(String text) throws IOException, InterruptedException {
            long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
            while (!shown().contains(text)) {
                assertThat(process.isAlive() && System.nanoTime() < endNs)
                        .as(text + " in " + shown())
                        .isTrue();
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }

        int awaitEnd() throws IOException, InterruptedException {
            boolean hasEnded = process.waitFor(LIMIT_S, TimeUnit.SECONDS);
            if (!hasEnded) {
                end();
            }
            assertThat(hasEnded).as("the end of " + shown()).isTrue();
            return process.exitValue();
        }

        /** The script has become Java, and the shell the script, where it had but one thing to do. */
        void end() throws InterruptedException {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.waitFor(LIMIT_S, TimeUnit.SECONDS);
        }

        String shown() throws IOException {
            return Files.readString(output);
        }
    }

    private static Running start(String command) throws IOException {
        Path output = Files.createTempFile(folder, "shown", ".txt");
        String line = command.replace("localhost:8080", "localhost:" + port);
        boolean isFirst = server == null;
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", line)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FRESHET_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("FRESHET_CACHE", folder.resolve("cache").toString());
        builder.environment().put("FRESHET_SERVER_PORT", isFirst ? port : "0");
        builder.environment()
                .put("FRESHET_JAVA_OPTS", "-DbaseUrl=http://localhost:" + port + " -Dusers=50 -Dseconds=15");
        return new Running(builder.start(), output);
    }
}
