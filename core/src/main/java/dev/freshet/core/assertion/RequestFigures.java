// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.AssertionTarget;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.RequestStats;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Rows: requests, connects, checks and operations.
 *
 * @param rows of which kinds and names they may be
 * @param seconds how long the run was
 */
record RequestFigures(List<RequestStats> rows, double seconds) implements Figures {

    @Override
    public Reading read(AssertionTarget target) {
        return switch (target.metric()) {
            case SKIPPED_REQUESTS -> outside(sum(RequestStats::skipped), target);
            case UNFINISHED_REQUESTS -> outside(unfinished(), target);
            default -> finished() == 0 && (skipped() > 0 || unfinished() > 0) ? unrecorded() : figure(target);
        };
    }

    /** Rows of which nothing came to its end were not recorded, except for what became of them. */
    private Reading unrecorded() {
        String skipped = skipped() == 0 ? "" : "never attempted, " + skipped() + " skipped";
        String unfinished = unfinished() == 0 ? "" : "never finished, " + unfinished() + " unfinished";
        return new Reading.Missing(
                skipped.isEmpty() || unfinished.isEmpty() ? skipped + unfinished : skipped + "; " + unfinished);
    }

    private Reading figure(AssertionTarget target) {
        return switch (target.figure()) {
            case COUNT -> new Reading.Value(count(target.metric()));
            case PERCENT -> Figures.share(count(target.metric()), finished());
            case PER_SECOND -> Figures.perSecond(finished(), seconds);
            default -> Figures.time(times(), target, untimed());
        };
    }

    /** What is neither OK nor KO: how many, or their share in all that there are. */
    private Reading outside(long count, AssertionTarget target) {
        return target.figure() == AssertionTarget.Figure.PERCENT
                ? Figures.share(count, finished() + skipped() + unfinished())
                : new Reading.Value(count);
    }

    private long count(AssertionTarget.Metric metric) {
        return switch (metric) {
            case FAILED_REQUESTS -> sum(RequestStats::koCount);
            case SUCCESSFUL_REQUESTS -> sum(RequestStats::okCount);
            default -> finished();
        };
    }

    private LatencyStats times() {
        return rows.stream().map(RequestStats::all).reduce(LatencyStats.NONE, LatencyStats::plus);
    }

    private String untimed() {
        return finished() == 0
                ? Figures.NOTHING
                : "none of " + finished()
                        + " took time: they were carried out at once, or their message had arrived before";
    }

    private long finished() {
        return sum(RequestStats::count);
    }

    private long skipped() {
        return sum(RequestStats::skipped);
    }

    private long unfinished() {
        return sum(row -> row.unfinished().count());
    }

    private long sum(ToLongFunction<RequestStats> count) {
        return rows.stream().mapToLong(count).sum();
    }
}
