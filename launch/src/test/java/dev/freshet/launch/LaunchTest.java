// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.Simulation;
import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.record.RunRecorder;
import dev.freshet.report.SecondsFile;
import dev.freshet.report.console.Palette;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a source file to results, without a command line. */
final class LaunchTest {

    private static final String SIMULATION = """
            import static dev.freshet.core.CoreDsl.*;
            import dev.freshet.core.*;
            public class My extends Simulation {{
                setUp(scenario("S").exec(dummy("Wait", 1)).injectOpen(atOnceUsers(3)))
                    .assertions(details("Wait").allRequests().count().is(%dL));
            }}
            class Other extends My {}
            """;

    @TempDir
    Path folder;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void whatCameOfARunIsToldAndShownAndWritten() throws IOException {
        Outcome outcome = run(simulation(3).create("My"));

        assertThat(outcome.exitCode()).as(err.toString()).isEqualTo(ExitCode.OK);
        assertThat(outcome.stats().request(List.of("Wait")).orElseThrow().okCount())
                .isEqualTo(3);
        assertThat(outcome.verdicts()).singleElement().matches(AssertionResult::isPassed);
        assertThat(outcome.folder()).isDirectoryContaining("glob:**/index.html");
        assertThat(Objects.requireNonNull(outcome.folder()).getParent()).isEqualTo(folder.resolve("results"));
        assertThat(out.toString()).contains("-- My --", "Report: " + outcome.folder());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anAssertionThatDoesNotHoldIsInTheOutcome() throws IOException {
        Outcome outcome = run(simulation(4).create("My"));

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.ASSERTION_FAILED);
        assertThat(outcome.verdicts()).singleElement().matches(verdict -> !verdict.isPassed());
        assertThat(out.toString()).contains("(actual : 3 requests)", "1 of 1 assertion failed");
    }

    @Test
    void theRecordMakesTheSameFilesAsTheRunItself() throws IOException {
        Path run = Objects.requireNonNull(run(simulation(3).create("My")).folder());
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Files.copy(run.resolve(RunRecorder.FILE), copy.resolve(RunRecorder.FILE));

        new RecordReport(EnumSet.allOf(SecondsFile.class), console(new PrintWriter(err, true)))
                .make(List.of(copy), null);

        assertThat(copy.toFile().list()).containsExactlyInAnyOrder(run.toFile().list());
        for (String file : List.of("seconds.csv", "intervals.hlog", "summary.json")) {
            assertThat(copy.resolve(file)).as(file).isNotEmptyFile().hasSameBinaryContentAs(run.resolve(file));
        }
    }

    @Test
    void anExportThatIsNotThereIsRefusedBeforeTheRun() throws IOException {
        RunOptions options = options().withExports(Map.of("carrier-pigeon", Map.of()));
        Simulation simulation = simulation(3).create("My");

        assertThatThrownBy(() -> run(simulation, options))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("--carrier-pigeon needs the module freshet-export");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @Test
    void whichOfSeveralSimulationsHasToBeSaid() throws IOException {
        SimulationFile file = simulation(3);

        assertThat(file.create("Other").getClass().getName()).isEqualTo("Other");
        assertThatThrownBy(() -> file.create(null))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("Several simulations in ")
                .hasMessageContaining("My, Other");
    }

    @Test
    void theCallingThreadFindsWhatTheSimulationFinds() throws Exception {
        Simulation simulation = simulation(3).create("My");

        assertThat(Thread.currentThread().getContextClassLoader().loadClass("My"))
                .isSameAs(simulation.getClass());
    }

    @AfterEach
    void findClassesAsBefore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private SimulationFile simulation(int wanted) throws IOException {
        Path source = Files.writeString(folder.resolve("My.java"), SIMULATION.formatted(wanted));
        return SimulationFile.compile(source, ClassPath.NONE, null);
    }

    private Outcome run(Simulation simulation) {
        return run(simulation, options());
    }

    private RunOptions options() {
        return RunOptions.DEFAULTS
                .withResultsFolder(folder.resolve("results"))
                .withSecondsFiles(EnumSet.allOf(SecondsFile.class));
    }

    private Console console(PrintWriter errors) {
        return new Console(new PrintWriter(out, true), errors, Palette.PLAIN);
    }

    private Outcome run(Simulation simulation, RunOptions options) {
        PrintWriter errors = new PrintWriter(err, true);
        return new SimulationRun(options, console(errors), new Interruption(errors)).run(simulation);
    }
}
