// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.Simulation;
import dev.freshet.core.assertion.Assertions;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.run.RunResult;
import dev.freshet.core.run.RunSettings;
import dev.freshet.core.run.Runner;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.time.ThreadLoop;
import dev.freshet.http.net.NettyLoops;
import dev.freshet.server.SampleServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every simulation of the guides runs, and ends as it says. They run side by side, as most of their time is waiting for events. */
final class GuideRunTest {

    private static final int AT_ONCE = 8;

    private static final ExecutorService RUNS = Executors.newFixedThreadPool(AT_ONCE);
    private static final SampleServer SERVER = SampleServer.start();
    private static final NettyLoops LOOPS = new NettyLoops();

    @BeforeAll
    static void nameTheServer() {
        System.setProperty(GuideSimulation.SERVER, SERVER.baseUrl());
    }

    @AfterAll
    static void stop() {
        System.clearProperty(GuideSimulation.SERVER);
        RUNS.shutdownNow();
        LOOPS.close();
        SERVER.close();
    }

    @TestFactory
    Stream<DynamicTest> runsAndEndsAsItSays() throws IOException {
        List<Class<?>> all = simulations();
        assertThat(all).isNotEmpty();
        List<Started> started = all.stream().map(GuideRunTest::start).toList();
        return started.stream().map(run -> DynamicTest.dynamicTest(run.name(), run::check));
    }

    @Test
    void theTableOfOutcomesHasTheTextsOfTheRuns() throws IOException {
        String page = Files.readString(Path.of("../docs/guide/sse.md"));

        assertThat(SseBeyondGuide.Outcomes.TEXTS)
                .allSatisfy(text -> assertThat(page).contains("`" + text + "`"));
    }

    private static Started start(Class<?> type) {
        GuideSimulation simulation = create(type);
        return new Started(simulation, CompletableFuture.supplyAsync(() -> run(simulation), RUNS));
    }

    private record Started(GuideSimulation simulation, CompletableFuture<RunResult> result) {

        String name() {
            return simulation.getClass().getName().replaceFirst(".*\\.", "");
        }

        /** Whether the loop was late depends on what else this machine does. */
        private static String text(ErrorCount error) {
            return error.text().replaceFirst(" \\(the loop was \\d+ ms late\\)$", "");
        }

        void check() {
            RunResult ended = result.join();

            assertThat(ended.stats().failures().stream().map(Started::text).distinct())
                    .containsExactlyInAnyOrderElementsOf(simulation.errors());
            assertThat(ended.end().isFailure()).as(ended.end().text()).isFalse();
            assertThat(ended.stats().allRequests().okCount())
                    .isGreaterThanOrEqualTo(2L * simulation.succeedingPerUser());
            assertThat(Assertions.evaluate(RunPlan.of(simulation).assertions(), ended.stats()))
                    .allSatisfy(assertion -> assertThat(assertion.isPassed())
                            .as(assertion.line())
                            .isTrue());
        }
    }

    private static RunResult run(Simulation simulation) {
        try (ThreadLoop reporter = new ThreadLoop("reporter", LOOPS.clock())) {
            return new Runner(RunPlan.of(simulation), RunSettings.on(LOOPS, reporter)).run();
        }
    }

    private static GuideSimulation create(Class<?> type) {
        try {
            return (GuideSimulation) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be created", e);
        }
    }

    /** All simulations of this package. */
    private static List<Class<?>> simulations() throws IOException {
        Path classes = Path.of(
                "target/test-classes", GuideRunTest.class.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .sorted()
                    .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
                    .filter(type -> GuideSimulation.class.isAssignableFrom(type) && type != GuideSimulation.class)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(GuideRunTest.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
