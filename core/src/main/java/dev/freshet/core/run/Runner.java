// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import dev.freshet.core.raw.RawLog;
import dev.freshet.core.scenario.RunControl;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.time.Clock;
import dev.freshet.core.time.Loop;
import dev.freshet.core.trust.PlannedUsers;
import dev.freshet.core.trust.Preflight;
import dev.freshet.core.trust.TrustMeans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a plan, once, from its first user to its last figure.
 *
 * <p>{@link #run} is called on the main thread and comes back with the result. {@link #stop} may be called from any thread, such as a
 * shutdown hook: users are ended and what was measured is kept. The loops and the reporter belong to the caller, who closes them
 * afterwards.
 */
@Internal
public final class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final RunPlan plan;
    private final RunSettings settings;
    private final RunCourse course;
    private final List<Loop> loops;
    private final Duration grace;
    private @Nullable RunSetUp setUp;
    private volatile @Nullable Measuring measuring;
    private @Nullable SelfWatch selfWatch;

    public Runner(RunPlan plan, RunSettings settings) {
        this(plan, settings, RunWatch.GRACE);
    }

    /** One that waits as long as that for loops that do not come to an end. */
    Runner(RunPlan plan, RunSettings settings, Duration grace) {
        this.grace = grace;
        this.plan = plan;
        this.settings = settings;
        this.course = new RunCourse(settings.loops().loops().get(0), plan.limit());
        this.loops = new ArrayList<>(settings.loops().loops());
        this.loops.add(settings.reporter());
    }

    /**
     * Runs the plan: compiles its scenarios, calls {@code before()}, warms up, injects the users, waits for the last one and collects the statistics. {@link
     * #after} is left to the caller, who has better things to do first.
     *
     * @throws SimulationException when a scenario is faulty or {@code before()} fails; then nobody has been injected and {@code after()} is not
     *     to be called
     */
    public RunResult run() {
        CompletableFuture<Ended> ended = begin();
        return conclude(await(ended));
    }

    /**
     * Compiles the plan as for a run and gives what it needs at its peak. Nobody is injected and nothing of the simulation is called; a runner that was asked this does not
     * run.
     *
     * @throws SimulationException when a scenario is faulty
     */
    public List<PlannedUsers> peak() {
        try (RunSetUp prepared = RunSetUp.of(plan, settings, new Control())) {
            return plan.peak(settings.shard(), prepared::demand);
        }
    }

    /**
     * Calls {@code after()} of the simulation, once, when its results are where they cannot be lost: it may fail in any way, or end the process.
     *
     * @return what it threw, or null
     */
    public @Nullable Throwable after() {
        try {
            plan.simulation().after();
            return null;
        } catch (Throwable e) { // whatever it is, it changes nothing about the run
            return e;
        }
    }

    /** Whether users are being injected, or have been. Before that there is nothing that {@link #stop} could end. Any thread may ask. */
    public boolean isBegun() {
        return measuring != null;
    }

    /** Ends the run before its time; its result is kept. Any thread may call it, at any time; what counts is the first reason. */
    public void stop(String reason) {
        course.stop(new RunEnd.Interrupted(reason));
    }

    /** A run whose users have all ended, or that does not wait for them any longer. */
    record Ended(RunEnd end, RunStats stats) {}

    /** The part of {@link #run} up to the start of the first user. What it gives is completed when the run has ended. */
    CompletableFuture<Ended> begin() {
        RunSetUp prepared = RunSetUp.of(plan, settings, new Control());
        setUp = prepared;
        advise(prepared);
        callBefore(prepared);
        prepared.warmUp();
        beginRawLog();
        Measuring started = new Measuring(card(), settings, prepared.stats());
        SelfWatch watching = watchSelf(prepared, started);
        selfWatch = watching;
        measuring = started;
        course.begin(prepared.first(), prepared.throttles());
        return course.end().thenCompose(told -> {
            RunEnd end = RunWatch.failure(loops).orElse(told);
            if (watching != null) {
                watching.end();
            }
            return started.finish(end)
                    .thenCompose(stats -> trusted(stats, watching))
                    .thenCompose(started::conclude)
                    .thenApply(stats -> new Ended(end, stats));
        });
    }

    private static CompletableFuture<RunStats> trusted(RunStats stats, @Nullable SelfWatch watching) {
        return watching == null
                ? CompletableFuture.completedFuture(stats)
                : watching.report(stats).thenApply(stats::withTrust);
    }

    private @Nullable SelfWatch watchSelf(RunSetUp prepared, Measuring started) {
        TrustMeans means = settings.trust();
        return means == null
                ? null
                : new SelfWatch(
                        means.withConnections(prepared::openConnections)
                                .withListener(means.onSecond().andThen(started::onTrust)),
                        prepared.loops());
    }

    private void advise(RunSetUp prepared) {
        TrustMeans means = settings.trust();
        if (means != null) {
            Preflight.advice(plan.peak(settings.shard(), prepared::demand), means.limits())
                    .forEach(means.onAdvice());
        }
    }

    /** The part of {@link #run} after the end. */
    RunResult conclude(Ended ended) {
        if (setUp != null) {
            setUp.close();
        }
        return new RunResult(ended.stats(), ended.end());
    }

    private void callBefore(RunSetUp prepared) {
        try {
            plan.simulation().before();
        } catch (Throwable e) { // an Error of the author's is his mistake as much as an exception
            prepared.close();
            throw new SimulationException("before() of " + plan.name() + " failed: " + e, e);
        }
    }

    private void beginRawLog() {
        RawLog rawLog = settings.rawLog();
        if (rawLog != null) {
            Clock clock = settings.loops().clock();
            rawLog.begin(clock, clock.nowNs());
        }
    }

    private RunCard card() {
        Clock clock = settings.loops().clock();
        Instant start = Instant.ofEpochMilli(clock.epochMs(clock.nowNs()));
        return new RunCard(plan.name(), settings.description(), start, settings.facts());
    }

    private Ended await(CompletableFuture<Ended> ended) {
        Measuring started = measuring;
        RunSetUp prepared = setUp;
        if (started == null || prepared == null) {
            throw new IllegalStateException("a run that has not begun cannot end");
        }
        RunWatch watch = new RunWatch(course, loops, new BusyLoops(prepared.loops()), plan.limit(), grace);
        if (watch.await(ended)) {
            return ended.join();
        }
        RunEnd end = watch.inVain();
        LOG.warn("The run {}. What was measured is kept.", end.text());
        RunStats stats = started.giveUp(end);
        SelfWatch watching = selfWatch;
        RunStats all = watching == null ? stats : stats.withTrust(watching.giveUp(stats));
        return new Ended(end, started.concluded(all));
    }

    private final class Control implements RunControl {
        @Override
        public void stop(String message) {
            course.stop(new RunEnd.StoppedBySimulation(message));
        }

        @Override
        public void crash(String message) {
            course.stop(new RunEnd.Crashed(message));
        }
    }
}
