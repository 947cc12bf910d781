// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on a pseudo-terminal: what is seen, what keys and signals do, and that the terminal is as it was, whichever way the process ends. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
final class TerminalTest {

    private static final String WAITING = """
            import static dev.freshet.core.CoreDsl.*;
            import dev.freshet.core.*;
            public class My extends Simulation {
                static Session block(Session session) { while (true) { java.util.concurrent.locks.LockSupport.park(); } }
                {
                    setUp(scenario("S").exec(dummy("Wait", 1), %s).injectOpen(atOnceUsers(2)))
                        .assertions(details("Wait").failedRequests().count().is(0L));
                }
                %s
            }
            """;

    private static final String PAUSE = "pause(3600)";
    private static final String HIDDEN_CURSOR = "\u001b[?25l";
    private static final String SHOWN_CURSOR = "\u001b[?25h";

    /** The last line of a frame. */
    private static final String FRAME = "await q end";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"80, 24", "200, 50"})
    void aRunIsDrawnInPlaceAndEndsByKeyAsByItsMaximumDuration(int columns, int rows) throws Exception {
        String shown = new PseudoTerminal(folder).sized(columns, rows).run(command(PAUSE), """
                await Users      2 active
                await q end   d details   ? help
                settings quiet
                key d
                await Scenarios
                key ?
                await Ctrl-Z
                size 100 30
                await q end   d less   ? no help
                key q
                await Ended: interrupted: key q
                await Report:
                await Verdict:
                end 0
                settings same
                """);

        assertThat(shown).contains(HIDDEN_CURSOR).doesNotContain("elapsed:");
        assertThat(afterTheFrame(shown)).contains("Wait").contains("Report: ");
        assertThat(shown.substring(shown.lastIndexOf("Report: ")).strip())
                .as("the last words; a busy machine makes figures suspect")
                .matches("(?s)Report: [^\r\n]*\\s+Verdict: (held|suspect)\\. The assertion holds.*");
    }

    @Test
    void ctrlCEndsItWithTheLastLinesThere() throws Exception {
        String shown = new PseudoTerminal(folder).run(command(PAUSE), FRAME + """

                key ^C
                await Ended: interrupted: Ctrl-C
                await Report:
                await Verdict:
                end 130
                settings same
                """);

        assertThat(afterTheFrame(shown)).contains("1 assertion", "Report: ");
    }

    @Test
    @Tag("full")
    void aTerminationEndsItWithTheLastLinesThere() throws Exception {
        String shown = new PseudoTerminal(folder).run(command(PAUSE), FRAME + """

                signal TERM
                await Report:
                await Verdict:
                end 143
                settings same
                """);

        assertThat(afterTheFrame(shown)).contains("Ended: interrupted: SIGTERM", "Report: ");
    }

    /** The process is halted, while the frame is there. */
    @Test
    @Tag("full")
    void ctrlCTwiceThoughALoopIsBlockedLeavesTheTerminalAsItWas() throws Exception {
        String shown = new PseudoTerminal(folder).run(command("exec(My::block)"), FRAME + """

                key ^C
                await Ending: Ctrl-C
                pause 0.7
                key ^C
                end 130
                settings same
                """);

        assertThat(shown.lastIndexOf(SHOWN_CURSOR)).isGreaterThan(shown.lastIndexOf(HIDDEN_CURSOR));
    }

    @Test
    @Tag("full")
    void aSimulationThatExitsLeavesTheTerminalAsItWas() throws Exception {
        String exit = "pause(3), exec(session -> { System.exit(7); return session; })";
        String shown = new PseudoTerminal(folder).run(command(exit), FRAME + """

                settings quiet
                await Report:
                await Verdict:
                end 4
                settings same
                """);

        assertThat(afterTheFrame(shown)).contains("Ended: interrupted: the simulation called System.exit");
    }

    @Test
    @Tag("full")
    void suspendedTheTerminalIsAsItWasAndAfterwardsTheRunIsDrawnAgain() throws Exception {
        new PseudoTerminal(folder).run(command(PAUSE), FRAME + """

                settings quiet
                key ^Z
                stopped
                settings same
                foreground
                await q end
                settings quiet
                signal STOP
                stopped
                foreground
                await q end
                settings quiet
                key q
                await Report:
                await Verdict:
                end 0
                settings same
                """);
    }

    @Test
    @Tag("full")
    void inTheBackgroundItTellsOfItselfByLinesAndTouchesNothing() throws Exception {
        new PseudoTerminal(folder).run(command(PAUSE), FRAME + """

                key ^Z
                stopped
                background
                await elapsed: 2 users active
                settings same
                signal TERM
                await Report:
                await Verdict:
                end 143
                settings same
                """);
    }

    @Test
    @Tag("full")
    void startedInTheBackgroundItIsNotStopped() throws Exception {
        List<String> command = command(PAUSE);
        command.add(0, "&");
        String shown = new PseudoTerminal(folder).run(command, """
                await 1 s elapsed: 2 users active
                await 5 s elapsed: 2 users active
                settings same
                signal TERM
                await Report:
                await Verdict:
                end 143
                settings same
                """);

        assertThat(shown).doesNotContain("\u001b[?");
    }

    /** What a simulation prints stays above the frame, and nothing of it is lost. */
    @Test
    @Tag("full")
    void whatASimulationPrintsIsNotDrawnOver() throws Exception {
        String talk = "repeat(30, \"i\").on(exec(session -> { System.out.println(\"said \" + session.getInt(\"i\"));"
                + " System.err.println(\"and \" + session.getInt(\"i\")); return session; }), pause(java.time.Duration.ofMillis(100)))";
        String shown = new PseudoTerminal(folder).run(command(talk), FRAME + """

                await Report:
                await Verdict:
                end 0
                settings same
                """);

        for (int i = 0; i < 30; i++) {
            assertThat(shown).contains("said " + i + "\r\n", "and " + i + "\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NO_COLOR, 1, the user has declined colours",
        "TERM, dumb, a terminal that can show nothing in place",
    })
    @Tag("full")
    void whereItIsDeclinedLinesTellOfTheRun(String variable, String value, String why) throws Exception {
        assertThat(plain(new PseudoTerminal(folder).with(variable, value), command(PAUSE)))
                .as(why)
                .doesNotContain("\u001b");
    }

    @Test
    void plainIsPlain() throws Exception {
        List<String> command = command(PAUSE);
        command.add("--plain");
        assertThat(plain(new PseudoTerminal(folder), command)).doesNotContain("\u001b");
    }

    @Test
    @Tag("full")
    void withoutKeysLinesTellOfTheRun() throws Exception {
        List<String> command = List.of("sh", "-c", "exec \"$@\" </dev/null", "sh");
        List<String> all = new ArrayList<>(command);
        all.addAll(command(PAUSE));
        assertThat(plain(new PseudoTerminal(folder), all)).doesNotContain(HIDDEN_CURSOR);
    }

    private static String plain(PseudoTerminal terminal, List<String> command) throws Exception {
        return terminal.run(command, """
                await 1 s elapsed: 2 users active
                settings same
                key ^C
                await Report:
                await Verdict:
                end 130
                settings same
                """);
    }

    /** All of it at full length, again and again: what is seldom shows. */
    @Test
    @Tag("full")
    void noneOfManyLeavesTheTerminalInAnotherState() throws Exception {
        for (int i = 0; i < 5; i++) {
            ctrlCTwiceThoughALoopIsBlockedLeavesTheTerminalAsItWas();
            suspendedTheTerminalIsAsItWasAndAfterwardsTheRunIsDrawnAgain();
        }
    }

    private static String afterTheFrame(String shown) {
        return shown.substring(shown.lastIndexOf(SHOWN_CURSOR));
    }

    /** The script, with a build that is not one: the classes under test take its place. */
    private List<String> command(String steps) throws IOException {
        Path source = Files.writeString(folder.resolve("My.java"), WAITING.formatted(steps, ""));
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve("cli/target/lib"));
        Files.createDirectories(home.resolve("cli/src/main"));
        Files.createDirectories(home.resolve("examples"));
        Files.writeString(home.resolve("pom.xml"), "");
        Files.writeString(home.resolve("cli/pom.xml"), "");
        Path script = home.resolve("freshet");
        String real = Files.readString(Path.of("../freshet"));
        String exec = "-cp \"$jars\" dev.freshet.cli.Main";
        assertThat(real).contains(exec);
        Files.writeString(
                script,
                real.replace(
                        exec,
                        "-XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path")
                                + "' dev.freshet.cli.Main"));
        script.toFile().setExecutable(true);
        Files.writeString(home.resolve("cli/target/built"), "");
        return new ArrayList<>(List.of(
                script.toString(),
                "run",
                source.toString(),
                "--results-folder",
                folder.resolve("results").toString()));
    }
}
