// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

/** A file that tells of a run second by second. What stands in each is described in {@code docs/guide/exports.md}. */
public enum SecondsFile {
    /** A line for each metric of each series in which something happened. */
    CSV("seconds.csv") {
        @Override
        SecondsFormat format() {
            return new SecondsCsv();
        }
    },
    /** HdrHistogram's interval log of all distributions. */
    HLOG("intervals.hlog") {
        @Override
        SecondsFormat format() {
            return new IntervalLog();
        }
    };

    private final String fileName;

    SecondsFile(String fileName) {
        this.fileName = fileName;
    }

    /** The file, in the folder of the results. */
    public String fileName() {
        return fileName;
    }

    abstract SecondsFormat format();
}
