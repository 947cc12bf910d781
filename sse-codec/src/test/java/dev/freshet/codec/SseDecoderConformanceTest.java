// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.codec.Vectors.Vector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shared vector, however its bytes are divided into reads, in every kind of buffer. */
class SseDecoderConformanceTest {

    private static final int LIMIT_BYTES = 1 << 20;

    /** Bodies up to this size are also cut at every pair of positions. */
    private static final int SHORT_BODY = 130;

    /** Longer bodies than this repeat themselves in the middle: there they are cut at some places of every kind, not at each. */
    private static final int LONG_BODY = 4096;

    static List<Vector> vectors() {
        return Vectors.all();
    }

    @Test
    void noVectorIsMissing() {
        assertThat(vectors()).hasSize(Vectors.COUNT);
        assertThat(vectors().stream().map(Vector::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decodesAsGiven(Vector vector) {
        for (Buffers kind : Buffers.values()) {
            EventLog log = new EventLog();
            SseDecoder decoder = new SseDecoder(log, LIMIT_BYTES);
            for (byte[] chunk : vector.chunks()) {
                ByteBuffer buffer = kind.holding(chunk);
                decoder.decode(buffer);
                assertThat(buffer.hasRemaining()).isFalse();
            }
            verify(vector, decoder, log, kind + " as given");
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decodesInOnePieceAndByteByByte(Vector vector) {
        byte[] body = vector.body();
        for (Buffers kind : Buffers.values()) {
            ByteBuffer buffer = kind.holding(body);
            decodeCutAt(vector, buffer);
            EventLog log = new EventLog();
            SseDecoder decoder = new SseDecoder(log, LIMIT_BYTES);
            for (int i = 0; i < body.length; i++) {
                decoder.decode(buffer.limit(i + 1).position(i));
            }
            verify(vector, decoder, log, kind + " byte by byte");
        }
    }

    /** Long bodies take turns with the kinds of buffer, else they would take most of the time of all tests. */
    @ParameterizedTest
    @MethodSource("vectors")
    void decodesCutInTwo(Vector vector) {
        byte[] body = vector.body();
        boolean isShort = body.length <= SHORT_BODY;
        ByteBuffer heap = Buffers.HEAP.holding(body);
        ByteBuffer direct = Buffers.DIRECT.holding(body);
        int runs = 0;
        for (int cut : cuts(body.length)) {
            if (isShort) {
                decodeCutAt(vector, heap, cut);
                runs++;
            }
            decodeCutAt(vector, isShort || cut % 2 == 0 ? direct : heap, cut);
            runs++;
        }
        assertThat(runs).isGreaterThanOrEqualTo((isShort ? 2 : 1) * (Math.min(body.length, LONG_BODY) + 1));
    }

    /** Every position of a body; of a long one those near its ends and near the borders of blocks, and one of each 97, which no period hides from. */
    private static int[] cuts(int length) {
        return IntStream.rangeClosed(0, length)
                .filter(cut -> length <= LONG_BODY
                        || Math.min(cut, length - cut) <= LONG_BODY / 2
                        || (cut + 8) % 4096 < 16
                        || cut % 97 == 0)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decodesShortBodiesCutAtEveryPairOfPositions(Vector vector) {
        byte[] body = vector.body();
        int length = body.length > SHORT_BODY ? 0 : body.length;
        int runs = 0;
        for (Buffers kind : List.of(Buffers.HEAP, Buffers.DIRECT)) {
            ByteBuffer buffer = kind.holding(body);
            for (int first = 0; first <= length; first++) {
                for (int second = first; second <= length; second++) {
                    decodeCutAt(vector, buffer, first, second);
                    runs++;
                }
            }
        }
        assertThat(runs).isEqualTo((length + 1) * (length + 2));
    }

    /** Each position of a cut, and a pause behind each block: what is left of a read is handed over as the next one, from memory of its own. */
    @ParameterizedTest
    @MethodSource("vectors")
    void decodesWithAPauseBehindEachBlock(Vector vector) {
        byte[] body = vector.body();
        int pauses = 0;
        for (int cut : cuts(body.length)) {
            PausingLog log = new PausingLog();
            log.decodeInPieces(ByteBuffer.wrap(body, 0, cut));
            log.decodeInPieces(ByteBuffer.wrap(body, cut, body.length - cut));
            verify(vector, log.decoder, log.events, "paused, cut at " + cut);
            pauses += log.pauses;
        }
        assertThat(pauses).isGreaterThanOrEqualTo(vector.events().size());
    }

    private static void decodeCutAt(Vector vector, ByteBuffer body, int... cuts) {
        int size = body.capacity();
        EventLog log = new EventLog();
        SseDecoder decoder = new SseDecoder(log, LIMIT_BYTES);
        int from = 0;
        for (int cut : cuts) {
            decoder.decode(body.limit(cut).position(from));
            from = cut;
        }
        decoder.decode(body.limit(size).position(from));
        verify(vector, decoder, log, cuts);
    }

    private static void verify(Vector vector, SseDecoder decoder, EventLog log, Object division) {
        verify(vector, decoder, log.events, division);
    }

    private static void verify(Vector vector, SseDecoder decoder, List<Signal.Event> events, Object division) {
        decoder.end();
        boolean passed = events.equals(vector.events())
                && decoder.lastEventId().equals(vector.lastEventId())
                && decoder.retryMs() == vector.retryMs();
        if (!passed) {
            assertThat(events).as("%s", division).isEqualTo(vector.events());
            assertThat(decoder.lastEventId()).as("%s", division).isEqualTo(vector.lastEventId());
            assertThat(decoder.retryMs()).as("%s", division).isEqualTo(vector.retryMs());
        }
    }

    /** Asks for a pause in each callback that may. */
    private static final class PausingLog implements SseHandler {
        private final List<Signal.Event> events = new ArrayList<>();
        private final SseDecoder decoder = new SseDecoder(this, LIMIT_BYTES);
        private int told;
        private int pauses;

        void decodeInPieces(ByteBuffer read) {
            while (read.hasRemaining()) {
                int before = told;
                decoder.decode(read);
                assertThat(told - before).as("blocks of a read").isLessThanOrEqualTo(1);
                if (told > before) {
                    pauses++;
                    byte[] left = new byte[read.remaining()];
                    read.get(left);
                    read = ByteBuffer.wrap(left);
                }
            }
        }

        @Override
        public void onEvent(SseBlock event) {
            told++;
            decoder.pause();
            events.add(Signal.Event.of(event));
        }

        @Override
        public void onDatalessBlock(SseBlock block) {
            told++;
            decoder.pause();
        }

        @Override
        public void onComment(SseComment comment) {
            decoder.pause(); // shows no block: without effect
        }

        @Override
        public void onTooLarge(int limitBytes) {
            throw new AssertionError("an event is larger than " + limitBytes + " bytes");
        }
    }

    /** Only the events: a long comment as text, at each of many thousand positions, would take its time. */
    private static final class EventLog implements SseHandler {
        private final List<Signal.Event> events = new ArrayList<>();

        @Override
        public void onEvent(SseBlock event) {
            events.add(Signal.Event.of(event));
        }

        @Override
        public void onTooLarge(int limitBytes) {
            throw new AssertionError("an event is larger than " + limitBytes + " bytes");
        }
    }
}
