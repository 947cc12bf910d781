// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The regions of the sources, and whole files: what blocks of code in the documentation must say. */
final class Snippets {

    private static final String BEGIN = "// snippet: ";
    private static final String END = "// end";

    private final Path repository;
    private final Map<String, Region> regions;

    private Snippets(Path repository, Map<String, Region> regions) {
        this.repository = repository;
        this.regions = regions;
    }

    /** The regions of all sources in that folder of the repository. */
    static Snippets of(Path repository, Path folder) throws IOException {
        Map<String, Region> regions = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".java")).toList()) {
                read(file, regions);
            }
        }
        return new Snippets(repository, regions);
    }

    /** The lines of that snippet, without common indentation. */
    List<String> lines(String name) throws IOException {
        if (name.endsWith(".java")) {
            return wholeFile(repository.resolve(name));
        }
        Region region = regions.get(name);
        if (region == null) {
            throw new AssertionError("no region '" + name + "': mark it with '" + BEGIN + name + "' and '" + END + "'");
        }
        return String.join("\n", region.lines).stripIndent().strip().lines().toList();
    }

    Set<String> names() {
        return regions.keySet();
    }

    private static List<String> wholeFile(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int first = 0;
        while (lines.get(first).isBlank() || lines.get(first).contains("SPDX-License-Identifier")) {
            first++;
        }
        return lines.subList(first, lines.size());
    }

    private static void read(Path file, Map<String, Region> regions) throws IOException {
        Region open = null;
        for (String line : Files.readAllLines(file)) {
            String text = line.strip();
            if (text.startsWith(BEGIN)) {
                String name = text.substring(BEGIN.length());
                open = regions.computeIfAbsent(name, key -> new Region(file, new ArrayList<>()));
                if (!open.file.equals(file)) {
                    throw new AssertionError("two files have a region '" + name + "': " + open.file + ", " + file);
                }
            } else if (text.equals(END)) {
                open = null;
            } else if (open != null) {
                open.lines.add(line);
            }
        }
        if (open != null) {
            throw new AssertionError("a region of " + file + " has no '" + END + "'");
        }
    }

    private record Region(Path file, List<String> lines) {}
}
