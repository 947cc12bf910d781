// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.launch.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final String IMPORTS = """
            import static dev.freshet.core.CoreDsl.*;
            import static dev.freshet.http.HttpDsl.*;
            import dev.freshet.core.*;
            """;

    private static final String EXAMPLE = "../examples/Prices.java";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> faultySources() {
        return Stream.of(
                arguments(
                        "a statement that does not compile",
                        IMPORTS + "public class My extends Simulation {{ int x = \"text\"; }}",
                        List.of("My.java does not compile", "line 4", "int x = \"text\"", "^")),
                arguments(
                        "an import of Gatling",
                        "import io.gatling.javaapi.core.*; public class My extends Simulation {}",
                        List.of("replace the import prefix io.gatling.javaapi. by dev.freshet.")),
                arguments(
                        "a class that is no simulation",
                        "public class My {}",
                        List.of("No simulation in", "extends dev.freshet.core.Simulation")),
                arguments(
                        "an abstract simulation only",
                        IMPORTS + "public abstract class My extends Simulation {}",
                        List.of("No simulation in")),
                arguments(
                        "two simulations",
                        IMPORTS + "public class My extends Simulation {} class Other extends Simulation {}",
                        List.of("Several simulations", "My", "Other", "--simulation NAME")),
                arguments(
                        "a simulation without setUp",
                        IMPORTS + "public class My extends Simulation {}",
                        List.of("My", "setUp")),
                arguments(
                        "a constructor that throws",
                        IMPORTS + "public class My extends Simulation {\n{ Integer.parseInt(\"ten\"); }}",
                        List.of("NumberFormatException", "ten", "My.java, line 5")),
                arguments(
                        "a constructor that throws an error of Java",
                        IMPORTS + "public class My extends Simulation {\n{ if (true) throw new Error(\"no key\"); }}",
                        List.of("java.lang.Error: no key", "My.java, line 5")),
                arguments(
                        "a static field that cannot be made",
                        IMPORTS + "public class My extends Simulation {\nstatic int n = Integer.parseInt(\"ten\"); }",
                        List.of("NumberFormatException", "My.java, line 5")),
                arguments(
                        "a before() that throws an error of Java",
                        IMPORTS + "public class My extends Simulation {{ setUp(scenario(\"S\").exec(dummy(\"D\", 1))"
                                + ".injectOpen(atOnceUsers(1))); }\n"
                                + "@Override public void before() { throw new AssertionError(\"no key\"); }}",
                        List.of("before() of ", "AssertionError: no key")),
                arguments(
                        "an option of the protocol, which is not blamed on a step",
                        IMPORTS
                                + "public class My extends Simulation {{ setUp(scenario(\"S\").exec(http(\"Get\").get(\"/\"))"
                                + ".injectOpen(atOnceUsers(1))).protocols(http.baseUrl(\"http://localhost:1\").http2StreamsPerConnection(5)); }}",
                        List.of(
                                "freshet: protocol of scenario 'S': http2StreamsPerConnection(...): HTTP/2 is not spoken: add")),
                arguments(
                        "a mistake in a step, noticed when the run is set up",
                        IMPORTS
                                + "public class My extends Simulation {{ setUp(scenario(\"S\").exec(sse(\"#{\").get(\"/\"))"
                                + ".injectOpen(atOnceUsers(1))).protocols(http.baseUrl(\"http://localhost:1\")); }}",
                        List.of("scenario 'S'", "#{")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultySources")
    void aFaultySimulationGivesOneClearMessage(String reason, String source, List<String> expected) throws IOException {
        Path file = Files.writeString(folder.resolve("My.java"), source);

        int code = execute(
                "run",
                file.toString(),
                "--results-folder",
                folder.resolve("results").toString());

        assertThat(err.toString()).startsWith("freshet: ").contains(expected).doesNotContain("\tat ");
        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(folder.resolve("results")).doesNotExist();
    }

    static Stream<Arguments> badArguments() {
        return Stream.of(
                arguments("no such file", List.of("run", "no/such/File.java"), "No such file: no/such/File.java"),
                arguments("no file at all", List.of("run"), "SIMULATION"),
                arguments(
                        "a folder without simulations",
                        List.of("run", "../docs/images"),
                        "No simulation in ../docs/images"),
                arguments(
                        "neither source nor jar", List.of("run", "pom.xml"), "is neither a Java source file nor a jar"),
                arguments("no class of that name", List.of("run", "com.acme.My"), "com.acme.My"),
                arguments("no runs", List.of("run", EXAMPLE, "--repeat", "0"), "--repeat 0: give a number from 1"),
                arguments(
                        "a folder that is not to be made",
                        List.of("run", EXAMPLE, "--no-reports", "--results-folder", "x"),
                        "--no-reports makes no folder, and --results-folder"),
                arguments(
                        "a file in a folder that is not to be made",
                        List.of("run", EXAMPLE, "--no-reports", "--csv"),
                        "--no-reports makes no folder, and --csv"),
                arguments(
                        "events of several runs in one file",
                        List.of("run", EXAMPLE, "--repeat", "2", "--raw", "events.jsonl"),
                        "--raw names one file"),
                arguments("an unknown option", List.of("demo", "--user", "3"), "--users"),
                arguments("an unknown command", List.of("rnu"), "rnu"),
                arguments("a number that is none", List.of("demo", "--users", "many"), "many"),
                arguments("no users", List.of("demo", "--users", "0"), "--users 0"),
                arguments("debug of nobody", List.of("run", EXAMPLE, "--debug", "user="), "--debug user="),
                arguments("debug of user 0", List.of("run", EXAMPLE, "--debug", "user=0"), "numbered from 1"),
                arguments("debug of a name", List.of("run", EXAMPLE, "--debug", "alice"), "user=1,7, or all"),
                arguments("a trace of nobody", List.of("run", EXAMPLE, "--trace"), "--debug user=1"),
                arguments("a property without a name", List.of("run", EXAMPLE, "-D", "=x"), "-D =x: give a name"),
                arguments("a property of blanks", List.of("run", EXAMPLE, "-D= =x"), "give a name"),
                arguments("a port out of range", List.of("server", "--port", "70000"), "--port 70000"),
                arguments("no streams", List.of("server", "--http2-streams", "0"), "--http2-streams 0: give a number"),
                arguments("fewer than no resets", List.of("server", "--http2-resets", "-1"), "--http2-resets -1"),
                arguments("fewer than no requests", List.of("server", "--http2-requests=-1"), "--http2-requests -1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badArguments")
    void badArgumentsGiveAMessageAndCodeOne(String reason, List<String> arguments, String expected) {
        int code = execute(arguments.toArray(new String[0]));

        assertThat(err.toString()).startsWith("freshet: ").contains(expected).doesNotContain("\tat ");
        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int code = execute("server", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(err.toString()).startsWith("freshet: ").contains(Integer.toString(taken.getLocalPort()));
            assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        }
    }

    @Test
    void resultsThatCannotBeWrittenAreNoticedBeforeTheRun() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        int code = execute("demo", "--results-folder", file.toString());

        assertThat(err.toString()).contains("--results-folder").doesNotContain("\tat ");
        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void aServerThatIsNotThereFailsTheRunAndStillLeavesAReport() throws IOException {
        Path source = Files.writeString(
                folder.resolve("My.java"),
                IMPORTS
                        + "public class My extends Simulation {{ setUp(scenario(\"S\").exec(sse(\"Connect\").get(\"/\"))"
                        + ".injectOpen(atOnceUsers(3))).protocols(http.baseUrl(\"http://127.0.0.1:\" + Integer.getInteger(\"port\"))); }}");
        int port = portOfNobody();

        int code = execute(
                "run",
                source.toString(),
                "-Dport=" + port,
                "--results-folder",
                folder.resolve("results").toString());

        assertThat(err.toString()).contains("Not one of 3 requests succeeded").contains("connection refused");
        assertThat(code).isEqualTo(ExitCode.RUN_FAILED);
        assertThat(report("my-")).exists();
    }

    @Test
    void aRunThatSentNothingIsNoSuccess() throws IOException {
        Path source = Files.writeString(
                folder.resolve("My.java"),
                IMPORTS + "public class My extends Simulation {{ setUp(scenario(\"S\").exec(pause(0))"
                        + ".injectOpen(atOnceUsers(3))); }}");

        int code = execute(
                "run",
                source.toString(),
                "--results-folder",
                folder.resolve("results").toString());

        assertThat(err.toString()).contains("Not one request came to its end");
        assertThat(code).isEqualTo(ExitCode.RUN_FAILED);
        assertThat(report("my-")).exists();
    }

    /** The record and the summary had a place for the words of the command, and nobody filled it. */
    @Test
    void theResultsTellTheCommandWithoutItsSecrets() throws IOException {
        Path source = Files.writeString(
                folder.resolve("My.java"),
                IMPORTS + "public class My extends Simulation {{ setUp(scenario(\"S\").exec(dummy(\"D\", 1))"
                        + ".injectOpen(atOnceUsers(1))); }}");

        int code = execute(
                "run",
                source.toString(),
                "-Dusers=3",
                "-DaccessToken=geheim",
                "--results-folder",
                folder.resolve("results").toString());

        assertThat(code).as(err.toString()).isEqualTo(ExitCode.OK);
        assertThat(report("my-").resolveSibling("summary.json"))
                .content()
                .containsPattern("\"command\": \"run .*My.java -Dusers=3 -DaccessToken=\\*\\*\\* --results-folder ")
                .doesNotContain("geheim");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', 2",
        "'.assertions(global().errors().count().is(4L))', 0",
        "'.assertions(global().errors().count().is(0L))', 2"
    })
    void errorsThatAreNoRequestsFailTheRunUnlessTheyAreAllowed(String assertions, int expected) throws IOException {
        Path source = Files.writeString(
                folder.resolve("My.java"),
                IMPORTS + "public class My extends Simulation {{ setUp(scenario(\"S\")"
                        + ".exec(dummy(\"Good\", 1), dummy(\"#{missing}\", 1)).injectOpen(atOnceUsers(4)))"
                        + assertions + "; }}");

        int code = execute(
                "run",
                source.toString(),
                "--results-folder",
                folder.resolve("results").toString());

        assertThat(code).as(out.toString() + err).isEqualTo(expected);
        assertThat(err.toString()).satisfies(text -> {
            if (assertions.isEmpty()) {
                assertThat(text).contains("4 errors that are no requests, such as ", "missing", "global().errors()");
            } else {
                assertThat(text).doesNotContain("errors that are no requests");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "demo", "server"})
    void helpOfACommandIsThatOfTheCommand(String command) {
        assertThat(execute("help", command)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Usage: freshet " + command);
    }

    @Test
    void theDemoRunsAndLeavesItsResults() throws IOException {
        int code = execute(
                "demo",
                "--users",
                "5",
                "--seconds",
                "2",
                "--results-folder",
                folder.resolve("results").toString());

        assertThat(err.toString()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(report("stockmarketsimulation-")).exists();
        assertThat(out.toString())
                .contains(
                        "Stocks",
                        "Snapshot",
                        "Report: " + report("stockmarketsimulation-").toAbsolutePath());
        assertThat(report("stockmarketsimulation-").resolveSibling("summary.json"))
                .content()
                .contains("\"Stocks\"");
    }

    @Test
    void anAssertionThatFailsGivesCodeTwoAndIsWritten() throws IOException {
        Path source = Files.writeString(
                folder.resolve("My.java"),
                IMPORTS
                        + "public class My extends Simulation {{ setUp(scenario(\"S\").exec(dummy(\"Wait\", 5))"
                        + ".injectOpen(atOnceUsers(2))).assertions(global().allRequests().count().is(2L),"
                        + " details(\"Wait\").failedRequests().count().gt(0L)); }}");

        int code = execute(
                "run",
                source.toString(),
                "--results-folder",
                folder.resolve("results").toString());

        assertThat(code).isEqualTo(ExitCode.ASSERTION_FAILED);
        assertThat(out.toString()).contains(" : true (actual : 2", " : false (actual : 0");
        assertThat(report("my-").resolveSibling("assertions.json")).exists();
        assertThat(report("my-").resolveSibling("assertions.xml")).content().contains("<failure");
    }

    @Test
    void withoutACommandTheUsageIsShown() {
        assertThat(execute()).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("demo", "run", "server", "Exit codes");
    }

    @Test
    void theVersionIsTheOneThatWasBuilt() {
        assertThat(execute("--version")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).matches("(?s)freshet \\d+\\.\\d+.*Java \\d+.*");
    }

    private int execute(String... arguments) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private Path report(String prefix) throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("results"))) {
            return runs.filter(run -> run.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow()
                    .resolve("index.html");
        }
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
