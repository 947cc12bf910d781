// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.pause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.Session;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.time.Clock;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGuard;
import dev.freshet.core.time.SystemClock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RendezVousTest {

    private final Stage stage = new Stage();

    @Test
    void usersWaitUntilAllHaveComeAndLaterOnesDoNot() {
        Action first = stage.compile(pause("#{delay}").rendezVous(3).exec(stage.show("delay")));
        for (int delay : new int[] {1, 5, 3, 9}) {
            stage.start(first, delay % 2, session -> session.set("delay", delay));
        }
        stage.loops.runUntilIdle(Duration.ofMinutes(1));

        assertThat(stage.script)
                .containsExactlyInAnyOrder(
                        "5000 delay=1",
                        "5000 delay=5",
                        "5000 delay=3",
                        "9000 delay=9",
                        "5000 end",
                        "5000 end",
                        "5000 end",
                        "9000 end");
    }

    @Test
    void usersGoOnOnTheirOwnLoop() {
        Queue<Boolean> atHome = new ConcurrentLinkedQueue<>();
        Action first = new RendezVousAction(
                2, (session, user) -> atHome.add(user.loop().isCurrent()));
        stage.start(first, 0, session -> session);
        stage.start(first, 1, session -> session);
        stage.loops.runUntilIdle(Duration.ofMinutes(1));

        assertThat(atHome).containsExactly(true, true);
    }

    @Test
    void aUserThatHasEndedMeanwhileStaysEnded() {
        Action first = stage.compile(pause(0).rendezVous(2).exec(stage.say("on")));
        VirtualUser gone = stage.start(first, 0, session -> session);
        stage.loops.runDue();
        gone.end();
        stage.start(first, 1, session -> session);
        stage.loops.runDue();

        assertThat(stage.words()).containsExactly("end", "on", "end");
    }

    @Test
    @Timeout(60)
    void nobodyIsLeftBehindWhenUsersComeFromManyThreads() throws InterruptedException {
        List<ThreadLoop> threads = Stream.generate(ThreadLoop::new).limit(4).toList();
        for (int round = 0; round < 300; round++) {
            CountDownLatch free = new CountDownLatch(8);
            Action meeting = new RendezVousAction(5, (session, user) -> free.countDown());
            for (int i = 0; i < 8; i++) {
                ThreadLoop loop = threads.get(i % 4);
                VirtualUser user = new VirtualUser(i, loop, new LoopStats(), 0, who -> {});
                loop.execute(() -> user.proceed(meeting, Session.create("S", 1)));
            }
            assertThat(free.await(30, TimeUnit.SECONDS)).isTrue();
        }
        threads.forEach(ThreadLoop::close);
    }

    /** A loop on a thread of its own. */
    private static final class ThreadLoop implements Loop {
        private final LoopGuard guard = new LoopGuard();
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Clock clock = new SystemClock();

        @Override
        public Clock clock() {
            return clock;
        }

        @Override
        public void execute(Runnable task) {
            thread.execute(task);
        }

        @Override
        public dev.freshet.core.time.Timeout schedule(long atNs, Runnable task) {
            thread.execute(task); // a user that was put off goes on
            return () -> {};
        }

        @Override
        public LoopGuard guard() {
            return guard;
        }

        @Override
        public boolean isCurrent() {
            return true;
        }

        void close() {
            thread.shutdownNow();
        }
    }
}
