// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadLoopTest {

    private final ThreadLoop loop = new ThreadLoop("test-loop", new SystemClock());

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void tasksRunInOrderOnOneThreadOfThatName() {
        List<String> seen = new CopyOnWriteArrayList<>();
        CompletableFuture<Boolean> last = new CompletableFuture<>();
        loop.execute(() -> seen.add("first " + Thread.currentThread().getName()));
        loop.execute(() -> seen.add("second " + Thread.currentThread().getName()));
        loop.execute(() -> last.complete(loop.isCurrent()));
        assertThat(last.join()).isTrue();
        assertThat(loop.isCurrent()).isFalse();
        assertThat(seen).containsExactly("first test-loop", "second test-loop");
    }

    @Test
    void aTaskNeverRunsBeforeItsTime() {
        CompletableFuture<Long> ranNs = new CompletableFuture<>();
        long atNs = loop.clock().nowNs() + 20_000_000;
        loop.execute(() -> loop.schedule(atNs, () -> ranNs.complete(loop.clock().nowNs())));
        assertThat(ranNs.join()).isGreaterThanOrEqualTo(atNs);
    }

    @Test
    void aTaskOfThePastRunsSoonButNotWithinTheCall() {
        CompletableFuture<List<String>> order = new CompletableFuture<>();
        List<String> seen = new CopyOnWriteArrayList<>();
        loop.execute(() -> {
            loop.schedule(loop.clock().nowNs() - 1_000_000, () -> {
                seen.add("task");
                order.complete(seen);
            });
            seen.add("call");
        });
        assertThat(order.join()).containsExactly("call", "task");
    }

    @Test
    void aCancelledTaskDoesNotRun() {
        List<String> seen = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> later = new CompletableFuture<>();
        loop.execute(() -> {
            long nowNs = loop.clock().nowNs();
            dev.freshet.core.time.Timeout cancelled = loop.schedule(nowNs + 1_000_000, () -> seen.add("cancelled"));
            loop.schedule(nowNs + 5_000_000, () -> later.complete(null));
            cancelled.cancel();
        });
        later.join();
        assertThat(seen).isEmpty();
    }

    @Test
    void aTaskThatThrowsDoesNotEndTheLoop() {
        CompletableFuture<String> next = new CompletableFuture<>();
        loop.execute(() -> {
            throw new IllegalStateException("a defect");
        });
        loop.execute(() -> next.complete("alive"));
        assertThat(next.join()).isEqualTo("alive");
    }

    @Test
    void closingRunsWhatIsDueForgetsWhatIsNotAndRefusesMore() throws InterruptedException {
        List<String> seen = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        loop.execute(() -> {
            loop.schedule(loop.clock().nowNs() + 3_600_000_000_000L, () -> seen.add("never"));
            loop.execute(() -> seen.add("due"));
            begun.countDown();
        });
        begun.await();
        loop.close();
        assertThat(seen).containsExactly("due");
        assertThatThrownBy(() -> loop.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }
}
