// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.stats.RunStats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the report of a run. */
public final class Report {

    /** The page, as a file name in the report's folder. */
    public static final String PAGE = "index.html";

    /** The figures for programs, as a file name in the report's folder. */
    public static final String SUMMARY = "summary.json";

    /** The run on one screen for the pages of a build, as a file name in the report's folder. */
    public static final String MARKDOWN = "summary.md";

    private Report() {}

    /** As {@link #write(RunStats, List, Path)}, for a run of which nothing was asked. */
    public static Path write(RunStats stats, Path folder) throws IOException {
        return write(stats, List.of(), folder);
    }

    /**
     * Writes {@value #PAGE} and {@value #SUMMARY}. Makes the folder where there is none and replaces files of these names. Each is
     * whole or not there.
     *
     * @param verdicts the assertions of the run; the page shows them
     * @return where the page is
     * @throws IOException when the folder or a file cannot be written
     */
    public static Path write(RunStats stats, List<AssertionResult> verdicts, Path folder) throws IOException {
        writeSummary(stats, folder);
        return writePage(stats, verdicts, folder);
    }

    /** The part of {@link #write} that makes {@value #SUMMARY}. */
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

    /** The part of {@link #write} that makes {@value #PAGE}. */
    public static Path writePage(RunStats stats, List<AssertionResult> verdicts, Path folder) throws IOException {
        Path page = folder.resolve(PAGE);
        ResultFile.write(page, Page.of(stats, verdicts));
        return page;
    }
}
