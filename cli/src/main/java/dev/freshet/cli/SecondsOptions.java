// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.report.SecondsFile;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which files tell of a run second by second: the options that a run and a report share. */
final class SecondsOptions {

    @Option(names = "--csv", description = "Writes seconds.csv, too: what happened in each second, series by series.")
    private boolean csv;

    @Option(
            names = "--hlog",
            description = "Writes intervals.hlog, too: the histograms of each second, as HdrHistogram's interval log.")
    private boolean hlog;

    Set<SecondsFile> files() {
        Set<SecondsFile> files = EnumSet.noneOf(SecondsFile.class);
        if (csv) {
            files.add(SecondsFile.CSV);
        }
        if (hlog) {
            files.add(SecondsFile.HLOG);
        }
        return files;
    }
}
