// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.text.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.HdrHistogram.IntCountsHistogram;

/** The run as merged so far from what the loops handed over. Confined to the reporter. */
final class RunTotals {

    /** How many names a sentence has. */
    private static final int FEW_NAMES = 5;

    /** A loop that comes to it later than this is called late. */
    private static final long LATE_NS = 100_000_000L;

    private final RunLimits limits = new RunLimits();
    private final RunCounts counts = new RunCounts(limits, HistogramSource.NONE);
    private final RowCounts row = new RowCounts();
    private final TimelineRows timeline = new TimelineRows(TimelineRows.MAX_ROWS);
    private final Levels[] lastOfLoop;
    private Levels levels = Levels.ZERO;
    private long late;
    private long latestNs;

    RunTotals(int loops) {
        lastOfLoop = new Levels[loops];
        Arrays.fill(lastOfLoop, Levels.ZERO);
    }

    /** Merges what a loop handed over. Gives back its histograms, emptied. */
    List<IntCountsHistogram> add(int loop, LoopInterval interval) {
        lastOfLoop[loop] = interval.levels().renamed(limits::scenario, limits::stream);
        counts.add(interval.counts());
        row.add(interval.counts());
        if (interval.lateNs() > LATE_NS) {
            late++;
            latestNs = Math.max(latestNs, interval.lateNs());
            row.addLate();
        }
        List<IntCountsHistogram> emptied = new ArrayList<>();
        interval.counts().release(emptied);
        return emptied;
    }

    /**
     * Ends a row of the timeline.
     *
     * @param startNs from the start of the run
     * @param endNs from the start of the run
     */
    Interval closeRow(long startNs, long endNs) {
        Levels now = Arrays.stream(lastOfLoop).reduce(Levels.ZERO, Levels::plus);
        levels = now.after(levels);
        Interval interval = row.close(startNs, endNs, now);
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
        noteIf(counts.failures().hasOther() || counts.errors().hasOther(), "texts of errors", notes);
        if (late > 0) {
            notes.add(
                    counted(late, "time a loop was", "times a loop was") + " busy for longer than "
                            + Quantity.latency(LATE_NS).plain() + " when it should hand over its counts, for "
                            + Quantity.latency(latestNs).plain()
                            + " at most: what it counted meanwhile is in another second of the timeline. No total is touched by it.");
        }
        unfinished(notes);
        lost(notes);
        return notes;
    }

    private void unfinished(List<String> notes) {
        LatencyCounts ages = new LatencyCounts(HistogramSource.NONE);
        counts.requests().forEach(request -> ages.add(request.unfinished));
        LatencyStats all = ages.toStats();
        if (!all.isEmpty()) {
            notes.add(counted(all.count(), "request, connect or wait was", "requests, connects and waits were")
                    + " unfinished when the run ended, the oldest for "
                    + Quantity.latency(all.maxNs()).plain()
                    + ": neither OK nor KO, and in no percentile.");
        }
    }

    private void lost(List<String> notes) {
        List<StreamCounts> lost = counts.streams().stream()
                .filter(stream -> stream.lostForGood > 0)
                .toList();
        if (!lost.isEmpty()) {
            long all = lost.stream().mapToLong(stream -> stream.lostForGood).sum();
            String names = lost.stream()
                    .limit(FEW_NAMES)
                    .map(stream -> "'" + stream.name + "'")
                    .collect(Collectors.joining(", "));
            notes.add(counted(all, "stream was", "streams were") + " lost and not back at the end: " + names
                    + (lost.size() > FEW_NAMES ? " and others." : "."));
        }
    }

    private static String counted(long count, String one, String many) {
        return Quantity.count(count).plain() + " " + (count == 1 ? one : many);
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
