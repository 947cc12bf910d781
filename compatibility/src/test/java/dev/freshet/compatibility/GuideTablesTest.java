// SPDX-License-Identifier: Apache-2.0
package dev.freshet.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of the guide to porting are those of {@code differences.txt}. {@code -Dcompatibility.update=true} brings the guide up to date. */
class GuideTablesTest {

    private static final Path GUIDE = Path.of("../docs/guide/porting-from-gatling.md");

    @ParameterizedTest
    @CsvSource({"streams, '## What differs on streams, and why'", "elsewhere, '## What differs elsewhere'"})
    void aTableOfTheGuideIsMadeOfTheDifferences(String table, String heading) throws IOException {
        List<String> page = new ArrayList<>(Files.readAllLines(GUIDE));
        int first = page.indexOf(heading) + 4;
        int end = first;
        while (page.get(end).startsWith("|")) {
            end++;
        }
        List<String> rows = Differences.read().table(table);
        if (Boolean.getBoolean("compatibility.update")) {
            page.subList(first, end).clear();
            page.addAll(first, rows);
            Files.write(GUIDE, page);
            end = first + rows.size();
        }

        assertThat(page.subList(first, end)).isEqualTo(rows);
    }
}
