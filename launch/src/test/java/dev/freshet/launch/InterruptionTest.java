// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What signals do that a process of its own cannot show in virtual time. */
final class InterruptionTest {

    @Test
    void aSignalThatComesTwiceAtOnceIsOne() throws Exception {
        AtomicLong nowMs = new AtomicLong();
        List<Integer> halted = new CopyOnWriteArrayList<>();
        List<String> stopped = new CopyOnWriteArrayList<>();
        CountDownLatch isStopped = new CountDownLatch(1);
        Interruption interruption =
                new Interruption(new PrintWriter(new StringWriter(), true), () -> nowMs.get() * 1_000_000, halted::add);
        interruption.begin(new Running(stopped, isStopped));
        Thread first = new Thread(() -> interruption.onSignal(EndSignal.TERM));
        first.start();
        isStopped.await();

        nowMs.set(500);
        interruption.onSignal(EndSignal.TERM);
        assertThat(halted)
                .as("timeout sends it to the process and to its group")
                .isEmpty();

        nowMs.set(501);
        interruption.onSignal(EndSignal.INT);
        assertThat(halted).as("somebody is in a hurry").containsExactly(130);
        assertThat(stopped).containsExactly("SIGTERM", "an empty folder is taken away");
        assertThat(interruption.signalCode()).isEqualTo(143);
        interruption.over(143);
        first.join();
    }

    /** Users that do not end; what is asked of them is written down. */
    private record Running(List<String> asked, CountDownLatch isStopped) implements Interruption.Target {
        @Override
        public boolean isBegun() {
            return true;
        }

        @Override
        public void stop(String reason) {
            asked.add(reason);
            isStopped.countDown();
        }

        @Override
        public void discard() {
            asked.add("an empty folder is taken away");
        }
    }
}
