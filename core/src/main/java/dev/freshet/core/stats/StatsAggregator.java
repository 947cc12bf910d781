// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.HdrHistogram.IntCountsHistogram;

/**
 * Collects what the loops count. All methods are to be called on the reporter.
 *
 * <pre>
 *   reporter   tick ──► ask every loop ─────────────────────► merge, close the row, tell the listener
 *                          │                                    ▲
 *   loop                   └──► take: swap counts ──────────────┘
 * </pre>
 *
 * <p>Nobody waits: a loop answers by a task on the reporter, and the last answer closes the row of the timeline. When a loop has not answered by the
 * next tick, the row is closed without it, the loop is not asked twice, and what it hands over in the end is in the row during which it does. So everything that
 * a loop counted is merged exactly once. A loop says itself how late it came to its answer, by its own clock: a run that ends just after a tick makes none late,
 * and one that is blocked for less than a tick may be.
 */
@Internal
public final class StatsAggregator {

    // set once
    private final RunCard card;
    private final LoopGroup group;
    private final List<? extends Loop> loops;
    private final List<LoopStats> stats;
    private final Executor reporter;
    private final Consumer<Interval> onInterval;
    private final long startNs;
    private final CompletableFuture<RunStats> result = new CompletableFuture<>();

    // reporter only
    private final IntervalBuilder builder;
    private final RunFold fold = new RunFold();
    private final List<Collection<IntCountsHistogram>> spares;
    private final boolean[] asked;
    private final boolean[] gone;
    private int awaited;
    private boolean rowIsOpen;
    private long rowStartNs;
    private long rowEndNs;
    private boolean finishing;
    private String ended = "";

    /**
     * The run starts now.
     *
     * @param stats what each of the loops writes to, in the order of the loops
     * @param reporter runs tasks one at a time; {@code Runnable::run} where all loops are on one thread, as in virtual time
     * @param onInterval told of each row of the timeline as soon as it is closed
     */
    public StatsAggregator(
            RunCard card, LoopGroup loops, List<LoopStats> stats, Executor reporter, Consumer<Interval> onInterval) {
        this.card = card;
        this.group = loops;
        this.loops = loops.loops();
        this.stats = List.copyOf(stats);
        this.reporter = reporter;
        this.onInterval = onInterval;
        startNs = loops.clock().nowNs();
        int count = this.loops.size();
        if (this.stats.size() != count) {
            throw new IllegalArgumentException(count + " loops need as many LoopStats, not " + this.stats.size());
        }
        builder = new IntervalBuilder(count, startNs);
        spares = new ArrayList<>(Collections.nCopies(count, List.of()));
        asked = new boolean[count];
        gone = new boolean[count];
    }

    /** Asks every loop for what it has counted since the last time. To be called once a second. Without effect once the run is finishing. */
    public void tick() {
        if (!finishing) {
            ask();
        }
    }

    /**
     * Asks every loop for the last time. To be called when all users have ended and the loops still run. The result comes on the
     * reporter, when the last loop has answered; should one never answer, {@link #giveUp} tells what there is.
     *
     * @param how in words how the run ended
     */
    public CompletableFuture<RunStats> finish(String how) {
        if (!finishing) {
            finishing = true;
            ended = how;
            ask();
        }
        return result;
    }

    /** What has been merged, where some loops do not answer any more; the notes say how many. */
    public RunStats giveUp(String how) {
        finishing = true;
        ended = how;
        if (rowIsOpen) {
            closeRow(true);
        }
        fold.finish();
        return snapshot();
    }

    /** What has been merged so far. */
    public RunStats snapshot() {
        return fold.toStats(card, rowEndNs, ended, missing());
    }

    private void ask() {
        if (rowIsOpen) {
            closeRow(false);
        }
        rowStartNs = rowEndNs;
        rowEndNs = group.clock().nowNs() - startNs;
        rowIsOpen = true;
        List<Integer> idle = new ArrayList<>();
        for (int i = 0; i < asked.length; i++) {
            if (!asked[i] && !gone[i]) {
                asked[i] = true;
                awaited++;
                idle.add(i);
            }
        }
        idle.forEach(this::ask);
        closeRowIfComplete();
    }

    private void ask(int loop) {
        Collection<IntCountsHistogram> emptied = spares.set(loop, List.of());
        try {
            long askedNs = group.clock().nowNs();
            loops.get(loop).execute(() -> answer(loop, emptied, askedNs));
        } catch (RejectedExecutionException e) {
            // The loop has been closed. What it counted since the last time can't be had any more: the notes say so.
            asked[loop] = false;
            gone[loop] = true;
            awaited--;
        }
    }

    /** On the loop. */
    private void answer(int loop, Collection<IntCountsHistogram> emptied, long askedNs) {
        LoopInterval interval = stats.get(loop).take(emptied, group.clock().nowNs() - askedNs);
        reporter.execute(() -> merge(loop, interval));
    }

    private void merge(int loop, LoopInterval interval) {
        asked[loop] = false;
        awaited--;
        spares.set(loop, builder.add(loop, interval));
        closeRowIfComplete();
    }

    private void closeRowIfComplete() {
        if (awaited == 0 && rowIsOpen) {
            closeRow(finishing);
            if (finishing) {
                fold.finish();
                result.complete(snapshot());
            }
        }
    }

    private void closeRow(boolean isLast) {
        rowIsOpen = false;
        Interval closed = isLast ? builder.closeLast(rowStartNs, rowEndNs) : builder.close(rowStartNs, rowEndNs);
        fold.add(closed);
        onInterval.accept(closed);
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        int ended = 0;
        for (boolean loopGone : gone) {
            ended += loopGone ? 1 : 0;
        }
        if (ended > 0) {
            missing.add(loops(ended)
                    + " ended before the run did; what was counted there since the interval before is missing.");
        }
        if (finishing && awaited > 0) {
            missing.add(loops(awaited) + " did not hand over the last counts, which are missing.");
        }
        return missing;
    }

    private static String loops(int count) {
        return count == 1 ? "1 loop" : count + " loops";
    }
}
