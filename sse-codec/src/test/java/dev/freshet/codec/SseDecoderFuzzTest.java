// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded random bodies in random reads, compared with the straight reference over the whole body. */
class SseDecoderFuzzTest {

    private static final int BODIES = 1_500;
    private static final int NO_LIMIT = 1 << 20;

    /** As Latin-1: one character is one byte. What the format and UTF-8 treat specially is frequent. */
    private static final List<String> PIECES = List.of(
            "\n",
            "\n",
            "\n",
            "\n",
            "\r",
            "\r\n",
            "\r\n",
            "\n\n",
            "\r\r",
            "\r\n\r\n",
            ":",
            ":",
            ": ",
            " ",
            "\0",
            "\t",
            "data",
            "data:",
            "data: ",
            "data: x",
            "data:",
            "event",
            "event:",
            "event: ping",
            "id",
            "id:",
            "id: 7",
            "id:abc",
            "retry",
            "retry:",
            "retry: 30",
            "retry:99999999999999999999",
            "dat",
            "da",
            "datax",
            "ids",
            "Data",
            "0",
            "1",
            "23",
            "a text of some length that fills more than one window of the search",
            "xyz",
            "\u000B",
            "\u00EF\u00BB\u00BF",
            "\u00EF",
            "\u00EF\u00BB",
            "\u00E2\u0082\u00AC",
            "\u00E2\u0082",
            "\u00F0\u009F\u0098\u0080",
            "\u00ED\u00A0\u0080",
            "\u00C3\u00A9",
            "\u0080",
            "\u00FF");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithTheReference(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < BODIES; i++) {
            verifyAgreement(random, body(random), NO_LIMIT);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void agreesWithTheReferenceOnWhatIsTooLarge(long seed) {
        Random random = new Random(seed);
        int tooLarge = 0;
        for (int i = 0; i < BODIES; i++) {
            byte[] body = body(random);
            int limitBytes = 1 + random.nextInt(80);
            verifyAgreement(random, body, limitBytes);
            List<Signal> signals = ReferenceDecoder.decode(body, limitBytes).signals();
            tooLarge += signals.contains(new Signal.TooLarge(limitBytes)) ? 1 : 0;
        }
        assertThat(tooLarge).isBetween(BODIES / 10, BODIES - BODIES / 10);
    }

    /** An event must not wait for a byte behind its blank line: what a prefix of the body gives, is given with it. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void hasToldAfterEachByteWhatTheReferenceFindsUpToThere(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] body = body(random);
            SignalLog log = new SignalLog();
            SseDecoder decoder = new SseDecoder(log, NO_LIMIT);
            for (int size = 1; size <= body.length; size++) {
                decoder.decode(ByteBuffer.wrap(body, size - 1, 1));
                ReferenceDecoder reference = ReferenceDecoder.decode(Arrays.copyOf(body, size), NO_LIMIT);
                assertThat(log.signals()).isEqualTo(reference.signals());
                assertThat(decoder.lastEventId()).isEqualTo(reference.lastEventId());
                assertThat(decoder.retryMs()).isEqualTo(reference.retryMs());
            }
        }
    }

    private static void verifyAgreement(Random random, byte[] body, int limitBytes) {
        ReferenceDecoder reference = ReferenceDecoder.decode(body, limitBytes);
        SignalLog log = new SignalLog();
        SseDecoder decoder = new SseDecoder(log, limitBytes);
        decodeInRandomReads(random, decoder, body);
        decoder.end();

        String description = new String(body, ISO_8859_1);
        assertThat(log.signals()).as(description).isEqualTo(reference.signals());
        assertThat(decoder.lastEventId()).as(description).isEqualTo(reference.lastEventId());
        assertThat(decoder.retryMs()).as(description).isEqualTo(reference.retryMs());
    }

    /** One buffer for all reads, filled anew each time as a network layer does it. */
    private static void decodeInRandomReads(Random random, SseDecoder decoder, byte[] body) {
        ByteBuffer buffer = random.nextBoolean() ? ByteBuffer.allocateDirect(4096) : ByteBuffer.allocate(4096);
        int largest = 1 + random.nextInt(random.nextBoolean() ? 8 : 400);
        for (int from = 0; from < body.length; ) {
            int size = Math.min(random.nextInt(largest + 1), body.length - from);
            int position = random.nextInt(50);
            buffer.clear().position(position).put(body, from, size).flip().position(position);
            decoder.decode(buffer);
            assertThat(buffer.remaining()).isZero();
            from += size;
            buffer.clear();
            for (int i = position; i < position + size; i++) {
                buffer.put(i, (byte) '\n');
            }
        }
    }

    private static byte[] body(Random random) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int pieces = random.nextInt(60);
        for (int i = 0; i < pieces; i++) {
            body.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(ISO_8859_1));
        }
        return body.toByteArray();
    }
}
