// SPDX-License-Identifier: Apache-2.0
package dev.freshet.compatibility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What differs from Gatling, as the file {@code differences.txt} has it: rows of the tables of the guide to porting, each with the programs that show it, and
 * what exactly differs in them. A row without programs is about what programs cannot show.
 */
final class Differences {

    /** The table of what is not wanted: no page shows it. */
    static final String OPEN = "open";

    static final Path FILE = Path.of("src/test/resources/differences.txt");

    private static final String PROGRAM = "  ";
    private static final String LINE = "    ";

    private final List<String> head = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /**
     * A row of a table.
     *
     * @param table its table
     * @param cells situation, Gatling, Freshet, reason
     * @param programs by name: the lines that only one of the two has
     */
    record Row(String table, List<String> cells, Map<String, List<String>> programs) {}

    static Differences read() throws IOException {
        Differences differences = new Differences();
        String program = "";
        for (String line : Files.readAllLines(FILE)) {
            List<Row> rows = differences.rows;
            if (line.startsWith(LINE)) {
                rows.get(rows.size() - 1).programs().get(program).add(line.substring(LINE.length()));
            } else if (line.startsWith(PROGRAM)) {
                program = line.strip();
                rows.get(rows.size() - 1).programs().put(program, new ArrayList<>());
            } else if (line.startsWith("[")) {
                int end = line.indexOf(']');
                List<String> cells = List.of(line.substring(end + 1).strip().split(" \\| ?", -1));
                rows.add(new Row(line.substring(1, end), cells, new LinkedHashMap<>()));
            } else if (rows.isEmpty()) {
                differences.head.add(line);
            }
        }
        return differences;
    }

    /** Writes the file anew for what was found: programs that are equal leave it, programs that it does not have come as open. */
    void update(Map<String, List<String>> found) throws IOException {
        Map<String, List<String>> left = new TreeMap<>(found);
        List<String> lines = new ArrayList<>(head);
        for (Row row : rows) {
            Map<String, List<String>> programs = new LinkedHashMap<>();
            for (String program : row.programs().keySet()) {
                List<String> differs = left.remove(program);
                if (differs != null) {
                    programs.put(program, differs);
                }
            }
            if (!programs.isEmpty() || row.programs().isEmpty()) {
                write(lines, new Row(row.table(), row.cells(), programs));
            }
        }
        left.forEach((program, differs) -> write(lines, new Row(OPEN, List.of("?"), Map.of(program, differs))));
        Files.write(FILE, lines);
    }

    private static void write(List<String> lines, Row row) {
        lines.add("[" + row.table() + "] " + String.join(" | ", row.cells()));
        row.programs().forEach((program, differs) -> {
            lines.add(PROGRAM + program);
            differs.forEach(line -> lines.add(LINE + line));
        });
    }

    /** By program: the lines that only one of the two has. */
    Map<String, List<String>> byProgram() {
        Map<String, List<String>> programs = new TreeMap<>();
        rows.forEach(row -> programs.putAll(row.programs()));
        return programs;
    }

    /** The rows of a table as the guide has them. */
    List<String> table(String table) {
        return rows.stream()
                .filter(row -> row.table().equals(table))
                .map(row -> "| " + row.cells().stream().map(String::strip).collect(Collectors.joining(" | ")) + " |")
                .map(row -> row.replace("|  |", "| |"))
                .toList();
    }

    /** The lines that only one of the two has: {@code -} those of Gatling, {@code +} ours. */
    static List<String> between(List<String> gatling, List<String> freshet) {
        int[][] common = new int[gatling.size() + 1][freshet.size() + 1];
        for (int i = gatling.size() - 1; i >= 0; i--) {
            for (int j = freshet.size() - 1; j >= 0; j--) {
                common[i][j] = gatling.get(i).equals(freshet.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < gatling.size() || j < freshet.size()) {
            if (i < gatling.size() && j < freshet.size() && gatling.get(i).equals(freshet.get(j))) {
                i++;
                j++;
            } else if (j == freshet.size() || (i < gatling.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add("- " + gatling.get(i++));
            } else {
                lines.add("+ " + freshet.get(j++));
            }
        }
        return lines;
    }
}
