// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.Internal;
import dev.freshet.report.compare.Comparison;
import dev.freshet.report.compare.Trend;
import java.io.IOException;
import java.nio.file.Path;

/** Writes what comes of runs that are compared. */
@Internal
public final class Compare {

    /** The page, as a file name. */
    public static final String PAGE = "compare.html";

    /** The figures for programs, as a file name. */
    public static final String JSON = "compare.json";

    private Compare() {}

    /**
     * Writes {@value #PAGE} and {@value #JSON}, and replaces files of these names. Each is whole or not there.
     *
     * @return where the page is
     * @throws IOException when a file cannot be written
     */
    public static Path write(Comparison comparison, Path folder) throws IOException {
        ResultFile.write(folder.resolve(JSON), CompareJson.of(comparison));
        Path page = folder.resolve(PAGE);
        ResultFile.write(page, ComparePage.of(comparison));
        return page;
    }

    /** The same of a history. */
    public static Path write(Trend trend, Path folder) throws IOException {
        ResultFile.write(folder.resolve(JSON), TrendJson.of(trend));
        Path page = folder.resolve(PAGE);
        ResultFile.write(page, TrendPage.of(trend));
        return page;
    }
}
