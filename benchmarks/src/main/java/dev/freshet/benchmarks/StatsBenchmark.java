// SPDX-License-Identifier: Apache-2.0
package dev.freshet.benchmarks;

import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamSeries;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What counting costs a loop: one network read of an event stream, one request, one verdict of a standing check. Latencies are spread over four
 * magnitudes, so that the histogram's buckets don't stay in the nearest cache.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StatsBenchmark {

    private static final int LATENCIES = 1 << 12;

    private final long[] latenciesNs = new long[LATENCIES];
    private final List<String> groups = List.of("checkout");
    private LoopStats loop;
    private StreamSeries series;
    private int next;

    @Setup(Level.Iteration)
    public void fresh() {
        loop = new LoopStats();
        series = loop.stream("Prices");
        long random = 42;
        for (int i = 0; i < LATENCIES; i++) {
            random = random * 6364136223846793005L + 1442695040888963407L;
            latenciesNs[i] = (long) (10_000 * Math.pow(10, 4 * ((random >>> 11) * 0x1.0p-53)));
        }
    }

    /** Makes sure that the counts are of use to somebody. */
    @TearDown(Level.Iteration)
    public void drain() {
        RunStats stats = loop.drain();
        if (stats.streams().isEmpty()) {
            throw new IllegalStateException("Nothing was counted");
        }
    }

    /** A read that brought one event. */
    @Benchmark
    public void readOfOneEvent() {
        series.read(180, 1, 0);
        series.record(Metric.EVENT_GAP, latency(), 1);
    }

    /** A read that brought a hundred events: the cost is that of a read, not of an event. */
    @Benchmark
    public void readOfHundredEvents() {
        series.read(18_000, 100, 0);
        series.record(Metric.EVENT_GAP, latency(), 1);
        series.record(Metric.EVENT_GAP, 0, 99);
    }

    /** A read that brought a part of an event. */
    @Benchmark
    public void readWithoutEvent() {
        series.read(1_400, 0, 0);
    }

    @Benchmark
    public void requestInGroup() {
        loop.request(groups, "pay", RowKind.REQUEST, 0, latency(), null);
    }

    @Benchmark
    public void failedRequest() {
        loop.request(List.of(), "pay", RowKind.REQUEST, 0, latency(), "unexpected status 503");
    }

    @Benchmark
    public void standingCheck() {
        series.standingCheck("price is positive").passed();
    }

    private long latency() {
        return latenciesNs[next++ & (LATENCIES - 1)];
    }
}
