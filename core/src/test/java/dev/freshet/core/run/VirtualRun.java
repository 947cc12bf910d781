// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.PopulationBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.Simulation;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.time.VirtualLoops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A run in virtual time, and what happened when: scenarios and hooks write to its log. */
final class VirtualRun {

    private final VirtualLoops loops;
    private final long startNs;
    private final List<String> log = new ArrayList<>();
    private @Nullable Runner runner;

    VirtualRun(int loopCount) {
        loops = new VirtualLoops(loopCount);
        startNs = loops.clock().nowNs();
    }

    /** Runs until all is over, or at most a day. */
    RunResult run(Simulation simulation) {
        return run(simulation, settings -> settings, runner -> {});
    }

    RunResult run(Simulation simulation, UnaryOperator<RunSettings> change, Consumer<Runner> whileRunning) {
        RunSettings settings = change.apply(RunSettings.on(loops, loops.loop()).withProtocols(List.of()));
        Runner running = new Runner(RunPlan.of(simulation), settings);
        runner = running;
        CompletableFuture<Runner.Ended> ended = running.begin();
        whileRunning.accept(running);
        loops.runUntilIdle(Duration.ofDays(1));
        return running.conclude(Objects.requireNonNull(ended.getNow(null), "the run has not ended"));
    }

    static Simulation simulation(PopulationBuilder... populations) {
        return simulation(setUp -> {}, populations);
    }

    static Simulation simulation(Consumer<Simulation.SetUp> more, PopulationBuilder... populations) {
        return new Simulation() {
            {
                more.accept(setUp(populations));
            }
        };
    }

    /** A step that writes to the log. */
    Function<Session, Session> note(String what) {
        return session -> {
            note(what + " " + session.userId(), nowMs());
            return session;
        };
    }

    void note(String what, long ms) {
        log.add(ms + " " + what);
    }

    Runner runner() {
        return Objects.requireNonNull(runner);
    }

    void advance(long ms) {
        loops.advance(Duration.ofMillis(ms));
    }

    long nowMs() {
        return (loops.clock().nowNs() - startNs) / 1_000_000;
    }

    List<String> log() {
        return log;
    }

    int waiting() {
        return loops.waiting();
    }

    static long started(RunStats stats) {
        return stats.allUsers().started();
    }
}
