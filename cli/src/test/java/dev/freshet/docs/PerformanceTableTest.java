// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on performance has every line that {@code benchmarks/run} measures, with its bar. No figure is looked at. */
final class PerformanceTableTest {

    private static final Path BARS = Path.of("../benchmarks/rows/bars.csv");
    private static final Path PAGE = Path.of("../docs/performance.md");

    @ParameterizedTest
    @CsvSource({"17, bar", "25, bar25"})
    void thePageHasEveryLineWithItsBar(int jdk, String column) throws IOException {
        String table = tableOf(jdk);
        try (CsvReader<NamedCsvRecord> bars = CsvReader.builder().ofNamedCsvRecord(BARS)) {
            for (NamedCsvRecord bar : bars) {
                String most = bar.getField(bar.getField(column).isEmpty() ? "bar" : column);
                assertThat(linesOf(table, bar.getField("what")))
                        .as("lines of the table of JDK %d for %s", jdk, bar.getField("line"))
                        .singleElement()
                        .asString()
                        .contains(most.isEmpty() ? "|" : "| " + shown(most, bar.getField("of")) + ": ");
            }
        }
    }

    private static List<String> linesOf(String table, String what) {
        return table.lines()
                .filter(line -> line.startsWith("| " + what + " | "))
                .toList();
    }

    private static String tableOf(int jdk) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("**JDK " + jdk + ".** ");
        assertThat(begin).as("the table of JDK %d in %s", jdk, PAGE).isNotNegative();
        int end = page.indexOf("\n**", begin);
        return page.substring(begin, end < 0 ? page.length() : end);
    }

    private static String shown(String most, String of) {
        return most.replaceFirst("\\.0$", "") + (of.equals("ratio") ? " ×" : "");
    }
}
