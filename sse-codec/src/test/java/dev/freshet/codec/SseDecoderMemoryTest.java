// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the decoder holds and allocates, counted by the JVM: exact, whatever the speed of the machine. */
class SseDecoderMemoryTest {

    private static final int LIMIT_BYTES = 64 << 20;
    private static final int MEBIBYTE = 1 << 20;

    private final Counter counter = new Counter();
    private final SseDecoder decoder = new SseDecoder(counter, LIMIT_BYTES);

    @Test
    void aDecoderThatWaitsForItsFirstEventIsTiny() {
        SseDecoder[] decoders = new SseDecoder[1_000];
        long allocated = allocatedBy(() -> {
            for (int i = 0; i < decoders.length; i++) {
                decoders[i] = new SseDecoder(counter, LIMIT_BYTES);
            }
        });

        assertThat(allocated / decoders.length).isBetween(100L, 224L);
    }

    @Test
    void countingEventsAllocatesNothing() {
        ByteBuffer read = ByteBuffer.allocateDirect(MEBIBYTE);
        byte[] event = "id: 123\nevent: price\ndata: 1\ndata: 2\n\n".getBytes(US_ASCII);
        while (read.remaining() >= event.length) {
            read.put(event);
        }
        read.flip();
        decoder.decode(read.position(0));
        counter.events = 0;

        long allocated = allocatedBy(() -> decoder.decode(read.position(0)));

        assertThat(counter.events).isEqualTo(read.limit() / event.length);
        assertThat(allocated).isLessThan(counter.events / 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"data: a\n\n", ": ping\n", ": ping\n\n", "id: 1\ndata: a\n\n", "retry: 1\n", "\n\n", "unknown\n"
            })
    void nothingIsHeldWhenAReadEndsBetweenBlocks(String block) {
        for (int i = 0; i < 3; i++) {
            decode(block);
            assertThat(decoder.carryCapacity()).isZero();
        }
    }

    @Test
    void aSmallCarryIsReusedAndALargeOneReleased() {
        decode("data: a");
        int capacity = decoder.carryCapacity();
        decode("\n\n");
        assertThat(decoder.carryCapacity()).isEqualTo(capacity).isLessThanOrEqualTo(Carry.MAX_IDLE_CAPACITY);

        decode("data: " + "x".repeat(Carry.MAX_IDLE_CAPACITY));
        decode("\n\n");
        assertThat(decoder.carryCapacity()).isZero();
    }

    @Test
    void linesThatNoEventNeedsDoNotPileUp() {
        decode("data: a\n");
        for (int i = 0; i < 10_000; i++) {
            decode(": a heartbeat in a block that never ends\nunknown: field\nretry: 5");
            decode("00\n");
        }
        assertThat(decoder.carryCapacity()).isLessThanOrEqualTo(Carry.MAX_IDLE_CAPACITY);

        decode("\n");
        assertThat(counter.events).isEqualTo(1);
    }

    /** Copied once per byte, with doubling: the copies add up to twice the size, the last capacity included. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1400, 65536})
    void aLongLineCostsALinearNumberOfBytes(int readSize) {
        byte[] body = ("data: " + "x".repeat(MEBIBYTE) + "\n\n").getBytes(US_ASCII);
        ByteBuffer buffer = ByteBuffer.wrap(body);
        long allocated = allocatedBy(() -> decodeInReads(buffer, readSize));

        assertThat(counter.events).isEqualTo(1);
        assertThat(counter.dataSize).isEqualTo(MEBIBYTE);
        assertThat(allocated).isBetween((long) MEBIBYTE, 5L * MEBIBYTE);
        assertThat(decoder.carryCapacity()).isZero();
    }

    /** Searching what is already searched would need hours for this. */
    @Test
    @Timeout(120)
    void aLongLineByteByByteIsSearchedOnce() {
        byte[] body = ("data: " + "x".repeat(16 * MEBIBYTE) + "\n\n").getBytes(US_ASCII);
        decodeInReads(ByteBuffer.wrap(body), 1);

        assertThat(counter.dataSize).isEqualTo(16 * MEBIBYTE);
    }

    @Test
    void memoryIsBoundedByTheLimit() {
        SseDecoder limited = new SseDecoder(counter, 10_000);
        int largest = 0;
        ByteBuffer line = ByteBuffer.wrap("data: 0123456789\n".getBytes(US_ASCII));
        while (!limited.isStopped()) {
            limited.decode(line.rewind());
            largest = Math.max(largest, limited.carryCapacity());
        }

        assertThat(counter.tooLarge).isEqualTo(1);
        assertThat(largest).isBetween(10_000 / 2, 2 * 10_000);
        assertThat(limited.carryCapacity()).isZero();
    }

    private void decode(String text) {
        decoder.decode(ByteBuffer.wrap(text.getBytes(US_ASCII)));
    }

    private void decodeInReads(ByteBuffer body, int readSize) {
        int size = body.capacity();
        for (int from = 0; from < size; from += readSize) {
            decoder.decode(body.limit(Math.min(from + readSize, size)).position(from));
        }
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static final class Counter implements SseHandler {
        private int events;
        private int dataSize;
        private int tooLarge;

        @Override
        public void onEvent(SseBlock event) {
            events++;
            dataSize += event.dataSize();
        }

        @Override
        public void onTooLarge(int limitBytes) {
            tooLarge++;
        }
    }
}
