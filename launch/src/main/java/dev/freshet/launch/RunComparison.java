// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import dev.freshet.core.record.RecordedRun;
import dev.freshet.core.record.RunRecorder;
import dev.freshet.core.stats.Interval;
import dev.freshet.report.Compare;
import dev.freshet.report.compare.ComparedRun;
import dev.freshet.report.compare.Comparison;
import dev.freshet.report.compare.PastRun;
import dev.freshet.report.compare.RunBlocks;
import dev.freshet.report.compare.Trend;
import dev.freshet.report.console.ComparisonText;
import dev.freshet.report.console.TrendText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares runs by their records: two with each other, or the newest of several with the earlier ones. Each record is read once, second by second. */
@Internal
public final class RunComparison {

    private final double tolerance;
    private final long warmUpNs;
    private final Console console;

    /**
     * A comparison that is not made yet.
     *
     * @param tolerance by which share figures may differ; above 0
     * @param warmUpNs how much of the beginning of each run is left out
     */
    public RunComparison(double tolerance, long warmUpNs, Console console) {
        this.tolerance = tolerance;
        this.warmUpNs = warmUpNs;
        this.console = console;
    }

    /**
     * Reads the records, shows what differs, and writes it.
     *
     * @param given folders of results, records, or folders with folders of results in them; two runs are compared, of more the trend is shown
     * @param parent where the files are written; null for the working directory
     * @return the exit code: {@link ExitCode#ASSERTION_FAILED} if the second or the newest run is worse
     * @throws LaunchException when one of them tells of no run, there are less than two, or nothing can be written
     */
    public int make(List<Path> given, @Nullable Path parent) {
        List<Path> records = given.stream().flatMap(RunComparison::records).toList();
        if (records.size() < 2) {
            throw LaunchException.badInput("There is only one run at "
                    + given.get(0).toAbsolutePath().normalize()
                    + ": name two folders of results, or a folder in which there are at least two.");
        }
        Path folder = parent == null ? Path.of("") : parent;
        return records.size() == 2 ? compare(records, folder) : trend(records, folder);
    }

    private int compare(List<Path> records, Path folder) {
        Comparison comparison = Comparison.of(run(records.get(0)), run(records.get(1)), tolerance);
        console.show(ComparisonText.of(comparison, console.palette()));
        told(write(() -> Compare.write(comparison, folder), folder));
        console.line(ComparisonText.verdict(comparison));
        return exitCode(comparison.verdict());
    }

    private int trend(List<Path> records, Path folder) {
        List<PastRun> runs = new ArrayList<>();
        for (Path record : records) {
            runs.add(PastRun.of(name(record), read(record, interval -> {}).stats()));
        }
        Trend trend = Trend.of(runs, tolerance);
        console.show(TrendText.of(trend, console.palette()));
        told(write(() -> Compare.write(trend, folder), folder));
        console.line(TrendText.verdict(trend));
        return exitCode(trend.verdict());
    }

    private static int exitCode(Comparison.Verdict verdict) {
        return verdict == Comparison.Verdict.WORSE ? ExitCode.ASSERTION_FAILED : ExitCode.OK;
    }

    private ComparedRun run(Path record) {
        RunBlocks blocks = new RunBlocks(warmUpNs);
        RecordedRun run = read(record, blocks::add);
        blocks.finish();
        return new ComparedRun(name(record), run.stats(), blocks);
    }

    private static RecordedRun read(Path record, Consumer<Interval> follower) {
        try {
            return RecordedRun.read(List.of(record), card -> follower);
        } catch (IOException e) {
            throw LaunchException.badInput("No comparison can be made: " + e.getMessage());
        }
    }

    /** The folder of a record, or the record itself where it has another name. */
    private static String name(Path record) {
        Path parent = record.getParent();
        return parent != null && record.endsWith(RunRecorder.FILE) ? parent.toString() : record.toString();
    }

    /** The record in a folder of results, those in the folders within it, or the file itself. */
    private static Stream<Path> records(Path given) {
        if (Files.isRegularFile(given)) {
            return Stream.of(given);
        }
        if (Files.isRegularFile(given.resolve(RunRecorder.FILE))) {
            return Stream.of(given.resolve(RunRecorder.FILE));
        }
        List<Path> within = within(given);
        if (within.isEmpty()) {
            throw LaunchException.badInput(
                    "There is no record of a run at " + given.toAbsolutePath().normalize()
                            + ": name a folder of results, in which a file " + RunRecorder.FILE
                            + " stands, or a folder with such folders in it.");
        }
        return within.stream();
    }

    private static List<Path> within(Path given) {
        if (!Files.isDirectory(given)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(given)) {
            return folders.map(folder -> folder.resolve(RunRecorder.FILE))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw LaunchException.badInput(
                    "The folder " + given.toAbsolutePath().normalize() + " cannot be read: " + e.getMessage());
        }
    }

    private void told(Path page) {
        console.line("Comparison: " + page.toAbsolutePath().normalize());
    }

    private interface Output {
        Path write() throws IOException;
    }

    private static Path write(Output output, Path folder) {
        try {
            return output.write();
        } catch (IOException e) {
            throw LaunchException.badInput("The comparison cannot be written to "
                    + folder.toAbsolutePath().normalize() + ": " + e.getMessage()
                    + ". Choose another place with --results-folder DIR.");
        }
    }
}
