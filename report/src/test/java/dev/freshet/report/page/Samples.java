// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import dev.freshet.core.assertion.Assertions;
import dev.freshet.core.record.RecordedRun;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunStats;
import dev.freshet.report.JudgedRun;
import dev.freshet.report.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes documents for whoever works on the page: {@code Samples FOLDER [NAME=RECORD]...} makes those of invented runs, and of the records. */
final class Samples {

    /** A name as only an attacker would choose it. */
    static final String HOSTILE =
            "</script><img src=x onerror=\"window.hacked=1\"><!--\u202egnp\u0007\u001b[31m|`@all`\u2028"
                    + "<b>&amp;'\"".repeat(25);

    private Samples() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        SampleRun.Told rich = SampleRun.told(60);
        write(folder.resolve("rich.json"), rich.stats(), rich.intervals());
        SampleRun.Told hostile = SampleRun.toldOf(HOSTILE);
        write(folder.resolve("hostile.json"), hostile.stats(), hostile.intervals());
        made(folder.resolve("many.json"), 900, 300, 2);
        made(folder.resolve("fourhours.json"), 14_400, 50, 2);
        for (int i = 1; i < args.length; i++) {
            int split = args[i].indexOf('=');
            recorded(folder.resolve(args[i].substring(0, split) + ".json"), Path.of(args[i].substring(split + 1)));
        }
    }

    private static void made(Path file, int seconds, int names, int eventsPerSecond) throws IOException {
        RunStats stats = LongRun.of(seconds, names, eventsPerSecond, interval -> {});
        History history = History.of(stats);
        LongRun.of(seconds, names, eventsPerSecond, history);
        write(file, JudgedRun.of(stats, List.of(), false), history);
    }

    private static void recorded(Path file, Path record) throws IOException {
        List<Interval> intervals = new ArrayList<>();
        RecordedRun run = RecordedRun.read(List.of(record), card -> intervals::add);
        History history = History.of(run.stats());
        intervals.forEach(history);
        write(file, JudgedRun.of(run.stats(), Assertions.evaluate(run.assertions(), run.stats()), false), history);
    }

    private static void write(Path file, RunStats stats, List<Interval> intervals) throws IOException {
        History history = History.of(stats);
        intervals.forEach(history);
        write(file, JudgedRun.of(stats, List.of(), false), history);
    }

    private static void write(Path file, JudgedRun run, History history) throws IOException {
        String document = RunDocument.of(run, history, false);
        Files.writeString(file, document);
        System.out.println(file + ": " + document.length());
    }
}
