// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.scenario.Throttle;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The course of a run from its first user to its last: begins the populations, waits for them, and stops them before their time when it is told to.
 *
 * <p>Confined to the first loop, except where a method says otherwise. Counting takes place there, so no loop ever waits for another.
 */
final class RunCourse {

    private final Loop firstLoop;
    private final Optional<RunLimit> limit;
    private final CompletableFuture<RunEnd> stopping = new CompletableFuture<>();
    private final CompletableFuture<RunEnd> end = new CompletableFuture<>();
    private List<PopulationRun> populations = List.of();
    private @Nullable Timeout limitWait;
    private int running;

    RunCourse(Loop firstLoop, Optional<RunLimit> limit) {
        this.firstLoop = firstLoop;
        this.limit = limit;
    }

    /** Completed, on the first loop, when the last user has ended. Any thread may wait for it. */
    CompletableFuture<RunEnd> end() {
        return end;
    }

    /** Completed when the run is first told to stop before its time; the end should follow soon. Any thread may wait for it. */
    CompletableFuture<RunEnd> stopping() {
        return stopping;
    }

    /**
     * Begins with these. Any thread may call it, once.
     *
     * @param throttles what their requests wait for, whose time begins too
     */
    void begin(List<PopulationRun> first, List<Throttle> throttles) {
        firstLoop.execute(() -> beginPopulations(first, throttles));
    }

    /** Stops, for the first reason that is given; later ones are ignored. Any thread may call it, at any time. */
    void stop(RunEnd reason) {
        if (!end.isDone() && stopping.complete(reason)) {
            firstLoop.execute(this::stopNow);
        }
    }

    private void beginPopulations(List<PopulationRun> first, List<Throttle> throttles) {
        if (stopping.isDone()) {
            end.complete(stopping.join());
            return;
        }
        populations = first;
        running = populations.size();
        long startNs = firstLoop.clock().nowNs();
        throttles.forEach(throttle -> throttle.begin(startNs));
        limit.ifPresent(
                given -> limitWait = firstLoop.schedule(startNs + given.after().toNanos(), () -> stop(given.end())));
        populations.forEach(population -> population.begin(this::onePopulationOver));
    }

    private void stopNow() {
        cancelLimit();
        populations.forEach(PopulationRun::stop);
    }

    private void onePopulationOver() {
        running--;
        if (running == 0) {
            cancelLimit();
            end.complete(stopping.getNow(new RunEnd.Completed()));
        }
    }

    private void cancelLimit() {
        if (limitWait != null) {
            limitWait.cancel();
            limitWait = null;
        }
    }
}
