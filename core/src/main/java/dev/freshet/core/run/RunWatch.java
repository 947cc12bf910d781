// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.failure.Sickness;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.time.Clock;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Watches a run from outside its loops, so that it comes to an end whatever happens on them: a loop fails, its thread dies, a function of the simulation blocks it for ever or
 * ends the process from it. Confined to the main thread.
 */
final class RunWatch {

    /** Enough for the ends of tens of thousands of users, and not more than somebody likes to wait. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private static final long LOOK_MS = 100;

    /** The loop that a limit waits on should be the first to keep it. */
    private static final Duration LIMIT_SLACK = Duration.ofSeconds(1);

    private static final long ANSWER_MS = 500;

    private final RunCourse course;
    private final List<Loop> loops;
    private final BusyLoops busy;
    private final Optional<RunLimit> limit;
    private final Duration grace;
    private final Clock clock;
    private final long beganNs;
    private @Nullable Long endingSinceNs;
    private boolean isInterrupted;

    /**
     * Begins to watch.
     *
     * @param loops those that the users live on, and the one that collects what they count
     * @param busy names code that keeps loops busy
     * @param grace how long a run that has been told to stop may take to end its users and to collect what they counted
     */
    RunWatch(RunCourse course, List<Loop> loops, BusyLoops busy, Optional<RunLimit> limit, Duration grace) {
        this.busy = busy;
        this.course = course;
        this.grace = grace;
        this.loops = loops;
        this.limit = limit;
        this.clock = loops.get(0).clock();
        this.beganNs = clock.nowNs();
    }

    /**
     * Waits until the run has ended, and tells it to stop where there is a reason to.
     *
     * @return false where it is no use to wait any longer
     */
    boolean await(CompletableFuture<?> ended) {
        try {
            while (true) {
                try {
                    ended.get(LOOK_MS, TimeUnit.MILLISECONDS);
                    return true;
                } catch (TimeoutException e) {
                    if (isInVain()) {
                        return false;
                    }
                } catch (InterruptedException e) {
                    isInterrupted = true;
                    stop(new RunEnd.Interrupted("the waiting thread was interrupted"));
                } catch (ExecutionException e) {
                    throw new IllegalStateException("the run could not be measured to its end", e.getCause());
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The end of a run that has failed; empty for any other. Any thread may ask. */
    static Optional<RunEnd> failure(List<Loop> loops) {
        return loops.stream()
                .map(Loop::guard)
                .filter(guard -> guard.failure() != null || guard.isOver())
                .map(RunWatch::failed)
                .min((one, other) -> Boolean.compare(one instanceof RunEnd.Invalid, other instanceof RunEnd.Invalid));
    }

    private static RunEnd failed(LoopGuard guard) {
        Throwable cause = guard.failure();
        boolean isDefect = cause != null && Sickness.in(cause).isEmpty();
        return isDefect ? new RunEnd.Defect(guard.reason()) : new RunEnd.Invalid(guard.reason());
    }

    /** How a run ended that has not come to its end: it has failed, or something blocks a loop. */
    RunEnd inVain() {
        RunEnd told = course.stopping().getNow(new RunEnd.Completed());
        return failure(loops).orElseGet(() -> isExiting() ? told : new RunEnd.Invalid(blocked(told)));
    }

    private boolean isInVain() {
        failure(loops).ifPresent(this::stop);
        long nowNs = clock.nowNs();
        busy.look(nowNs);
        limit.filter(given -> nowNs - beganNs > given.after().plus(LIMIT_SLACK).toNanos())
                .ifPresent(given -> stop(given.end()));
        if (!course.stopping().isDone() && !course.end().isDone()) {
            return false;
        }
        if (endingSinceNs == null) {
            endingSinceNs = nowNs;
        }
        return nowNs - endingSinceNs > grace.toNanos() || isExiting();
    }

    private void stop(RunEnd reason) {
        try {
            course.stop(reason);
        } catch (RejectedExecutionException e) {
            // The first loop has died, which is a reason of its own to stop.
        }
    }

    private boolean isExiting() {
        return loops.stream().anyMatch(loop -> loop.guard().isExiting());
    }

    private String blocked(RunEnd told) {
        List<String> busy = new ArrayList<>();
        for (Loop loop : loops) {
            if (!answers(loop)) {
                busy.add(loop.guard().name() + " is busy"
                        + BusyLoops.place(loop.guard().stackTrace()));
            }
        }
        String which = busy.isEmpty() ? "" : ": " + String.join(", ", busy);
        return told.text() + ", but not all users had ended " + Quantity.duration(grace.toNanos()) + " later" + which;
    }

    private static boolean answers(Loop loop) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        try {
            loop.execute(() -> answer.complete(true));
            return answer.get(ANSWER_MS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
