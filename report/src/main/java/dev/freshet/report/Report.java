// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.RunStats;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the files of a run that are made of its totals. Its page is made by {@link dev.freshet.report.page.RunPage}. */
public final class Report {

    /** The page, as a file name in the report's folder. */
    public static final String PAGE = "index.html";

    /** The figures for programs, as a file name in the report's folder. */
    public static final String SUMMARY = "summary.json";

    /** The run on one screen for the pages of a build, as a file name in the report's folder. */
    public static final String MARKDOWN = "summary.md";

    private Report() {}

    /** What stands in {@value #SUMMARY}: a document of JSON, with an end of line. */
    @Internal
    public static String summary(RunStats stats) {
        return SummaryJson.of(stats);
    }

    /**
     * Writes {@value #SUMMARY}. Makes the folder where there is none and replaces a file of that name; it is whole or not there.
     *
     * @throws IOException when the folder or the file cannot be written
     */
    public static void writeSummary(RunStats stats, Path folder) throws IOException {
        ResultFile.write(folder.resolve(SUMMARY), SummaryJson.of(stats));
    }

    /**
     * Writes {@value #MARKDOWN}. Makes the folder where there is none and replaces a file of that name; it is whole or not there.
     *
     * @throws IOException when the folder or the file cannot be written
     */
    public static void writeMarkdown(JudgedRun run, Path folder) throws IOException {
        ResultFile.write(folder.resolve(MARKDOWN), SummaryMarkdown.of(run));
    }
}
