// SPDX-License-Identifier: Apache-2.0
package dev.freshet.compatibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gatling.app.Gatling$;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program in the hands of Gatling, in this process. */
final class GatlingRun {

    private static final Logger LOG = LoggerFactory.getLogger(GatlingRun.class);
    private static final Pattern VERDICT = Pattern.compile("(?m)^.+ : (true|false)\\b");
    /** What Gatling writes on the terminal. One stream for all runs: it keeps the first that it sees. */
    private static final ByteArrayOutputStream SCREEN = new ByteArrayOutputStream();

    private static final PrintStream CONSOLE = new PrintStream(SCREEN, true, UTF_8);
    private static final int PATIENCE_S = 30;
    private static final int PASSED = 0;
    private static final int ASSERTIONS_FAILED = 2;

    private GatlingRun() {}

    static Outcome of(Class<?> program, Path folder) throws IOException {
        Path results = Files.createTempDirectory(folder, "gatling");
        PrintStream before = System.out;
        Trace.take();
        SCREEN.reset();
        System.setOut(CONSOLE);
        String end;
        try {
            end = CompletableFuture.supplyAsync(() -> end(program, results)).get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            end = "never";
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            System.setOut(before);
        }
        GatlingLog.Records records = records(results);
        return new Outcome(
                Trace.take(), records.rows(), records.groups(), records.users(), verdicts(SCREEN.toString(UTF_8)), end);
    }

    private static String end(Class<?> program, Path results) {
        try {
            int code = Gatling$.MODULE$.fromArgs(new String[] {
                "--simulation", program.getName(), "--results-folder", results.toString(), "--no-reports"
            });
            return code == PASSED || code == ASSERTIONS_FAILED ? "over" : "code " + code;
        } catch (Exception | Error e) {
            LOG.info("{} crashed", program.getName(), e);
            return "crashed";
        }
    }

    private static GatlingLog.Records records(Path results) throws IOException {
        try (Stream<Path> files = Files.walk(results)) {
            Path log = files.filter(file -> file.endsWith("simulation.log"))
                    .findFirst()
                    .orElse(null);
            if (log == null) {
                return new GatlingLog.Records(Map.of(), Map.of(), Map.of());
            }
            try (GatlingLog reader = new GatlingLog(log.toFile())) {
                return reader.parse();
            }
        }
    }

    private static List<Boolean> verdicts(String console) {
        return VERDICT.matcher(console)
                .results()
                .map(found -> found.group(1))
                .map(Boolean::valueOf)
                .toList();
    }
}
