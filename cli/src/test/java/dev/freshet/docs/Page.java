// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page of the documentation: its blocks of code, its headings, its links. */
final class Page {

    private static final String FENCE = "```";
    private static final Pattern SNIPPET = Pattern.compile("<!-- snippet: (\\S+) -->");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE_SPAN = Pattern.compile("`[^`]*`");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?) *");

    private final Path file;
    private final List<String> lines;

    private Page(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static Page read(Path file) throws IOException {
        return new Page(file, Files.readAllLines(file));
    }

    Path file() {
        return file;
    }

    /** A block of code. */
    record Block(int firstLine, String language, @Nullable String snippet, List<String> lines) {}

    /** The blocks of code, from top to bottom. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                int end = i + 1;
                while (!lines.get(end).startsWith(FENCE)) {
                    end++;
                }
                Matcher tag = SNIPPET.matcher(i == 0 ? "" : lines.get(i - 1));
                String language = lines.get(i).substring(FENCE.length());
                blocks.add(new Block(
                        i + 1, language, tag.matches() ? tag.group(1) : null, List.copyOf(lines.subList(i + 1, end))));
                i = end;
            }
        }
        return blocks;
    }

    /** Writes the page with other lines in that block, which has to be the last one of those to be replaced. */
    Page with(Block block, List<String> replacement) throws IOException {
        List<String> changed = new ArrayList<>(lines.subList(0, block.firstLine()));
        changed.addAll(replacement);
        changed.addAll(lines.subList(block.firstLine() + block.lines().size(), lines.size()));
        Files.write(file, changed);
        return new Page(file, changed);
    }

    /** The targets of all links within the repository. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        for (String line : prose()) {
            Matcher link = LINK.matcher(CODE_SPAN.matcher(line).replaceAll("code"));
            while (link.find()) {
                if (!link.group(1).matches("(https?|mailto):.*")) {
                    links.add(link.group(1));
                }
            }
        }
        return links;
    }

    /** What a link to a heading of this page may name. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : prose()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String slug = heading.group(1)
                        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                int before = seen.merge(slug, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? slug : slug + "-" + before);
            }
        }
        return anchors;
    }

    private List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean inBlock = false;
        for (String line : lines) {
            if (line.startsWith(FENCE)) {
                inBlock = !inBlock;
            } else if (!inBlock) {
                prose.add(line);
            }
        }
        return prose;
    }
}
