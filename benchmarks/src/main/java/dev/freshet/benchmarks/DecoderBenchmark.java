// SPDX-License-Identifier: Apache-2.0
package dev.freshet.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.freshet.codec.SseBlock;
import dev.freshet.codec.SseDecoder;
import dev.freshet.codec.SseHandler;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one event costs the decoder: the figures are nanoseconds per event. The stream comes in one direct buffer that is
 * filled again and again, as from the network, and each read ends in the middle of an event.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class DecoderBenchmark {

    private static final int READ_SIZE_BYTES = 64 * 1024;
    private static final int SMALLEST_EVENT_BYTES = 64;
    private static final int EVENTS = READ_SIZE_BYTES / SMALLEST_EVENT_BYTES;
    private static final int MAX_EVENT_SIZE_BYTES = 16 << 20;

    /** The whole block with id, event type, one line of data and the blank line; a divisor of the read size. */
    @Param({"64", "256", "2048"})
    private int eventBytes;

    private ByteBuffer read = ByteBuffer.allocate(0);
    private final CountingHandler counting = new CountingHandler();
    private final DataHandler asking = new DataHandler();
    private final SseDecoder countingDecoder = new SseDecoder(counting, MAX_EVENT_SIZE_BYTES);
    private final SseDecoder askingDecoder = new SseDecoder(asking, MAX_EVENT_SIZE_BYTES);

    /** Fills the buffer with a part of an endless stream that begins in the middle of an event. */
    @Setup
    public void fillRead() {
        byte[] event = event(eventBytes);
        read = ByteBuffer.allocateDirect(READ_SIZE_BYTES);
        for (int i = 0; i < READ_SIZE_BYTES; i++) {
            read.put(i, event[(i + eventBytes / 2) % eventBytes]);
        }
    }

    private static byte[] event(int size) {
        String head = "id: 1234567\nevent: price\ndata: {\"v\":\"";
        String tail = "\"}\n\n";
        return (head + "x".repeat(size - head.length() - tail.length()) + tail).getBytes(US_ASCII);
    }

    /** Nothing is asked of the events. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long counted() {
        decodeReads(countingDecoder, READ_SIZE_BYTES);
        return counting.events;
    }

    /** Each event is asked for its data as text. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long dataAsked() {
        decodeReads(askingDecoder, READ_SIZE_BYTES);
        return asking.dataLength;
    }

    /** Each read brings one event, cut in the middle. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long countedOneReadPerEvent() {
        decodeReads(countingDecoder, eventBytes);
        return counting.events;
    }

    /** Each read brings one byte: the worst case. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long countedByteByByte() {
        decodeReads(countingDecoder, 1);
        return counting.events;
    }

    /** As many bytes as {@link #EVENTS} events have. */
    private void decodeReads(SseDecoder decoder, int readSizeBytes) {
        for (int i = 0; i < eventBytes / SMALLEST_EVENT_BYTES; i++) {
            for (int from = 0; from < READ_SIZE_BYTES; from += readSizeBytes) {
                decoder.decode(read.limit(from + readSizeBytes).position(from));
            }
        }
    }

    private abstract static class BenchmarkHandler implements SseHandler {
        @Override
        public void onTooLarge(int limitBytes) {
            throw new IllegalStateException("An event of the benchmark is larger than " + limitBytes + " bytes");
        }
    }

    private static final class CountingHandler extends BenchmarkHandler {
        private long events;

        @Override
        public void onEvent(SseBlock event) {
            events++;
        }
    }

    private static final class DataHandler extends BenchmarkHandler {
        private long dataLength;

        @Override
        public void onEvent(SseBlock event) {
            dataLength += event.data().length();
        }
    }
}
