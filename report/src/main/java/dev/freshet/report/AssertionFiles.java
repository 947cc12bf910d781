// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.stats.RunStats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the verdicts of assertions for other programs. The formats are described in {@code docs/assertion-files.md}. */
public final class AssertionFiles {

    /** The verdicts as JSON, as a file name in the results folder. */
    public static final String JSON = "assertions.json";

    /** The verdicts as a JUnit report, as a file name in the results folder. */
    public static final String XML = "assertions.xml";

    private AssertionFiles() {}

    /**
     * Writes {@value #JSON} and {@value #XML}, also where there are no assertions. Makes the folder where there is none and replaces files of
     * these names.
     *
     * @throws IOException when the folder or a file cannot be written
     */
    public static void write(RunStats stats, List<AssertionResult> results, Path folder) throws IOException {
        ResultFile.write(folder.resolve(JSON), AssertionsJson.of(stats, results));
        ResultFile.write(folder.resolve(XML), AssertionsXml.of(stats, results));
    }
}
