// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.freshet.launch.ExitCode;
import dev.freshet.server.SampleServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the log of streams shows, and of whom; and that a logback.xml beside the simulation has its way. */
final class DebuggingTest {

    private static final String SIMULATION = """
            import static dev.freshet.core.CoreDsl.*;
            import static dev.freshet.http.HttpDsl.*;
            import dev.freshet.core.*;
            public class My extends Simulation {{
                setUp(scenario("S")
                        .exec(sse("Connect").get("/stocks/prices").header("Authorization", "Bearer hidden")
                                .await(60).on(sse.checkMessage("Snapshot").check(jmesPath("event").is("snapshot"))))
                        .injectOpen(atOnceUsers(8)))
                    .protocols(http.baseUrl("%s"));
            }}
            """;

    private static final String LOGBACK = """
            <configuration>
              <appender name="FILE" class="ch.qos.logback.core.FileAppender">
                <file>%s</file>
                <encoder><pattern>%%msg%%n</pattern></encoder>
              </appender>
              <root level="%s"><appender-ref ref="FILE"/></root>
            </configuration>
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void showsTheNamedUsersOnly() throws IOException {
        List<String> log = logOf("WARN", "--debug", "user=2,7");

        assertThat(log)
                .anyMatch(line -> line.equals("user 2: Closed -> Connecting"))
                .anyMatch(line -> line.matches("user 2: GET http://.*/stocks/prices"))
                .anyMatch(line -> line.equals("    Authorization: ***"))
                .anyMatch(line -> line.equals("user 7: status 200"))
                .anyMatch(line -> line.startsWith("user 7: event {\"id\":1,\"event\":\"snapshot\""))
                .anyMatch(line -> line.equals("user 7: check 'Snapshot' passed"))
                .noneMatch(line -> line.contains("hidden") || line.matches("user \\d+: \\d+ bytes"))
                .allMatch(line -> line.isEmpty() || line.startsWith("    ") || line.matches("user [27]: .*"));
        assertThat(out.toString()).contains("Logging what users 2, 7 do.");
    }

    @Test
    void showsAllUsers() throws IOException {
        List<String> log = logOf("WARN", "--debug", "all");

        for (int user = 1; user <= 8; user++) {
            assertThat(log).contains("user " + user + ": check 'Snapshot' passed");
        }
    }

    @Test
    void showsTheBytesToo() throws IOException {
        List<String> log = logOf("WARN", "--debug", "user=1", "--trace");

        assertThat(log)
                .anyMatch(line -> line.matches("user 1: \\d+ bytes"))
                .contains("event: snapshot")
                .noneMatch(line -> line.startsWith("user 2"));
    }

    @Test
    void aLogbackFileBesideTheSimulationSetsTheLevels() throws IOException {
        List<String> log = logOf("DEBUG");

        assertThat(log).contains("user 8: check 'Snapshot' passed");
        assertThat(out.toString()).contains("Logging as " + folder.resolve("logback.xml") + " says.");
    }

    @Test
    void nothingIsLoggedUnlessAskedFor() throws IOException {
        assertThat(logOf("WARN")).isEmpty();
    }

    @Test
    void theWarmUpIsToldAtDebug() throws IOException {
        assertThat(logOf("DEBUG"))
                .filteredOn(line -> line.startsWith("Warm-up: "))
                .hasSize(1);
    }

    @Test
    void aWarmUpThatIsDeclinedDoesNotTakePlace() throws IOException {
        assertThat(logOf("DEBUG", "--no-warm-up")).noneMatch(line -> line.startsWith("Warm-up"));
    }

    @Test
    void aFaultyLogbackFileIsNamed() throws IOException {
        Files.writeString(folder.resolve("logback.xml"), "<configuration><appender name='A' class='no.Such'/><root");

        int code = run();

        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString())
                .startsWith("freshet: " + folder.resolve("logback.xml") + " cannot be used")
                .doesNotContain("\tat ");
    }

    @AfterEach
    void logAsBefore() throws JoranException {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        new ContextInitializer(context).autoConfig();
    }

    private List<String> logOf(String level, String... options) throws IOException {
        Path log = folder.resolve("run.log");
        Files.writeString(folder.resolve("logback.xml"), LOGBACK.formatted(log, level));

        int code = run(options);

        assertThat(err.toString()).isEmpty();
        assertThat(code).as(out.toString()).isEqualTo(ExitCode.OK);
        return Files.readAllLines(log);
    }

    private int run(String... options) throws IOException {
        try (SampleServer server = SampleServer.start()) {
            Path source = Files.writeString(folder.resolve("My.java"), SIMULATION.formatted(server.baseUrl()));
            String results = folder.resolve("results").toString();
            Stream<String> command = Stream.of("run", source.toString(), "--results-folder", results);
            return Main.execute(
                    new PrintWriter(out, true),
                    new PrintWriter(err, true),
                    Stream.concat(command, Stream.of(options)).toArray(String[]::new));
        }
    }
}
