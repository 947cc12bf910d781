// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.Simulation;
import dev.freshet.core.record.RecordedRun;
import dev.freshet.core.record.RunRecorder;
import dev.freshet.report.console.Palette;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several runs of one simulation, and runs of which nothing is written. */
final class RepeatedRunsTest {

    private static final String SIMULATION = """
            import static dev.freshet.core.CoreDsl.*;
            import dev.freshet.core.*;
            public class My extends Simulation {
                static int made;
                {
                    made++;
                    setUp(scenario("S").exec(dummy("Wait", 1)).injectOpen(atOnceUsers(2)))
                        .assertions(details("Wait").allRequests().count().is(made == 1 ? 2L : 3L));
                }
            }
            """;

    @TempDir
    Path folder;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private SimulationFile file;
    private Interruption interruption;

    @BeforeEach
    void compile() throws IOException {
        interruption = new Interruption(new PrintWriter(err, true));
        file = SimulationFile.compile(Files.writeString(folder.resolve("My.java"), SIMULATION), ClassPath.NONE, null);
    }

    @Test
    void eachRunHasAFolderAndInTheEndATableOfAll() throws IOException {
        int code = run(options(), 3);

        assertThat(code).as(err.toString()).isEqualTo(ExitCode.OK);
        assertThat(folders()).hasSize(3);
        assertThat(out.toString()).contains("Run 1 of 3", "Run 3 of 3", "-- 3 runs", "least", "spread", "Wait");
        assertThat(folders()).allSatisfy(each -> assertThat(out.toString()).contains(": " + each));
    }

    @Test
    void theExitCodeIsTheWorstOfAll() {
        List<Simulation> made = new ArrayList<>();
        int code = new RepeatedRuns(options(), console(), interruption).run(3, () -> {
            made.add(file.create(null)); // not anew: the second and the third ask for what does not come
            return made.get(made.size() - 1);
        });

        assertThat(code).isEqualTo(ExitCode.ASSERTION_FAILED);
        assertThat(made).hasSize(3);
        assertThat(out.toString()).contains(" (exit code 2)");
    }

    @Test
    void afterASignalNoOtherRunBegins() throws IOException {
        interruption.over(ExitCode.OK); // whoever has had a signal would wait for that
        int code = new RepeatedRuns(options(), console(), interruption).run(9, () -> {
            if (out.toString().contains("Run 2 of 9")) {
                interruption.onSignal(EndSignal.HUP);
            }
            return file.anew().create(null);
        });

        assertThat(code).isEqualTo(EndSignal.HUP.exitCode());
        assertThat(folders()).hasSize(2);
    }

    @Test
    void withoutReportsNothingIsWritten() {
        Outcome outcome =
                new SimulationRun(options().withReports(false), console(), interruption).run(file.create(null));

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(outcome.folder()).isNull();
        assertThat(folder.resolve("results")).doesNotExist();
        assertThat(out.toString())
                .contains("-- My --", "0 of 1 assertion failed")
                .doesNotContain("Report: ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theDescriptionIsInRecordAndSummary() throws IOException {
        Path results = Objects.requireNonNull(
                new SimulationRun(options().withDescription("before the „big“ change"), console(), interruption)
                        .run(file.create(null))
                        .folder());

        assertThat(RecordedRun.read(List.of(results.resolve(RunRecorder.FILE)), card -> interval -> {})
                        .stats()
                        .card()
                        .description())
                .isEqualTo("before the „big“ change");
        assertThat(results.resolve("summary.json")).content().contains("before the „big“ change");
    }

    @Test
    void aFileOfEventsIsOfOneRun() {
        RunOptions options = options().withRawLog(folder.resolve("raw.jsonl"));

        assertThatThrownBy(() -> run(options, 2))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("--raw names one file, and --repeat makes 2 runs");
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 3", "3, 2, 2", "2, 130, 130", "143, 4, 4", "4, 70, 70", "0, 0, 0", "2, 3, 2"})
    void ofTwoExitCodesTheWorseOneCounts(int one, int other, int worse) {
        assertThat(ExitCode.worse(one, other)).isEqualTo(worse);
        assertThat(ExitCode.worse(other, one)).isEqualTo(worse);
    }

    @AfterEach
    void findClassesAsBefore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private int run(RunOptions options, int times) {
        return new RepeatedRuns(options, console(), interruption)
                .run(times, () -> file.anew().create(null));
    }

    private RunOptions options() {
        return RunOptions.DEFAULTS.withResultsFolder(folder.resolve("results"));
    }

    private Console console() {
        return new Console(new PrintWriter(out, true), new PrintWriter(err, true), Palette.PLAIN);
    }

    private List<Path> folders() throws IOException {
        if (!Files.exists(folder.resolve("results"))) {
            return List.of();
        }
        try (Stream<Path> made = Files.list(folder.resolve("results"))) {
            return made.sorted().toList();
        }
    }
}
