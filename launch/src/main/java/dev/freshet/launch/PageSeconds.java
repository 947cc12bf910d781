// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.record.RecordedRun;
import dev.freshet.core.run.RunListener;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunStats;
import dev.freshet.report.page.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The seconds of a run for its page. Those of a short run are kept, since reading its record would take longer than the run needs to start; those of any other are
 * read from the record again, in which they take no memory. Told on the reporter, asked when the run has ended.
 */
final class PageSeconds implements RunListener {

    /** What is kept at most: series of seconds, each with a few histograms, less than 10 MB. */
    private static final int MOST_SERIES = 500;

    private final Console console;
    private final List<Interval> kept = new ArrayList<>();
    private int series;

    PageSeconds(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void onInterval(Interval interval, Supplier<RunStats> soFar) {
        add(interval);
    }

    /** Takes in the next second. */
    synchronized void add(Interval interval) {
        series += interval.series().size();
        if (series <= MOST_SERIES) {
            kept.add(interval);
        } else {
            kept.clear();
        }
    }

    /** The history of the run. Seconds that cannot be read are missing, and the console says so. */
    synchronized History history(RunStats stats, List<Path> records) {
        History history = History.of(stats);
        if (series <= MOST_SERIES) {
            kept.forEach(history);
            return history;
        }
        try {
            RecordedRun.read(records, card -> history);
        } catch (IOException e) {
            console.complain("The charts of the page lack what cannot be read from the record: " + e.getMessage());
        }
        return history;
    }
}
