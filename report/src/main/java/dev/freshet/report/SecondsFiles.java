// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunCard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Writes files while the seconds come. Each has another name until it is whole; the run is not harmed by one that cannot be written. Used by one thread at a time.
 */
public final class SecondsFiles {

    private final List<SecondsWriter> writers;

    /**
     * Begins the files. What fails is told by {@link #finish}.
     *
     * @param folder where they are made; files of their names are replaced
     */
    public SecondsFiles(Set<SecondsFile> files, RunCard card, Path folder) {
        writers = files.stream()
                .sorted()
                .map(file -> new SecondsWriter(file, card, folder))
                .toList();
    }

    /** Adds the next second. */
    public void add(Interval second) {
        writers.forEach(writer -> writer.add(second));
    }

    /**
     * No second comes any more: gives the files their names.
     *
     * @throws IOException when one of them could not be written; it is not there, and the message names it. The others are
     */
    public void finish() throws IOException {
        IOException first = null;
        for (SecondsWriter writer : writers) {
            try {
                writer.finish();
            } catch (IOException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
