// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.constantConcurrentUsers;
import static dev.freshet.core.CoreDsl.constantUsersPerSec;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.Simulation;
import dev.freshet.core.time.SystemClock;
import dev.freshet.core.time.ThreadLoop;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole runs on threads. Nothing here depends on how fast they are. */
@Timeout(60)
class RealLoopsTest {

    private final ThreadLoops loops = new ThreadLoops(3, new SystemClock());
    private final ThreadLoop reporter = new ThreadLoop("reporter", loops.clock());

    @AfterEach
    void closeThreads() {
        loops.close();
        reporter.close();
    }

    @Test
    void everyUserIsRunOnceAndCounted() {
        Set<Long> users = ConcurrentHashMap.newKeySet();
        Simulation simulation = VirtualRun.simulation(scenario("A")
                .exec(session -> {
                    users.add(session.userId());
                    return session;
                })
                .pause(Duration.ofMillis(10))
                .injectOpen(atOnceUsers(500), constantUsersPerSec(1_000).during(1))
                .andThen(scenario("B").pause(Duration.ofMillis(1)).injectOpen(atOnceUsers(100))));
        RunResult result = new Runner(RunPlan.of(simulation), settings()).run();
        assertThat(result.end()).isEqualTo(new RunEnd.Completed());
        assertThat(users).hasSize(1_500);
        assertThat(result.stats().users())
                .extracting(counted -> counted.scenario() + " " + counted.started() + " " + counted.ended())
                .containsExactlyInAnyOrder("A 1500 1500", "B 100 100");
        assertThat(result.stats().duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void usersStayOnOneThread() {
        Set<String> places = ConcurrentHashMap.newKeySet();
        Simulation simulation = VirtualRun.simulation(scenario("A")
                .repeat(5)
                .on(exec(session -> {
                            places.add(session.userId() + " "
                                    + Thread.currentThread().getName());
                            return session;
                        })
                        .pause(Duration.ofMillis(1)))
                .injectClosed(constantConcurrentUsers(30).during(Duration.ofMillis(300))));
        RunResult result = new Runner(RunPlan.of(simulation), settings()).run();
        assertThat(places).hasSize((int) VirtualRun.started(result.stats()));
        assertThat(places)
                .extracting(place -> place.substring(place.indexOf(' ')))
                .contains(" loop-0", " loop-1", " loop-2");
    }

    @Test
    void anotherThreadCanStopTheRun() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(20);
        Simulation simulation = VirtualRun.simulation(scenario("A")
                .exec(session -> {
                    running.countDown();
                    return session;
                })
                .pause(Duration.ofHours(1))
                .injectOpen(atOnceUsers(20), constantUsersPerSec(1).during(Duration.ofHours(1))));
        Runner runner = new Runner(RunPlan.of(simulation), settings());
        Thread stopper = new Thread(() -> {
            awaitUninterrupted(running);
            runner.stop("Ctrl-C");
        });
        stopper.start();
        RunResult result = runner.run();
        stopper.join();
        assertThat(result.end()).isEqualTo(new RunEnd.Interrupted("Ctrl-C"));
        assertThat(result.stats().allUsers().active()).isZero();
        assertThat(VirtualRun.started(result.stats())).isGreaterThanOrEqualTo(20);
    }

    @Test
    void anInterruptOfTheWaitingThreadStopsTheRun() throws InterruptedException {
        Simulation simulation =
                VirtualRun.simulation(scenario("A").pause(Duration.ofHours(1)).injectOpen(atOnceUsers(5)));
        Runner runner = new Runner(RunPlan.of(simulation), settings());
        RunResult[] result = new RunResult[1];
        boolean[] stillInterrupted = new boolean[1];
        Thread main = new Thread(() -> {
            result[0] = runner.run();
            stillInterrupted[0] = Thread.currentThread().isInterrupted();
        });
        main.start();
        main.interrupt();
        main.join();
        assertThat(result[0].end()).isEqualTo(new RunEnd.Interrupted("the waiting thread was interrupted"));
        assertThat(stillInterrupted[0]).isTrue();
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
}
