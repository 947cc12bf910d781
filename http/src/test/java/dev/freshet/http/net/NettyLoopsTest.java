// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import io.netty.channel.epoll.Epoll;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@org.junit.jupiter.api.Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class NettyLoopsTest {

    @Test
    void thereIsOneLoopPerProcessorByDefault() {
        try (NettyLoops loops = new NettyLoops()) {
            assertThat(loops.loops()).hasSize(Runtime.getRuntime().availableProcessors());
        }
    }

    @Test
    void linuxWaitsByEpoll() {
        boolean linux = System.getProperty("os.name").equals("Linux");
        assertThat(Sockets.best()).isEqualTo(linux ? Sockets.EPOLL : Sockets.NIO);
        assertThat(Epoll.isAvailable()).isEqualTo(linux);
    }

    @Test
    void ioUringIsThereOrTheMessageSaysWhyNot() {
        String missing = IoUringSockets.missing();
        if (missing == null) {
            assertThat(Sockets.ioUring()).isEqualTo(Sockets.IO_URING);
        } else {
            assertThatThrownBy(Sockets::ioUring)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageStartingWith("io_uring can't be used by this process: ");
        }
    }

    @Test
    void aRunWithoutLoopsIsRefused() {
        assertThatThrownBy(() -> new NettyLoops(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.http.net.SocketsOfThisMachine#all")
    void threadsAreNamedInTheOrderOfTheList(Sockets sockets) throws Exception {
        try (NettyLoops loops = new NettyLoops(3, sockets)) {
            List<String> names = new ArrayList<>();
            for (Loop loop : loops.loops()) {
                names.add(on(loop, () -> Thread.currentThread().getName()));
            }
            assertThat(names).containsExactly("freshet-loop-0", "freshet-loop-1", "freshet-loop-2");
        }
    }

    @Test
    void aLoopKnowsItsThread() throws Exception {
        try (NettyLoops loops = new NettyLoops(2)) {
            Loop first = loops.loops().get(0);
            Loop second = loops.loops().get(1);
            assertThat(first.isCurrent()).isFalse();
            assertThat(on(first, () -> List.of(first.isCurrent(), second.isCurrent())))
                    .containsExactly(true, false);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.http.net.SocketsOfThisMachine#all")
    void aTimerNeverRunsEarly(Sockets sockets) throws Exception {
        try (NettyLoops loops = new NettyLoops(1, sockets)) {
            Loop loop = loops.loops().get(0);
            int timers = 200;
            List<Long> earlyByNs = new ArrayList<>();
            CountDownLatch done = new CountDownLatch(timers);
            loop.execute(() -> {
                long startNs = loop.clock().nowNs();
                for (int i = 0; i < timers; i++) {
                    long atNs = startNs + (i * 1_000_003L) % 60_000_000L;
                    loop.schedule(atNs, () -> {
                        long nowNs = loop.clock().nowNs();
                        if (nowNs < atNs) {
                            earlyByNs.add(atNs - nowNs);
                        }
                        done.countDown();
                    });
                }
            });
            done.await();
            assertThat(earlyByNs).isEmpty();
        }
    }

    @Test
    void noTimerRunsWithinTheCallThatSetsIt() throws Exception {
        try (NettyLoops loops = new NettyLoops(1)) {
            Loop loop = loops.loops().get(0);
            List<String> order = new ArrayList<>();
            CompletableFuture<List<String>> done = new CompletableFuture<>();
            loop.execute(() -> {
                loop.schedule(loop.clock().nowNs() - 1_000_000_000, () -> {
                    order.add("past");
                    done.complete(order);
                });
                order.add("scheduled");
            });
            assertThat(done.get()).containsExactly("scheduled", "past");
        }
    }

    @Test
    void aCancelledTimerDoesNotRun() throws Exception {
        try (NettyLoops loops = new NettyLoops(1)) {
            Loop loop = loops.loops().get(0);
            List<String> ran = new ArrayList<>();
            CompletableFuture<List<String>> done = new CompletableFuture<>();
            loop.execute(() -> {
                long nowNs = loop.clock().nowNs();
                Timeout timeout = loop.schedule(nowNs + 1_000_000, () -> ran.add("cancelled"));
                loop.schedule(nowNs + 2_000_000, () -> done.complete(ran));
                timeout.cancel();
                timeout.cancel();
            });
            assertThat(done.get()).isEmpty();
        }
    }

    @Test
    void whatATaskThrowsIsTheFailureOfTheLoopWhichGoesOn() throws Exception {
        try (NettyLoops loops = new NettyLoops(2)) {
            Loop atOnce = loops.loops().get(0);
            Loop byTimer = loops.loops().get(1);
            atOnce.execute(() -> {
                throw new IllegalStateException("at once");
            });
            byTimer.execute(() -> byTimer.schedule(0, () -> {
                throw new IllegalStateException("by timer");
            }));
            CompletableFuture<String> afterTheTimer = new CompletableFuture<>();
            byTimer.execute(() ->
                    byTimer.schedule(byTimer.clock().nowNs() + 1_000_000, () -> afterTheTimer.complete("still alive")));

            assertThat(on(atOnce, () -> "alive")).isEqualTo("alive");
            assertThat(afterTheTimer.get()).isEqualTo("still alive");
            assertThat(atOnce.guard().reason()).isEqualTo("IllegalStateException: at once on freshet-loop-0");
            assertThat(byTimer.guard().reason()).isEqualTo("IllegalStateException: by timer on freshet-loop-1");
        }
    }

    @Test
    void closeEndsTheThreadsAndRejectsWhatComesLater() throws Exception {
        NettyLoops loops = new NettyLoops(1);
        Loop loop = loops.loops().get(0);
        Thread thread = on(loop, Thread::currentThread);
        loops.close();
        thread.join();
        assertThatThrownBy(() -> loop.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void closeDoesNotWaitForeverForATaskThatBlocks() throws Exception {
        NettyLoops loops = new NettyLoops(1);
        CountDownLatch release = new CountDownLatch(1);
        loops.loops().get(0).execute(() -> {
            try {
                release.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        loops.close();
        release.countDown();
    }

    @Test
    void aLoopMayNotWaitForItsOwnEnd() throws Exception {
        try (NettyLoops loops = new NettyLoops(1)) {
            assertThatThrownBy(() -> on(loops.loops().get(0), () -> {
                        closeNow(loops);
                        return "closed";
                    }))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(IllegalStateException.class);
        }
    }

    private static void closeNow(NettyLoops loops) {
        loops.close();
    }

    private static <T> T on(Loop loop, Supplier<T> work) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result.get();
    }
}
