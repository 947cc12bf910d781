// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.launch.ExitCode;
import dev.freshet.launch.Interruption;
import dev.freshet.launch.UserCache;
import dev.freshet.server.SampleServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Does once what users do, in a process whose Java notes which classes that takes: the script {@code freshet} has it write them to an archive, by which later
 * processes load them quickly. Nothing of it is seen but by that, and by the exit code.
 */
final class Training {

    private Training() {}

    public static void main(String[] args) throws IOException {
        PrintWriter nobody = new PrintWriter(System.out, true, UTF_8);
        Interruption interruption = new Interruption(nobody);
        interruption.install();
        Path folder = Files.createTempDirectory("freshet-training");
        int code;
        try {
            code = train(folder, nobody);
        } finally {
            delete(folder);
        }
        interruption.over(code);
        System.exit(code);
    }

    /** The first code that says that nothing was done. */
    private static int train(Path folder, PrintWriter out) throws IOException {
        Path source = DemoCommand.copyExample(folder);
        String results = folder.resolve("results").toString();
        try (SampleServer server = ServerCommand.start(SampleServer.Options.defaults())) {
            for (List<String> line : List.of(
                    List.of("--help"),
                    List.of("help", "run"),
                    List.of("demo", "--users", "5", "--seconds", "1", "--results-folder", results),
                    List.of(
                            "run",
                            source.toString(),
                            "-DbaseUrl=" + server.baseUrl(),
                            "-Dusers=5",
                            "-Dseconds=1",
                            "--results-folder",
                            results),
                    List.of("sse", server.baseUrl() + "/events?rate=100&count=5&retry=500&comments=1"),
                    List.of("http", server.baseUrl() + "/health"))) {
                UserCache cache = UserCache.in(folder.resolve("cache"));
                int code = Main.execute(cache, out, out, line.toArray(new String[0]));
                if (code == ExitCode.BAD_INPUT || code == ExitCode.INTERNAL_ERROR) {
                    return code;
                }
            }
        }
        return ExitCode.OK;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
