// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.Simulation;
import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.report.console.Palette;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        assertThat(outcome.folder().getParent()).isEqualTo(folder.resolve("results"));
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
        return SimulationFile.compile(source, ClassPath.NONE);
    }

    private Outcome run(Simulation simulation) {
        PrintWriter errors = new PrintWriter(err, true);
        RunOptions options = RunOptions.DEFAULTS.withResultsFolder(folder.resolve("results"));
        return new SimulationRun(
                        options,
                        new Console(new PrintWriter(out, true), errors, Palette.PLAIN),
                        new Interruption(errors))
                .run(simulation);
    }
}
