// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The help of every command teaches by examples that can be typed as they stand. */
final class HelpExamplesTest {

    private static final Pattern COMMAND = Pattern.compile("\\./freshet ([^)]*)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    /** What a console shows without wrapping it. */
    private static final int WIDEST = 140;

    static Stream<Map.Entry<String, List<String>>> commands() {
        return HelpExamples.all().entrySet().stream().sorted(Map.Entry.comparingByKey());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachHasExamplesAndSaysWhatTheyAreFor(Map.Entry<String, List<String>> command) {
        List<String> lines = command.getValue();

        assertThat(lines).as("examples of " + command.getKey()).hasSizeGreaterThan(1);
        assertThat(lines.get(0)).startsWith("# ");
        assertThat(lines)
                .allMatch(line -> line.startsWith("# ") || COMMAND.matcher(line).find());
        assertThat(lines).allMatch(line -> line.length() <= WIDEST);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachIsACommandLineThatIsUnderstood(Map.Entry<String, List<String>> command) {
        List<String[]> typed = command.getValue().stream()
                .map(COMMAND::matcher)
                .flatMap(found -> found.results().map(match -> words(match.group(1))))
                .toList();

        assertThat(typed).isNotEmpty();
        for (String[] words : typed) {
            HelpExamples.program().parseArgs(words); // throws at what it does not know
            assertThat(command.getKey()).isIn(words[0], "freshet");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpShowsThemAsTheyAre(Map.Entry<String, List<String>> command) {
        StringWriter out = new StringWriter();
        PrintWriter shown = new PrintWriter(out, true);
        String[] asked =
                command.getKey().equals("freshet") ? new String[] {"--help"} : new String[] {"help", command.getKey()};

        Main.execute(shown, shown, asked);

        String help = out.toString().replaceAll("\\s+", "");
        assertThat(Stream.of(command.getValue()).flatMap(Collection::stream).map(line -> line.replaceAll("\\s+", "")))
                .allMatch(help::contains);
    }

    private static String[] words(String line) {
        return WORD.matcher(line).results().map(HelpExamplesTest::word).toArray(String[]::new);
    }

    private static String word(MatchResult match) {
        return Stream.of(match.group(1), match.group(2), match.group(3))
                .filter(part -> part != null)
                .findFirst()
                .orElseThrow();
    }
}
