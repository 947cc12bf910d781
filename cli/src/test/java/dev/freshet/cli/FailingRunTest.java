// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.codec.SseEvent;
import dev.freshet.launch.ExitCode;
import dev.freshet.server.SampleServer;
import dev.freshet.server.StreamScript;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs whose loops fail or are blocked, in processes of their own: they end, keep what was measured, and do not pass for a success. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
final class FailingRunTest {

    private static final String HEAD = """
            import static dev.freshet.core.CoreDsl.*;
            import static dev.freshet.http.HttpDsl.*;
            import dev.freshet.core.*;
            public class My extends Simulation {
                static Session block(Session session) { while (true) { java.util.concurrent.locks.LockSupport.park(); } }
                {
                    setUp(scenario("S").exec(dummy("Before", 1)).%s.injectOpen(atOnceUsers(%d)))%s;
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    @Tag("full") // waits for those who will not come
    void aFunctionThatBlocksForEverEndsSoonAfterTheLongestDuration() throws Exception {
        String source = HEAD.formatted("pause(1).exec(My::block)", 1, ".maxDuration(2)");
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, source)) {
            assertThat(run.awaitExit()).as(run.out() + run.err()).isEqualTo(ExitCode.RUN_FAILED);
            assertThat(run.err())
                    .contains(
                            "The run is invalid: stopped after the maximum duration of 2 s, but not all users had ended"
                                    + " 10 s later: freshet-loop-0 is busy in My.block(My.java:5)");
            assertThat(run.out()).contains("Before", "1 loop did not hand over the last counts, which are missing.");
            assertThat(folder.resolve("results")).isNotEmptyDirectory();
        }
    }

    @Test
    void systemExitOnALoopIsNotWaitedFor() throws Exception {
        String exit = "exec(session -> { System.exit(0); return session; })";
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, HEAD.formatted(exit, 1, ""))) {
            assertThat(run.awaitExit()).as(run.out() + run.err()).isEqualTo(ExitCode.RUN_FAILED);
            assertThat(run.out()).contains("Ended: interrupted: the simulation called System.exit", "Report: ");
            assertThat(run.err()).doesNotContain("busy");
        }
    }

    @Test
    void anErrorOfTheAuthorsIsAnErrorOfHisUsersAndNoMore() throws Exception {
        String error = "exec(session -> { throw new Error(\"mine\"); })";
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, HEAD.formatted(error, 5, ""))) {
            assertThat(run.awaitExit()).as(run.out() + run.err()).isEqualTo(ExitCode.ASSERTION_FAILED);
            assertThat(run.out()).contains("function crashed: Error: mine");
        }
    }

    @Test
    @Tag("full")
    void eventsThatDoNotFitIntoMemoryAreNoDropsOfTheServers() throws Exception {
        runsOutOfMemory(80, 12);
    }

    /** Java 25 does not always get as far as to the first user in so little. */
    @Test
    @Tag("full")
    @EnabledForJreRange(max = JRE.JAVA_24)
    void norAreTheyInAHeapThatHoldsHardlyMoreThanTheCommand() throws Exception {
        runsOutOfMemory(32, 16);
    }

    private void runsOutOfMemory(int heapMb, int eventMb) throws Exception {
        try (SampleServer server = SampleServer.start()) {
            String huge = "x".repeat(eventMb << 20);
            server.script(
                    "/huge", StreamScript.stream().event(SseEvent.of(huge)).stall());
            String streams =
                    "exec(sse(\"S\").get(\"/huge\").await(60).on(sse.checkMessage(\"M\").check(bodyString().saveAs(\"m\"))))"
                            + ".pause(60)";
            String protocol = ".protocols(http.baseUrl(\"%s\"))".formatted(server.baseUrl());
            List<String> smallHeap = List.of("env", "JAVA_TOOL_OPTIONS=-Xmx%dm".formatted(heapMb));
            try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, HEAD.formatted(streams, 20, protocol), smallHeap)) {
                assertThat(run.awaitExit()).as(run.out() + run.err()).isEqualTo(ExitCode.RUN_FAILED);
                assertThat(run.err()).contains("The run is invalid: OutOfMemoryError");
                assertThat(run.out()).contains("Before");
            }
        }
    }
}
