// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Assertion;
import dev.freshet.core.record.RunRecorder;
import dev.freshet.core.run.RunListener;
import dev.freshet.core.time.Clock;
import dev.freshet.report.JudgedRun;
import dev.freshet.report.SecondsFile;
import dev.freshet.report.page.RunPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What a run leaves in the folder of its results and follows it for: its record, its seconds, its page. Made before the run. */
final class ResultFiles {

    private final Path folder;
    private final Console console;
    private final SecondsRecording seconds;
    private final PageSeconds ofPage;

    /**
     * The files of a run that has not begun.
     *
     * @param which files tell of it second by second
     */
    ResultFiles(Path folder, Set<SecondsFile> which, Console console) {
        this.folder = folder;
        this.console = console;
        this.seconds = new SecondsRecording(which, folder);
        this.ofPage = new PageSeconds(console);
    }

    /** Where they are. */
    Path folder() {
        return folder;
    }

    /** What has to hear of the run for them. */
    List<RunListener> listeners(List<Assertion> assertions, Clock clock) {
        return List.of(new Recording(folder, assertions, clock, console), ofPage, seconds);
    }

    /**
     * Gives the files of seconds their names.
     *
     * @throws IOException when one of them could not be written
     */
    void finishSeconds() throws IOException {
        seconds.finish();
    }

    /** Writes the page of the run. */
    Path writePage(JudgedRun run) throws IOException {
        return page(run, ofPage, List.of(folder.resolve(RunRecorder.FILE)), folder);
    }

    /** Writes the page of a run of these records. */
    static Path page(JudgedRun run, PageSeconds seconds, List<Path> records, Path folder) throws IOException {
        return RunPage.write(run, seconds.history(run.stats(), records), folder);
    }
}
