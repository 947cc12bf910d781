// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.freshet.cli.HelpExamples;
import dev.freshet.docs.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java in the documentation is that of tested sources, and its links lead somewhere. */
final class DocsTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Path SOURCES = Path.of("src/test/java/dev/freshet/docs");

    /** Begins the names of snippets that are examples of a command's help; behind it stands the command. */
    private static final String HELP = "help:";

    private static final Map<String, List<String>> EXAMPLES = HelpExamples.all();

    private static final String UPDATE =
            "mvn -pl cli -am test -Dtest=DocsTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true";

    @ParameterizedTest
    @MethodSource("pages")
    void showsTestedCode(Path file) throws IOException {
        Snippets snippets = Snippets.of(REPOSITORY, SOURCES);
        Page page = Page.read(REPOSITORY.resolve(file));
        List<Block> fromTheEnd = new ArrayList<>(page.blocks());
        Collections.reverse(fromTheEnd);
        for (Block block : fromTheEnd) {
            if (block.language().equals("java")) {
                page = checked(page, block, snippets);
            } else if (block.snippet() != null && block.snippet().startsWith(HELP)) {
                page = checked(page, block, EXAMPLES.get(block.snippet().substring(HELP.length())));
            }
        }
    }

    @Test
    void everySnippetIsShown() throws IOException {
        Set<String> shown = new HashSet<>();
        for (Path file : pages().toList()) {
            for (Block block : Page.read(REPOSITORY.resolve(file)).blocks()) {
                shown.add(String.valueOf(block.snippet()));
            }
        }
        assertThat(shown).containsAll(Snippets.of(REPOSITORY, SOURCES).names());
    }

    @Test
    void theExamplesOfAllCommandsAreShown() throws IOException {
        Set<String> shown = new HashSet<>();
        for (Block block : Page.read(REPOSITORY.resolve("docs/command-line.md")).blocks()) {
            shown.add(String.valueOf(block.snippet()));
        }
        assertThat(shown)
                .containsAll(EXAMPLES.keySet().stream()
                        .map(command -> HELP + command)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path file) throws IOException {
        Page page = Page.read(REPOSITORY.resolve(file));
        List<String> broken = new ArrayList<>();
        for (String link : page.links()) {
            if (!leadsSomewhere(page, link)) {
                broken.add(link);
            }
        }
        assertThat(broken)
                .as("links of " + file + " to files or headings that are not there")
                .isEmpty();
    }

    /** All pages, as paths within the repository. */
    static Stream<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> top = Files.list(REPOSITORY);
                Stream<Path> docs = Files.walk(REPOSITORY.resolve("docs"))) {
            Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(REPOSITORY::relativize)
                    .forEach(pages::add);
        }
        return pages.stream();
    }

    private static Page checked(Page page, Block block, Snippets snippets) throws IOException {
        String place = REPOSITORY.relativize(page.file()) + ", line " + block.firstLine();
        String name = block.snippet();
        if (name == null) {
            return fail(place + ": a block of Java without a snippet. Move the code to a source in cli/" + SOURCES
                    + " and put <!-- snippet: name --> above the block.");
        }
        return checked(page, block, snippets.lines(name));
    }

    /** The page with these lines in the block, where pages are brought up to date. */
    private static Page checked(Page page, Block block, @Nullable List<String> expected) throws IOException {
        String place = REPOSITORY.relativize(page.file()) + ", line " + block.firstLine();
        String name = block.snippet();
        if (expected == null) {
            return fail(place + ": there is nothing for '" + name + "'");
        }
        if (expected.equals(block.lines())) {
            return page;
        }
        if (Boolean.getBoolean("docs.update")) {
            return page.with(block, expected);
        }
        return fail(place + ": the block is not snippet '" + name + "' (-: the page, +: the source)\n"
                + difference(block.lines(), expected) + "If the source is right: " + UPDATE);
    }

    /** The lines between the first and the last difference. */
    private static String difference(List<String> page, List<String> source) {
        int shorter = Math.min(page.size(), source.size());
        int same = 0;
        while (same < shorter && page.get(same).equals(source.get(same))) {
            same++;
        }
        int sameAtEnd = 0;
        while (sameAtEnd < shorter - same
                && page.get(page.size() - 1 - sameAtEnd).equals(source.get(source.size() - 1 - sameAtEnd))) {
            sameAtEnd++;
        }
        StringBuilder text = new StringBuilder();
        page.subList(same, page.size() - sameAtEnd)
                .forEach(line -> text.append("- ").append(line).append('\n'));
        source.subList(same, source.size() - sameAtEnd)
                .forEach(line -> text.append("+ ").append(line).append('\n'));
        return text.toString();
    }

    private static boolean leadsSomewhere(Page page, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page.file() : page.file().resolveSibling(path);
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || Page.read(target).anchors().contains(link.substring(hash + 1));
    }
}
