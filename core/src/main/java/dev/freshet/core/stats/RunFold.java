// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.trust.TrustReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the figures of a run of its intervals, one after the other. Who measures folds what was measured just now, who reads the record of a run folds what it
 * reads: the same intervals give the same figures. Confined to one thread.
 */
@Internal
public final class RunFold {

    /** How many names a sentence has. */
    private static final int FEW_NAMES = 5;

    /** How many sentences a run has besides those that follow from its figures. */
    private static final int NOTES = 50;

    /** A last row shorter than this becomes part of the one before. */
    private static final long SHORTEST_ROW_NS = 500_000_000L;

    private final SeriesTotals totals = new SeriesTotals();
    private final Set<String> notes = new LinkedHashSet<>();
    private final TimelineRows timeline = new TimelineRows(TimelineRows.MAX_ROWS);

    /** Adds the next interval. */
    public void add(Interval interval) {
        totals.add(interval.series());
        interval.notes().stream().filter(note -> notes.size() < NOTES).forEach(notes::add);
        timeline.append(interval);
    }

    /** No interval comes any more. */
    public void finish() {
        timeline.mergeLastIfShorterThan(SHORTEST_ROW_NS);
    }

    /**
     * What has been added so far.
     *
     * @param ended in words how the run ended; empty while it goes on
     * @param furtherNotes sentences that no interval has
     */
    public RunStats toStats(RunCard card, long durationNs, String ended, List<String> furtherNotes) {
        Set<String> all = new LinkedHashSet<>(notes);
        all.addAll(ownNotes());
        all.addAll(furtherNotes);
        return new RunStats(
                card,
                Duration.ofNanos(durationNs),
                ended,
                totals.series(),
                timeline.toTimeline(),
                TrustReport.UNMEASURED,
                List.copyOf(all));
    }

    /** What the figures themselves say of their limits. */
    private List<String> ownNotes() {
        List<String> own = new ArrayList<>(SeriesLimits.notes(
                totals.series().stream().map(SeriesStats::key).toList()));
        SeriesStats run = totals.of(SeriesKey.RUN);
        if (List.of(Metric.FAILURES, Metric.ERRORS).stream().anyMatch(texts -> hasOther(run, texts))) {
            own.add(SeriesLimits.tooMany("texts of errors"));
        }
        LatencyStats late = run.distribution(Metric.LATE_LOOPS);
        if (!late.isEmpty()) {
            own.add(
                    Quantity.counted(late.count(), "time a loop was", "times a loop was") + " busy for longer than "
                            + Quantity.latency(IntervalBuilder.LATE_NS).plain()
                            + " when it should hand over its counts, for "
                            + Quantity.latency(late.maxNs()).plain()
                            + " at most: what it counted meanwhile is in another second of the timeline. No total is touched by it.");
        }
        unfinished(own);
        lost(own);
        own.addAll(ValueStats.notes(totals.series()));
        return own;
    }

    private static boolean hasOther(SeriesStats run, Metric texts) {
        return run.texts(texts).stream().anyMatch(text -> text.text().equals(NameLimit.OTHER));
    }

    private void unfinished(List<String> own) {
        LatencyStats ages = totals.series().stream()
                .filter(one -> one.key().owner() == Owner.ROW)
                .map(row -> row.distribution(Metric.UNFINISHED))
                .reduce(LatencyStats.NONE, LatencyStats::plus);
        if (!ages.isEmpty()) {
            own.add(Quantity.counted(ages.count(), "request, connect or wait was", "requests, connects and waits were")
                    + " unfinished when the run ended, the oldest for "
                    + Quantity.latency(ages.maxNs()).plain()
                    + ": neither OK nor KO, and in no percentile.");
        }
    }

    private void lost(List<String> own) {
        List<SeriesStats> lost = totals.series().stream()
                .filter(one -> one.key().owner() == Owner.STREAM && one.count(Metric.LOST_FOR_GOOD) > 0)
                .toList();
        if (!lost.isEmpty()) {
            long all = lost.stream()
                    .mapToLong(stream -> stream.count(Metric.LOST_FOR_GOOD))
                    .sum();
            String names = lost.stream()
                    .limit(FEW_NAMES)
                    .map(stream -> "'" + stream.key().name() + "'")
                    .collect(Collectors.joining(", "));
            own.add(Quantity.counted(all, "stream was", "streams were") + " lost and not back at the end: " + names
                    + (lost.size() > FEW_NAMES ? " and others." : "."));
        }
    }
}
