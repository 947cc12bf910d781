// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.launch.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever ends the process, what was measured is shown and written in full, and the exit code is honest. */
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
final class InterruptionTest {

    private static final String HEAD = """
            import static dev.freshet.core.CoreDsl.*;
            import dev.freshet.core.*;
            public class My extends Simulation {
                static Session say(Session session) { System.out.println("a user is here"); return session; }
                static Session block(Session session) { say(session); while (true) { java.util.concurrent.locks.LockSupport.park(); } }
            """;

    private static final String WAITING = HEAD + """
                {
                    setUp(scenario("S").exec(dummy("Wait", 1), exec(My::say), pause(3600)).injectOpen(atOnceUsers(2)))
                        .assertions(details("Wait").failedRequests().count().is(0L));
                }
                %s
            }
            """;

    private static final String SHORT = HEAD + """
                {
                    setUp(scenario("S").exec(dummy("Wait", 1)).injectOpen(atOnceUsers(2)))
                        .assertions(details("Wait").failedRequests().count().gt(0L));
                }
                %s
            }
            """;

    @TempDir
    Path folder;

    @Test
    void ctrlCLeavesSummaryAssertionsAndReport() throws Exception {
        List<String> noticing = ProcessOfItsOwn.noticingInterrupts();
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, WAITING.formatted(""), noticing)) {
            run.awaitLine("a user is here");
            run.send("INT");

            assertThat(run.awaitExit()).as(run.out() + run.err()).isEqualTo(130);
            assertThat(run.out()).contains("Ended: interrupted: Ctrl-C");
            assertAllIsThere(run);
        }
    }

    @Test
    @Tag("full")
    void aTerminationLeavesSummaryAssertionsAndReport() throws Exception {
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, WAITING.formatted(""))) {
            run.awaitLine("a user is here");
            run.send("TERM");

            assertThat(run.awaitExit()).as(run.out() + run.err()).isEqualTo(143);
            assertThat(run.out()).contains("Ended: interrupted: SIGTERM");
            assertAllIsThere(run);
        }
    }

    /** Most runs lost something, not each. */
    @RepeatedTest(10)
    @Tag("full")
    void noTerminationOfManyTakesAnythingAway() throws Exception {
        aTerminationLeavesSummaryAssertionsAndReport();
    }

    @Test
    void aSecondSignalEndsTheProcessAtOnceThoughALoopIsBlocked() throws Exception {
        String source = HEAD + "{ setUp(scenario(\"S\").exec(exec(My::block)).injectOpen(atOnceUsers(1))); } }";
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, source)) {
            run.awaitLine("a user is here");
            run.sendUntilItEnds("TERM");

            assertThat(run.awaitExit()).isEqualTo(143);
            assertThat(run.out()).as("without waiting for the users").doesNotContain("Report:");
            assertThat(files()).as("what was written while it went on").containsExactly("run.cborseq");
        }
    }

    @Test
    @Tag("full")
    void aSecondSignalEndsAnAfterThatBlocks() throws Exception {
        String after = "@Override public void after() { block(null); }";
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, SHORT.formatted(after))) {
            run.awaitLine("a user is here");
            run.sendUntilItEnds("TERM");

            assertThat(run.awaitExit()).as(run.err()).isEqualTo(143);
            assertAllIsThere(run);
        }
    }

    @Test
    void aSignalBeforeTheFirstUserEndsAtOnceAndLeavesNoFolder() throws Exception {
        String before = "@Override public void before() { block(null); }";
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, WAITING.formatted(before))) {
            run.awaitLine("a user is here");
            run.send("TERM");

            assertThat(run.awaitExit()).as(run.err()).isEqualTo(143);
            assertThat(folder.resolve("results")).doesNotExist();
        }
    }

    @Test
    void afterThatCallsSystemExitChangesNothing() throws Exception {
        String after = "@Override public void after() { System.exit(0); }";
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, SHORT.formatted(after))) {
            assertThat(run.awaitExit()).as(run.err()).isEqualTo(ExitCode.ASSERTION_FAILED);
            assertThat(run.err()).contains("after() of the simulation called System.exit");
            assertAllIsThere(run);
        }
    }

    @Test
    @Tag("full")
    void afterThatThrowsAnErrorLeavesEverything() throws Exception {
        String after = "@Override public void after() { throw new Error(\"no database\"); }";
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, SHORT.formatted(after))) {
            assertThat(run.awaitExit()).as(run.err()).isEqualTo(ExitCode.RUN_FAILED);
            assertThat(run.err())
                    .contains("after() of the simulation failed: java.lang.Error: no database\n  at My.java, line ")
                    .doesNotContain("\tat ");
            assertAllIsThere(run);
        }
    }

    @Test
    void aSimulationThatCallsSystemExitWhileItRunsLeavesWhatWasMeasured() throws Exception {
        String source = HEAD + """
                    static Session leave(Session session) { new Thread(() -> System.exit(0)).start(); return session; }
                    {
                        setUp(scenario("S").exec(dummy("Wait", 1), exec(My::leave), pause(3600)).injectOpen(atOnceUsers(2)))
                            .assertions(details("Wait").failedRequests().count().is(0L));
                    }
                }
                """;
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, source)) {
            assertThat(run.awaitExit()).as(run.err()).isEqualTo(ExitCode.RUN_FAILED);
            assertThat(run.out()).contains("Ended: interrupted: the simulation called System.exit");
            assertAllIsThere(run);
        }
    }

    @Test
    @Tag("full")
    void systemExitBeforeTheFirstUserRunsNothing() throws Exception {
        String before = "@Override public void before() { System.exit(0); }";
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, SHORT.formatted(before))) {
            assertThat(run.awaitExit()).as(run.err()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.err()).contains("nothing was run");
            assertThat(folder.resolve("results")).doesNotExist();
        }
    }

    @Test
    void aFileThatHasNoRoomIsNotThereAndEverythingIsShown() throws Exception {
        List<String> small = List.of("sh", "-c", "ulimit -f 64; exec \"$@\"", "sh");
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, SHORT.formatted(""), small)) {
            assertThat(run.awaitExit()).as(run.err()).isEqualTo(ExitCode.RUN_FAILED);
            assertThat(run.out())
                    .contains("  Wait ")
                    .contains(" : false (actual : 0")
                    .doesNotContain("Report:");
            assertThat(run.err()).contains("index.html cannot be written to ").doesNotContain("\tat ");
            assertThat(files())
                    .containsExactlyInAnyOrder(
                            "summary.json", "summary.md", "assertions.json", "assertions.xml", "run.cborseq");
        }
    }

    @Test
    void aDiskWithoutAnyRoomLeavesNothingButWhatIsShown() throws Exception {
        List<String> none = List.of("sh", "-c", "ulimit -f 0; exec \"$@\"", "sh");
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, SHORT.formatted(""), none)) {
            assertThat(run.awaitExit()).as(run.err()).isEqualTo(ExitCode.RUN_FAILED);
            assertThat(run.out()).contains(" : false (actual : 0");
            assertThat(run.err()).contains("summary.json cannot be written to ").doesNotContain("\tat ");
            assertThat(folder.resolve("results")).doesNotExist();
        }
    }

    private void assertAllIsThere(ProcessOfItsOwn run) throws IOException {
        assertThat(run.out()).contains("Wait", " (actual : 0", "Report: " + folder.toAbsolutePath());
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "index.html", "summary.json", "summary.md", "assertions.json", "assertions.xml", "run.cborseq");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("results"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
