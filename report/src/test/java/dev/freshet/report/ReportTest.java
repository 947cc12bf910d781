// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    Path temp;

    @Test
    void bothFilesAreWrittenIntoANewFolder() throws IOException {
        Path folder = temp.resolve("results/run-1");
        Path page = Report.write(SampleRun.of(30), folder);
        assertThat(page).isEqualTo(folder.resolve("index.html"));
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(Files.readString(folder.resolve("summary.json")))
                .startsWith("{\n")
                .endsWith("}\n");
    }

    @Test
    void filesOfAnEarlierRunAreReplaced() throws IOException {
        Report.write(SampleRun.of(30), temp);
        Report.write(SampleRun.nothing(), temp);
        assertThat(Files.readString(temp.resolve("index.html")))
                .contains("example.Empty")
                .doesNotContain("Prices");
    }
}
