// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.launch.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Options that stand in variables and files. */
final class SettingsTest {

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Where an option can stand, each place before the ones below it. */
    private static final List<String> PLACES = List.of(
            "typed",
            "FRESHET_RUN_RESULTS_FOLDER",
            "FRESHET_RESULTS_FOLDER",
            "working run.results-folder",
            "working results-folder",
            "user run.results-folder",
            "user results-folder");

    @Test
    void whatIsTypedComesFirstThenVariablesThenTheWorkingDirectoryThenTheUser() throws IOException {
        for (int first = PLACES.size() - 1; first >= 0; first--) {
            String place = PLACES.get(first);
            String[] words = place.split(" ", -1);
            if (words[0].equals("working")) {
                append(folder.resolve("freshet.properties"), words[1] + " = " + first);
            } else if (words[0].equals("user")) {
                append(userFile(), words[1] + "=" + first);
            } else if (!place.equals("typed")) {
                environment.put(place, Integer.toString(first));
            }
            String[] typed = place.equals("typed")
                    ? new String[] {"run", "A.java", "--results-folder", "0"}
                    : new String[] {"run", "A.java"};

            assertThat(value("--results-folder", typed)).as(place).isEqualTo(Path.of(Integer.toString(first)));
        }
    }

    /** Each with a reason. */
    @ParameterizedTest
    @CsvSource({
        "strict=true, --strict, true, a flag",
        "strict = FALSE, --strict, false, a flag that is off",
        "live = 0, --live, 0, a value that may be left out on the command line",
        "raw=C:\\a b\\raw.jsonl, --raw, C:\\a b\\raw.jsonl, a value is taken as it stands",
        "debug = user=1, --debug, user=1, a value with an equals sign",
        "compare.tolerance = 5, --strict, false, an option of another command",
        "tolerance = 5, --strict, false, an option that only another command has",
        "# strict=true, --strict, false, a comment",
        "! strict=true, --strict, false, another",
        "'', --strict, false, an empty line"
    })
    void aLineOfAFileSetsAnOption(String line, String option, String value, String why) throws IOException {
        append(folder.resolve("freshet.properties"), line);

        assertThat(value(option, "run", "A.java")).as(why).hasToString(value);
    }

    @Test
    void anOptionThatCanBeGivenSeveralTimesTakesAllOfThem() throws IOException {
        append(folder.resolve("freshet.properties"), "header = A: 1, 2", "capture.insecure = true", "header = B: 3");
        assertThat(value("--header", "capture", "http://a", "-o", "f")).isEqualTo(List.of("A: 1, 2", "B: 3"));
        assertThat(value("--header", "capture", "http://a", "-o", "f", "-H", "C: 4"))
                .as("what is typed takes their place")
                .isEqualTo(List.of("C: 4"));

        environment.put("FRESHET_HEADER", "D: 5\nE: 6");
        assertThat(value("--header", "capture", "http://a", "-o", "f")).isEqualTo(List.of("D: 5", "E: 6"));
    }

    @Test
    void anOptionThatHasToBeGivenMayStandInAFile() throws IOException {
        append(folder.resolve("freshet.properties"), "capture.output = f.jsonl");

        assertThat(value("--output", "capture", "http://a")).isEqualTo("f.jsonl");
    }

    @Test
    void systemPropertiesAreSetOneByOne() throws IOException {
        append(userFile(), "D.a = user", "D.b = user", "D.c=user", "D.d = x = y");
        append(folder.resolve("freshet.properties"), "D.a = working", "run.D.b = working for run", "D.b = working");

        Settings settings = settings();
        settings.applyTo(subcommand("run"), HelpExamples::program, new PrintWriter(err, true));

        assertThat(settings.properties())
                .containsOnly(
                        Map.entry("a", "working"),
                        Map.entry("b", "working for run"),
                        Map.entry("c", "user"),
                        Map.entry("d", "x = y"));
    }

    @Test
    void aMistakeNamesThePlaceWhereItIsMade() throws IOException {
        append(folder.resolve("freshet.properties"), "", "port = many", "events = 0");

        assertThat(execute("server")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString())
                .startsWith("freshet: Invalid value for option '--port'")
                .contains("--port is set by " + folder.resolve("freshet.properties") + ", line 2.");

        assertThat(execute("capture", "http://a", "-o", "f")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("--events 0: give a number from 1. --events is set by " + folder);
        assertThat(execute("capture", "http://a", "-o", "f", "--events", "0")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).endsWith("give a number from 1.\n");

        environment.put("FRESHET_SERVER_PORT", "-1");
        assertThat(execute("server")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).endsWith(" --port is set by the variable FRESHET_SERVER_PORT.\n");
    }

    /** Each with what is said. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "result-folder = a| there is no option 'result-folder' that could be set. Did you mean results-folder?",
                "run.strikt = true| there is no option 'run.strikt' that could be set. Did you mean run.strict?",
                "compare.tolerence = 5| there is no option 'compare.tolerence' that could be set. Did you mean compare.tolerance?",
                "server.results-folder = a| there is no option 'server.results-folder' that could be set. Did you mean",
                "xyzzy = 1| there is no option 'xyzzy' that could be set.",
                "help = true| there is no option 'help' that could be set.",
                "server.D.a = b| there is no option 'server.D.a' that could be set.",
                "strict = yes| 'strict' is 'yes', and --strict is on or off: give true or false.",
                "strict| 'strict' is no setting: write a name, an equals sign and a value.",
                "= true| '= true' is no setting"
            })
    void aLineThatMeansNothingIsRefused(String line, String message) throws IOException {
        append(folder.resolve("freshet.properties"), "# first", line);

        assertThat(execute("run", "A.java")).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(err.toString())
                .startsWith("freshet: " + folder.resolve("freshet.properties") + ", line 2: ")
                .contains(message.strip());
    }

    @Test
    void severalValuesOfAnOptionThatTakesOneAreRefused() throws IOException {
        append(folder.resolve("freshet.properties"), "port = 1", "port = 2");

        assertThat(execute("server")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("line 1: 'port' has several values, and --port takes one.");
    }

    @Test
    void aFileThatIsNoTextIsRefused() throws IOException {
        Files.write(folder.resolve("freshet.properties"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(execute("server")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("is not in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FRESHET_RESULT_FOLDER", "FRESHET_RUN_RESULTS_FOLDE"})
    void aVariableThatMeansNothingIsToldAndDoesNoHarm(String name) {
        environment.put(name, "x");

        assertThat(execute("cache")).isEqualTo(ExitCode.OK);

        assertThat(err.toString())
                .startsWith(
                        "freshet: the variable " + name + " names no option that could be set. Did you mean FRESHET_");
    }

    @Test
    void variablesOfTheProgramItselfAndEmptyOnesAreNoSettings() {
        environment.put("FRESHET_CACHE", "/a");
        environment.put("FRESHET_JAVA_OPTS", "-Xmx1g");
        environment.put("FRESHET_NO_SUCH", "");

        assertThat(execute("cache")).isEqualTo(ExitCode.OK);
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, '', .config/freshet",
        "Linux, conf, conf/freshet",
        "Mac OS X, conf, Library/Application Support/freshet",
        "Windows 11, conf, roaming/freshet"
    })
    void theUserHasAFileWhereProgramsOfTheSystemKeepThem(String system, String config, String expected)
            throws IOException {
        environment.put("HOME", folder.toString());
        environment.put("APPDATA", folder.resolve("roaming").toString());
        if (!config.isEmpty()) {
            environment.put("XDG_CONFIG_HOME", folder.resolve(config).toString());
        }
        append(folder.resolve(expected).resolve("freshet.properties"), "strict = true");

        CommandLine program = HelpExamples.program();
        CommandLine run = Objects.requireNonNull(program.getSubcommands().get("run"));
        Settings.in(new Settings.Places(environment, folder.resolve("work"), system))
                .applyTo(run, HelpExamples::program, new PrintWriter(err, true));
        program.parseArgs("run", "A.java");

        Boolean isStrict = run.getCommandSpec().findOption("--strict").getValue();
        assertThat(isStrict).isTrue();
    }

    /** Every option can be set, but for those that only make sense on the command line. */
    @Test
    void everyOptionOfEveryCommandCanBeSet() throws IOException {
        for (CommandLine command : HelpExamples.program().getSubcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (!option.usageHelp()
                        && !option.versionHelp()
                        && !option.typeInfo().isMap()) {
                    Path file = folder.resolve("freshet.properties");
                    String name = SettingsFile.bare(option.longestName());
                    Files.writeString(file, command.getCommandName() + "." + name + " = true\n" + name + " = true\n");

                    settings()
                            .applyTo(
                                    subcommand(command.getCommandName()),
                                    HelpExamples::program,
                                    new PrintWriter(err, true));
                    assertThat(err.toString()).isEmpty();
                }
            }
        }
    }

    private Object value(String option, String... typed) {
        CommandLine program = HelpExamples.program();
        CommandLine command = Objects.requireNonNull(program.getSubcommands().get(typed[0]));
        settings().applyTo(command, HelpExamples::program, new PrintWriter(err, true));
        program.parseArgs(typed);
        return command.getCommandSpec().findOption(option).getValue();
    }

    private static CommandLine subcommand(String name) {
        return Objects.requireNonNull(HelpExamples.program().getSubcommands().get(name));
    }

    private Settings settings() {
        return Settings.in(places());
    }

    private Settings.Places places() {
        environment.putIfAbsent("HOME", folder.resolve("home").toString());
        return new Settings.Places(environment, folder, "Linux");
    }

    private int execute(String... line) {
        return Main.execute(places(), new PrintWriter(out, true), new PrintWriter(err, true), line);
    }

    private Path userFile() {
        return folder.resolve("home/.config/freshet/freshet.properties");
    }

    private static void append(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        String before = Files.exists(file) ? Files.readString(file) : "";
        Files.writeString(file, before + String.join("\n", lines) + "\n");
    }
}
