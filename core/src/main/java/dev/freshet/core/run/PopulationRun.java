// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.time.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/**
 * One population on its way: its injectors on all loops, then the groups of populations that follow it, one group after the other.
 * Confined to the first loop of the run; injectors report to it there.
 *
 * <pre>
 *   waiting ── begin ──► injecting ── all injectors done ──► first group ──► … last group ──► over
 * </pre>
 */
final class PopulationRun {

    private final Loop firstLoop;
    private final List<List<PopulationRun>> followers;
    private final List<Posted> injectors = new ArrayList<>();
    private Runnable onOver = () -> {};
    private int injecting;
    private int nextGroup;
    private int groupRunning;
    private boolean begun;
    private boolean stopped;

    PopulationRun(Loop firstLoop, List<List<PopulationRun>> followers) {
        this.firstLoop = firstLoop;
        this.followers = followers;
    }

    /** Adds an injector. Before the run begins, with {@link #injectorDone} as its listener. */
    void add(Loop loop, Injector injector) {
        injectors.add(new Posted(loop, injector));
    }

    /** What an injector calls when it is done, on its own loop. */
    void injectorDone() {
        firstLoop.execute(this::oneInjectorDone);
    }

    /**
     * Starts the injectors, from this instant.
     *
     * @param onOver told when this population and all that follow it have no users any more
     */
    void begin(Runnable onOver) {
        this.onOver = onOver;
        begun = true;
        injecting = injectors.size();
        long startNs = firstLoop.clock().nowNs();
        for (Posted posted : injectors) {
            posted.loop.execute(() -> posted.injector.start(startNs));
        }
    }

    /** Ends the users who are there and begins nothing that follows. */
    void stop() {
        if (!begun || stopped) {
            return;
        }
        stopped = true;
        for (Posted posted : injectors) {
            posted.stop();
        }
        followers.forEach(group -> group.forEach(PopulationRun::stop));
    }

    private void oneInjectorDone() {
        injecting--;
        if (injecting == 0) {
            beginNextGroup();
        }
    }

    private void oneFollowerOver() {
        groupRunning--;
        if (groupRunning == 0) {
            beginNextGroup();
        }
    }

    private void beginNextGroup() {
        while (!stopped && nextGroup < followers.size()) {
            List<PopulationRun> group = followers.get(nextGroup++);
            if (!group.isEmpty()) {
                groupRunning = group.size();
                group.forEach(follower -> follower.begin(this::oneFollowerOver));
                return;
            }
        }
        onOver.run();
    }

    private record Posted(Loop loop, Injector injector) {

        void stop() {
            try {
                loop.execute(injector::stop);
            } catch (RejectedExecutionException e) {
                // The loop has died, and its users with it.
            }
        }
    }
}
