// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.core.CoreDsl.substring;
import static dev.freshet.http.HttpDsl.sse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.freshet.core.CheckBuilder;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    @ParameterizedTest
    @MethodSource("conditions")
    void anEventThatACompiledConditionRefusesMakesNoObject(CheckBuilder condition) {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean, "this JVM does not count allocations");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        StreamStage stage = new StreamStage();
        stage.play(exec(sse("Connect").get("/"))
                .exec(sse("Expect").expect(3_600).on(sse.checkMessage("Never").matching(condition)))
                .pause(Duration.ofDays(1)));
        stage.wire().accept();
        ByteBuffer read = ByteBuffer.wrap("id: 7\nevent: e\ndata: {\"a\":1,\"b\":[{\"c\":\"x\"},{\"c\":2.5}]}\n\n"
                .repeat(EVENTS_PER_READ)
                .getBytes(UTF_8));
        feed(stage, read); // whatever is made once
        long before = threads.getCurrentThreadAllocatedBytes();
        feed(stage, read);
        long perEvent = (threads.getCurrentThreadAllocatedBytes() - before) / (READS * EVENTS_PER_READ);

        assertThat(perEvent).as("bytes allocated per event").isZero();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void anEventThatNoMeasureMeansMakesNoObject(CheckBuilder condition) {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean, "this JVM does not count allocations");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        StreamStage stage = new StreamStage();
        stage.play(exec(sse("Connect")
                        .get("/")
                        .measure(
                                sse.firstMatch("first").when(condition),
                                sse.gaps("gaps").when(condition),
                                sse.count("count").when(condition),
                                sse.count("all").whenAny(),
                                sse.value("value").of(jsonPath("$.data.none")))
                        .failWhen("failure", condition)
                        .endsWith(condition))
                .pause(Duration.ofDays(1)));
        stage.wire().accept();
        ByteBuffer read = ByteBuffer.wrap("id: 7\nevent: e\ndata: {\"a\":1,\"b\":[{\"c\":\"x\"},{\"c\":2.5}]}\n\n"
                .repeat(EVENTS_PER_READ)
                .getBytes(UTF_8));
        feed(stage, read); // whatever is made once
        long before = threads.getCurrentThreadAllocatedBytes();
        feed(stage, read);
        long perEvent = (threads.getCurrentThreadAllocatedBytes() - before) / (READS * EVENTS_PER_READ);

        assertThat(perEvent).as("bytes allocated per event").isZero();
    }

    static Stream<CheckBuilder> conditions() {
        return Stream.of(
                jsonPath("$.data.a").ofInt().is(2),
                jsonPath("$.data.b[*].c").is("y"),
                jsonPath("$.data.b[-1].c").ofDouble().lt(2.0),
                jmesPath("event").is("snapshot"),
                jmesPath("id").ofLong().in(8L, 9L),
                jmesPath("data.none").exists(),
                substring("never"),
                regex("\"never\":([0-9]+)"));
    }

    private static void feed(StreamStage stage, ByteBuffer read) {
        for (int i = 0; i < READS; i++) {
            read.rewind();
            stage.wire().readBuffer(read);
        }
    }
}
