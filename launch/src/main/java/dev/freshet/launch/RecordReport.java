// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.assertion.Assertions;
import dev.freshet.core.record.RecordedRun;
import dev.freshet.core.record.RunRecorder;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.report.AssertionFiles;
import dev.freshet.report.JudgedRun;
import dev.freshet.report.Report;
import dev.freshet.report.SecondsFile;
import dev.freshet.report.SecondsFiles;
import dev.freshet.report.Verdict;
import dev.freshet.report.console.ConsoleSummary;
import dev.freshet.report.console.TrustText;
import dev.freshet.report.console.VerdictText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the results of a run of its record: those of one folder anew, or those of several, whose processes shared the run, together. Used once. */
@Internal
public final class RecordReport {

    private final Set<SecondsFile> secondsFiles;
    private final Console console;
    private @Nullable Path made;
    private @Nullable SecondsFiles seconds;

    /**
     * A report that is not made yet.
     *
     * @param secondsFiles which files that tell of the run second by second are made besides
     */
    public RecordReport(Set<SecondsFile> secondsFiles, Console console) {
        this.secondsFiles = Set.copyOf(secondsFiles);
        this.console = console;
    }

    /**
     * Reads the records and writes the same files as the run itself: into the one folder, or else into a new one.
     *
     * @param folders folders of results, or the records themselves; at least one
     * @param parent where a new folder is made; null for the usual place
     * @throws LaunchException when one of them tells of no run, or nothing can be written
     */
    public void make(List<Path> folders, @Nullable Path parent) {
        List<Path> records = folders.stream().map(RecordReport::record).toList();
        PageSeconds ofPage = new PageSeconds(console);
        RecordedRun run = read(records, card -> {
            Path folder = folder(records, parent, card);
            SecondsFiles files = new SecondsFiles(secondsFiles, card, folder);
            made = folder;
            seconds = files;
            return interval -> {
                files.add(interval);
                ofPage.add(interval);
            };
        });
        RunStats stats = run.stats();
        List<AssertionResult> verdicts = Assertions.evaluate(run.assertions(), stats);
        console.show(ConsoleSummary.of(stats, console.palette()));
        Conclusion.tell(verdicts, console);
        console.show(TrustText.of(stats.trust(), console.palette()));
        JudgedRun judged = JudgedRun.of(stats, verdicts, Conclusion.isAllowed(run.assertions(), Metric.ERRORS));
        if (made != null && seconds != null) {
            write(judged, records, ofPage, made);
        }
        Verdict verdict = judged.verdict();
        console.show(VerdictText.of(verdict.word().key(), verdict.sentence(), console.palette()));
    }

    private Path folder(List<Path> records, @Nullable Path parent, RunCard card) {
        if (records.size() == 1 && parent == null) {
            return folderOf(records.get(0));
        }
        return ResultsFolder.create(parent, card.simulation(), LocalDateTime.now(ZoneId.systemDefault()), console)
                .path();
    }

    private void write(JudgedRun run, List<Path> records, PageSeconds ofPage, Path folder) {
        try {
            if (seconds != null) {
                seconds.finish();
            }
            Report.writeSummary(run.stats(), folder);
            Report.writeMarkdown(run, folder);
            AssertionFiles.write(run.stats(), run.assertions(), folder);
            Path page = ResultFiles.page(run, ofPage, records, folder);
            console.line("Report: " + page.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw LaunchException.badInput(
                    "The report cannot be written to " + folder.toAbsolutePath().normalize() + ": " + e.getMessage()
                            + ". Choose another place with --results-folder DIR.");
        }
    }

    private static RecordedRun read(List<Path> records, Function<RunCard, Consumer<Interval>> follower) {
        try {
            return RecordedRun.read(records, follower);
        } catch (IOException e) {
            throw LaunchException.badInput("No report can be made: " + e.getMessage());
        }
    }

    /** The record in a folder of results, or the file itself. */
    private static Path record(Path given) {
        Path record = Files.isDirectory(given) ? given.resolve(RunRecorder.FILE) : given;
        if (!Files.isRegularFile(record)) {
            throw LaunchException.badInput(
                    "There is no record of a run at " + given.toAbsolutePath().normalize()
                            + ": name a folder of results, in which a file " + RunRecorder.FILE + " stands.");
        }
        return record;
    }

    private static Path folderOf(Path record) {
        Path parent = record.toAbsolutePath().getParent();
        return parent == null ? record : parent;
    }
}
