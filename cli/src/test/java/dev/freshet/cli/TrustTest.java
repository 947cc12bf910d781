// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.launch.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the command says of its own figures, in processes of their own. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
final class TrustTest {

    private static final String SOURCE = """
            import static dev.freshet.core.CoreDsl.*;
            import static dev.freshet.http.HttpDsl.*;
            import dev.freshet.core.*;
            public class My extends Simulation {
                static Session here(Session session) { System.out.println("a user is here"); return session; }
                { setUp(scenario("S").exec(exec(My::here)).exec(dummy("One", 1))%s); }
            }
            """;

    private static final String WAITING = SOURCE.formatted(".pause(4).injectOpen(atOnceUsers(1))");

    private static final Pattern STANDSTILL =
            Pattern.compile("standstill of the process up to ([0-9.]+) s, .*?in seconds? ([0-9–, ]+)", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    @Tag("full")
    void aSuspendedProcessMakesSuspectAndNamesTheSeconds() throws Exception {
        standsStillFor(1_500);
    }

    @Test
    @Tag("full")
    void soDoesOneThatIsSuspendedForLong() throws Exception {
        standsStillFor(5_000);
    }

    private void standsStillFor(long ms) throws IOException, InterruptedException {
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, WAITING, List.of(), "--strict")) {
            run.awaitLine("a user is here");
            run.send("STOP");
            Thread.sleep(ms); // the process cannot tell us the time: it is the one that stands still
            run.send("CONT");

            assertThat(run.awaitExit()).as(run.out() + run.err()).isEqualTo(ExitCode.SUSPECT);
            Matcher told = STANDSTILL.matcher(run.out().replaceAll("\\s+", " "));
            assertThat(told.find()).as(run.out()).isTrue();
            assertThat(Double.parseDouble(told.group(1))).isBetween(ms / 1_000.0 - 0.1, 60.0);
            assertThat(told.group(2)).as("more than a second").contains("–");
        }
    }

    @Test
    void withoutStrictTheVerdictIsNoMatterOfTheExitCode() throws Exception {
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, WAITING)) {
            run.awaitLine("a user is here");
            run.send("STOP");
            Thread.sleep(300);
            run.send("CONT");

            assertThat(run.awaitExit()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
            assertThat(run.out()).contains("Trust: suspect");
        }
    }

    @Test
    void aPlanThatNeedsMoreFilesThanThereAreIsToldBeforeItRunsAndRunsAllTheSame() throws Exception {
        String plan = ".doIf(session -> false).then(exec(sse(\"Prices\").get(\"/p\")))"
                + ".injectOpen(atOnceUsers(900)).protocols(http.baseUrl(\"http://127.0.0.1:9\"))";
        List<String> fewFiles = List.of("sh", "-c", "ulimit -n 800; exec \"$@\"", "sh");
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, SOURCE.formatted(plan), fewFiles)) {
            run.awaitLine("Preflight: Open files: the plan has up to 900 connections at once, 900 of them streams, and"
                    + " this process may have 800 open files");
            run.awaitLine("a user is here");
        }
    }

    @Test
    @Tag("full")
    void thePreflightCanBeLeftOut() throws Exception {
        String plan = ".doIf(session -> false).then(exec(sse(\"Prices\").get(\"/p\")))"
                + ".injectOpen(atOnceUsers(900)).protocols(http.baseUrl(\"http://127.0.0.1:9\"))";
        List<String> fewFiles = List.of("sh", "-c", "ulimit -n 800; exec \"$@\"", "sh");
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, SOURCE.formatted(plan), fewFiles, "--no-preflight")) {
            run.awaitExit();
            assertThat(run.out()).doesNotContain("Preflight");
        }
    }
}
