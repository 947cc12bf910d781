// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.launch.Interruption;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What pages and messages say of the command line is there, and what is there is said. */
final class DocumentedOptionsTest {

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z0-9-]*[a-z0-9]");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");
    private static final Pattern COMMAND = Pattern.compile("(?:\\./|`)freshet ([a-z]+)");

    /** Options of other programs that the pages name: of Java, of curl, and of the benchmarks. */
    private static final Set<String> FOREIGN = Set.of(
            "--sun-misc-unsafe-memory-access",
            "--enable-native-access",
            "--enable-feature",
            "--http2-prior-knowledge",
            "--compressed",
            "--data-raw",
            "--addresses",
            "--streams",
            "--write");

    private static final CommandLine COMMANDS =
            Main.commands(new Interruption(new PrintWriter(new StringWriter(), true)));

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("../docs"))) {
            return Stream.concat(
                    Stream.of(Path.of("../README.md"), Path.of("../CHANGELOG.md"), Path.of("../CONTRIBUTING.md")),
                    docs
                            .filter(file -> file.toString().endsWith(".md"))
                            .filter(file -> !file.endsWith("curl-commands.md")) // options of curl
                            .sorted()
                            .toList()
                            .stream());
        }
    }

    static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."), 20)) {
            return files
                    .filter(file -> file.toString().endsWith(".java")
                            && file.toString().contains("/src/main/java/")
                            && !file.toString().contains("/launch/curl/")
                            && !file.endsWith("AskedByCurl.java")
                            && !file.toString().contains("/benchmarks/"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyOptionAndCommandOfAPageExists(Path page) throws IOException {
        String text = Files.readString(page);

        assertThat(found(OPTION, text)).isSubsetOf(known());
        assertThat(COMMAND.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet()))
                .isSubsetOf(COMMANDS.getSubcommands().keySet());
    }

    @Test
    void everyOptionOfAMessageExists() throws IOException {
        for (Path source : sources().toList()) {
            String messages = String.join("\n", found(LITERAL, Files.readString(source)));
            assertThat(found(OPTION, messages)).as(source.toString()).isSubsetOf(known());
        }
    }

    @Test
    void everyOptionIsDocumented() throws IOException {
        String page = Files.readString(Path.of("../docs/command-line.md"));

        assertThat(options()).allMatch(page::contains);
    }

    private static Set<String> known() {
        Set<String> known = options().collect(Collectors.toCollection(TreeSet::new));
        known.addAll(FOREIGN);
        return known;
    }

    private static Stream<String> options() {
        return Stream.concat(Stream.of(COMMANDS), COMMANDS.getSubcommands().values().stream())
                .flatMap(command -> command.getCommandSpec().options().stream())
                .flatMap((OptionSpec option) -> Stream.of(option.names()))
                .filter(name -> name.startsWith("--"))
                .distinct();
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
