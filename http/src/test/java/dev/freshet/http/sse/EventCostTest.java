// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.http.HttpDsl.sse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an event costs that nobody looks into: it is counted, and nothing is made of it. */
class EventCostTest {

    private static final int EVENTS_PER_READ = 100;
    private static final int READS = 2_000;

    @Test
    void anEventThatNobodyLooksIntoMakesNoObject() {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean, "this JVM does not count allocations");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        StreamStage stage = new StreamStage();
        stage.play(exec(sse("Connect").get("/")).pause(Duration.ofDays(1)));
        stage.wire().accept();
        ByteBuffer read = ByteBuffer.wrap(
                "id: 7\nevent: e\ndata: {\"a\":1}\n\n".repeat(EVENTS_PER_READ).getBytes(UTF_8));
        feed(stage, read); // whatever is made once
        long before = threads.getCurrentThreadAllocatedBytes();
        feed(stage, read);
        long perEvent = (threads.getCurrentThreadAllocatedBytes() - before) / (READS * EVENTS_PER_READ);

        assertThat(perEvent).as("bytes allocated per event").isZero();
        assertThat(stage.stream("Connect").events()).isEqualTo(2L * READS * EVENTS_PER_READ);
    }

    private static void feed(StreamStage stage, ByteBuffer read) {
        for (int i = 0; i < READS; i++) {
            read.rewind();
            stage.wire().readBuffer(read);
        }
    }
}
