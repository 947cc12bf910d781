// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.run.RunListener;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.report.SecondsFile;
import dev.freshet.report.SecondsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes the files that tell of a run second by second. Confined to the reporter while the run goes on, then to the main thread. */
final class SecondsRecording implements RunListener {

    private final Set<SecondsFile> which;
    private final Path folder;
    private volatile @Nullable SecondsFiles files;

    SecondsRecording(Set<SecondsFile> which, Path folder) {
        this.which = which;
        this.folder = folder;
    }

    @Override
    public void started(RunCard card, long startNs) {
        files = new SecondsFiles(which, card, folder);
    }

    @Override
    public void onInterval(Interval interval, Supplier<RunStats> soFar) {
        if (files != null) {
            files.add(interval);
        }
    }

    /**
     * Gives the files their names, when the run has ended.
     *
     * @throws IOException when one of them could not be written
     */
    void finish() throws IOException {
        if (files != null) {
            files.finish();
        }
    }
}
