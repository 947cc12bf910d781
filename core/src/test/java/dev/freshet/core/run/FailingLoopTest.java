// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.dummy;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.PopulationBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.Simulation;
import dev.freshet.core.time.Clock;
import dev.freshet.core.time.SystemClock;
import dev.freshet.core.time.ThreadLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import simulations.Blocking;

/** Whatever happens on a loop, the run comes to an end, keeps what it has measured, and says what happened. Nothing here depends on how fast threads are. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class FailingLoopTest {

    private static final Duration GRACE = Duration.ofMillis(300);

    private final FaultyClock clock = new FaultyClock();
    private final ThreadLoops loops = new ThreadLoops(3, clock);
    private final ThreadLoop reporter = new ThreadLoop("reporter", clock);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void closeThreads() {
        clock.faultyThread = "";
        released.countDown();
        loops.close();
        reporter.close();
    }

    @Test
    void aRunWithoutMemoryIsInvalid() {
        RunResult result = run(tenAndThen(session -> {
            throw new OutOfMemoryError("Java heap space");
        }));
        assertThat(result.end()).isInstanceOf(RunEnd.Invalid.class);
        assertThat(result.end().text()).matches("is invalid: OutOfMemoryError: Java heap space on loop-[012]");
        assertThat(result.stats().ended()).isEqualTo(result.end().text());
        assertThat(result.stats().allRequests().okCount()).isEqualTo(10);
    }

    @Test
    void soIsOneWhoseClassesNeededMoreMemoryThanThereIs() {
        RunResult result = run(tenAndThen(session -> {
            throw new ExceptionInInitializerError(new OutOfMemoryError("Metaspace"));
        }));
        assertThat(result.end().text()).startsWith("is invalid: OutOfMemoryError: Metaspace on ");
    }

    @Test
    void aDefectOfOursEndsTheRunAsOne() {
        RunResult result = run(tenAndThen(session -> {
            clock.faultyThread = Thread.currentThread().getName();
            return session;
        }));
        assertThat(result.end()).isInstanceOf(RunEnd.Defect.class);
        assertThat(result.end().text())
                .matches("is invalid, by a defect of Freshet: IllegalStateException: no time on loop-[012]");
    }

    @Test
    void soDoesOneInTheStartOfAnInjectorOnAnotherLoop() {
        clock.faultyThread = "loop-1";
        RunResult result = run(scenario("A").exec(dummy("d", 1)).injectOpen(atOnceUsers(30)));
        assertThat(result.end()).isEqualTo(new RunEnd.Defect("IllegalStateException: no time on loop-1"));
        assertThat(result.stats().allRequests().okCount()).isEqualTo(20);
    }

    @Test
    void soDoesOneWhereCountsAreMerged() {
        RunResult result = run(tenAndThen(session -> {
            clock.faultyThread = "reporter";
            return session;
        }));
        assertThat(result.end()).isEqualTo(new RunEnd.Defect("IllegalStateException: no time on reporter"));
    }

    @Test
    void aListenerWithoutMemoryMakesTheRunInvalid() {
        RunResult result = new Runner(
                        RunPlan.of(VirtualRun.simulation(
                                scenario("A").pause(Duration.ofHours(1)).injectOpen(atOnceUsers(3)))),
                        settings().withListener((interval, soFar) -> {
                            throw new OutOfMemoryError("Java heap space");
                        }),
                        GRACE)
                .run();
        assertThat(result.end()).isEqualTo(new RunEnd.Invalid("OutOfMemoryError: Java heap space on reporter"));
    }

    @Test
    void aFunctionThatBlocksForEverDoesNotOutliveTheRun() {
        Simulation simulation = VirtualRun.simulation(
                setUp -> setUp.maxDuration(Duration.ofMillis(100)),
                scenario("A").exec(new Blocking(released)).injectOpen(atOnceUsers(3)));
        RunResult result = new Runner(RunPlan.of(simulation), settings(), GRACE).run();
        assertThat(result.end()).isInstanceOf(RunEnd.Invalid.class);
        assertThat(result.end().text())
                .startsWith(
                        "is invalid: stopped after the maximum duration of 100 ms, but not all users had ended 300 ms later: ")
                .contains("loop-0 is busy in simulations.Blocking.apply(Blocking.java:14)")
                .contains("loop-1 is busy in ")
                .contains("loop-2 is busy in ");
        assertThat(result.stats().notes()).anyMatch(note -> note.contains("did not hand over the last counts"));
    }

    /** It blocks until its loop has been asked and has not answered for long enough, and then some. */
    @Test
    void codeThatKeepsALoopBusyIsNamed() {
        Simulation simulation =
                VirtualRun.simulation(scenario("A").exec(new Blocking(released)).injectOpen(atOnceUsers(1)));
        Thread releaser = new Thread(() -> {
            LockSupport.parkNanos(5 * BusyLoops.LONG.toNanos());
            released.countDown();
        });
        releaser.start();
        RunResult result = new Runner(RunPlan.of(simulation), settings(), GRACE).run();
        assertThat(result.end()).isEqualTo(new RunEnd.Completed());
        assertThat(result.stats().notes())
                .contains(
                        "A loop was kept busy for longer than half a second in simulations.Blocking.apply(Blocking.java:14):"
                                + " nothing is read on it meanwhile, and all its other users stand still.");
    }

    @Test
    void aLoopWhoseThreadHasDiedMakesTheRunInvalid() {
        CountDownLatch running = new CountDownLatch(3);
        Simulation simulation = VirtualRun.simulation(scenario("A")
                .exec(session -> {
                    running.countDown();
                    return session;
                })
                .pause(Duration.ofHours(1))
                .injectOpen(atOnceUsers(3)));
        Thread killer = new Thread(() -> {
            awaitUninterrupted(running);
            loops.kill(1);
        });
        killer.start();
        RunResult result = new Runner(RunPlan.of(simulation), settings(), GRACE).run();
        assertThat(result.end()).isEqualTo(new RunEnd.Invalid("loop-1 has ended by itself"));
        assertThat(result.stats().allUsers().started()).isEqualTo(2);
        assertThat(result.stats().notes())
                .contains(
                        "1 loop ended before the run did; what was counted there since the interval before is missing.");
    }

    /** Ten users with a request that succeeds; when all have had theirs, one of them calls the function. */
    private static PopulationBuilder tenAndThen(Function<Session, Session> function) {
        return scenario("A")
                .exec(dummy("d", 1))
                .rendezVous(10)
                .doIf(session -> session.userId() == 10)
                .then(exec(function))
                .pause(Duration.ofHours(1))
                .injectOpen(atOnceUsers(10));
    }

    private RunResult run(PopulationBuilder population) {
        return new Runner(RunPlan.of(VirtualRun.simulation(population)), settings(), GRACE).run();
    }

    private RunSettings settings() {
        return RunSettings.on(loops, reporter).withProtocols(List.of());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What stands for any defect of ours: a clock that throws on one thread. */
    private static final class FaultyClock implements Clock {
        private final Clock clock = new SystemClock();
        private volatile String faultyThread = "";

        @Override
        public long nowNs() {
            if (Thread.currentThread().getName().equals(faultyThread)) {
                throw new IllegalStateException("no time");
            }
            return clock.nowNs();
        }

        @Override
        public long epochNs(long nowNs) {
            return clock.epochNs(nowNs);
        }
    }
}
