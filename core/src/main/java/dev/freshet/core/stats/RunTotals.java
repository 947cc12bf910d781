// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.IntCountsHistogram;

/** The run as merged so far from what the loops handed over. Confined to the reporter. */
final class RunTotals {

    private final RunLimits limits = new RunLimits();
    private final RunCounts counts = new RunCounts(limits, LatencyRange::totalHistogram);
    private final RowCounts row = new RowCounts();
    private final TimelineRows timeline = new TimelineRows(TimelineRows.MAX_ROWS);
    private final Levels[] lastOfLoop;
    private Levels levels = Levels.ZERO;
    private long lateIntervals;

    RunTotals(int loops) {
        lastOfLoop = new Levels[loops];
        Arrays.fill(lastOfLoop, Levels.ZERO);
    }

    /** Merges what a loop handed over. Gives back its histograms, emptied. */
    List<IntCountsHistogram> add(int loop, LoopInterval interval) {
        lastOfLoop[loop] = interval.levels().renamed(limits::scenario, limits::stream);
        counts.add(interval.counts());
        row.add(interval.counts());
        List<IntCountsHistogram> emptied = new ArrayList<>();
        interval.counts().release(emptied);
        return emptied;
    }

    /**
     * Ends a row of the timeline.
     *
     * @param startNs from the start of the run
     * @param endNs from the start of the run
     * @param lateLoops how many loops have yet to hand over what they counted in it
     */
    Interval closeRow(long startNs, long endNs, int lateLoops) {
        Levels now = Arrays.stream(lastOfLoop).reduce(Levels.ZERO, Levels::plus);
        levels = now.after(levels);
        lateIntervals += lateLoops > 0 ? 1 : 0;
        Interval interval = row.close(startNs, endNs, now, lateLoops);
        timeline.append(interval);
        return interval;
    }

    /** Makes a last row that is very short part of the one before. */
    void finish(long shortestRowNs) {
        timeline.mergeLastIfShorterThan(shortestRowNs);
    }

    RunStats toStats(RunCard card, long durationNs, String ended, List<String> furtherNotes) {
        List<String> notes = notes();
        notes.addAll(furtherNotes);
        return new RunStats(
                card,
                Duration.ofNanos(durationNs),
                ended,
                counts.requests().stream().map(RequestCounts::toStats).toList(),
                counts.groups().stream().map(GroupCounts::toStats).toList(),
                counts.streams().stream()
                        .map(stream -> stream.toStats(levels.streams(stream.name)))
                        .toList(),
                levels.streams(),
                counts.users().stream().map(this::toStats).toList(),
                levels.users().peak(),
                counts.failures().toStats(),
                counts.errors().toStats(),
                timeline.toTimeline(),
                notes);
    }

    private UserStats toStats(UserCounts users) {
        Level active = levels.usersByScenario().getOrDefault(users.scenario, Level.ZERO);
        return users.toStats(active.peak());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(counts.notes());
        noteIf(counts.requests().stream().anyMatch(request -> isOther(request.name)), "names of requests", notes);
        noteIf(counts.groups().stream().anyMatch(group -> group.path.contains(NameLimit.OTHER)), "groups", notes);
        noteIf(counts.streams().stream().anyMatch(stream -> isOther(stream.name)), "names of streams", notes);
        noteIf(counts.users().stream().anyMatch(users -> isOther(users.scenario)), "scenarios", notes);
        noteIf(counts.failures().hasOther(), "texts of errors", notes);
        if (lateIntervals > 0) {
            notes.add("In " + lateIntervals + (lateIntervals == 1 ? " interval" : " intervals")
                    + " a loop handed over its counts late; they are in a later row of the timeline.");
        }
        return notes;
    }

    private static boolean isOther(String name) {
        return name.equals(NameLimit.OTHER);
    }

    private static void noteIf(boolean exceeded, String what, List<String> notes) {
        if (exceeded) {
            notes.add("There were more than " + NameLimit.NAMES + " " + what + "; the rest is counted under "
                    + NameLimit.OTHER + ".");
        }
    }
}
