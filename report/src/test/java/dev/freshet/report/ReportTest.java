// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.stats.RunStats;
import dev.freshet.report.page.History;
import dev.freshet.report.page.RunPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    Path temp;

    @Test
    void allFilesAreWrittenIntoANewFolder() throws IOException {
        Path folder = temp.resolve("results/run-1");
        write(SampleRun.of(30), folder);
        assertThat(Files.readString(folder.resolve("index.html")))
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n");
        assertThat(Files.readString(folder.resolve("summary.json")))
                .startsWith("{\n")
                .endsWith("}\n");
        assertThat(Files.readString(folder.resolve("summary.md"))).startsWith("## ");
    }

    @Test
    void filesOfAnEarlierRunAreReplaced() throws IOException {
        write(SampleRun.of(30), temp);
        write(SampleRun.nothing(), temp);
        for (String file : List.of("index.html", "summary.json", "summary.md")) {
            assertThat(Files.readString(temp.resolve(file)))
                    .as(file)
                    .contains("Empty")
                    .doesNotContain("Prices");
        }
    }

    private static void write(RunStats stats, Path folder) throws IOException {
        JudgedRun run = JudgedRun.of(stats, List.of(), false);
        Report.writeSummary(stats, folder);
        Report.writeMarkdown(run, folder);
        assertThat(RunPage.write(run, History.of(stats), folder)).isEqualTo(folder.resolve(Report.PAGE));
    }
}
