// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** HdrHistogram's own encoder and decoder are the oracle, both ways. */
class HistogramCodecTest {

    private static final int LAST_INDEX = LatencyRange.bucketIndex(LatencyRange.HIGHEST_NS);

    private final HistogramCodec codec = new HistogramCodec();

    static Stream<Arguments> histograms() {
        return Stream.of(
                histogram("empty", h -> {}),
                histogram("the least value there is", h -> h.recordValue(LatencyRange.LOWEST_NS)),
                histogram("the greatest value there is", h -> h.recordValue(LatencyRange.HIGHEST_NS)),
                histogram("both ends", h -> {
                    h.recordValue(LatencyRange.LOWEST_NS);
                    h.recordValue(LatencyRange.HIGHEST_NS);
                }),
                histogram("one empty bucket between two", h -> {
                    h.recordValue(1_024);
                    h.recordValue(2_048);
                }),
                histogram("two empty buckets between two", h -> {
                    h.recordValue(1_024);
                    h.recordValue(2_560);
                }),
                histogram("counts of each length", h -> {
                    for (int bits = 0; bits < 62; bits++) {
                        h.recordValueWithCount(1_000L << (bits % 30), 1L << bits);
                        h.recordValueWithCount(1_700L << (bits % 30), (1L << bits) - 1);
                    }
                }),
                histogram("the greatest count", h -> h.recordValueWithCount(5_000_000, Long.MAX_VALUE)),
                histogram("every bucket", h -> {
                    for (int i = 1; i <= LAST_INDEX; i++) {
                        h.recordValueWithCount(LatencyRange.bucketStartNs(i), i);
                    }
                }),
                histogram("ten values of any size", random(10)),
                histogram("a thousand values of any size", random(1_000)),
                histogram("a hundred thousand values of any size", random(100_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histograms")
    void theBytesAreThoseOfHdrHistogram(String name, Histogram histogram) {
        ByteBuffer plain = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        histogram.encodeIntoByteBuffer(plain);

        LatencyBuckets buckets = LatencyBuckets.of(histogram);
        assertThat(codec.encode(buckets)).isEqualTo(plain.flip());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histograms")
    void hdrHistogramReadsWhatIsWritten(String name, Histogram histogram) {
        LatencyBuckets buckets = LatencyBuckets.of(histogram);

        Histogram plain = Histogram.decodeFromByteBuffer(copy(codec.encode(buckets)), 0);
        assertThat(words(LatencyBuckets.of(plain))).isEqualTo(words(buckets));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histograms")
    void whatHdrHistogramWritesIsRead(String name, Histogram histogram) {
        ByteBuffer plain = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        histogram.encodeIntoByteBuffer(plain);

        assertThat(words(codec.decode(plain.flip()).orElseThrow())).isEqualTo(words(LatencyBuckets.of(histogram)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histograms")
    void theSameBucketsComeBack(String name, Histogram histogram) {
        LatencyBuckets buckets = LatencyBuckets.of(histogram);
        assertThat(words(codec.decode(codec.encode(buckets)).orElseThrow())).isEqualTo(words(buckets));
    }

    @Test
    void whatIsBelowTheRangeIsNotInTheBytes() {
        LatencyBuckets buckets = LatencyBuckets.of(new long[] {5_000}, new long[] {3}, 1);
        LatencyBuckets withBelow = LatencyBuckets.belowRange(7).plus(buckets);

        assertThat(words(codec.decode(codec.encode(withBelow)).orElseThrow())).isEqualTo(words(buckets));
        assertThat(codec.decode(codec.encode(LatencyBuckets.belowRange(7))).orElseThrow())
                .isSameAs(LatencyBuckets.NONE);
    }

    @Test
    void aBucketHasOnePlaceAndAPlaceOneBucket() {
        for (int i = 0; i <= LAST_INDEX; i++) {
            long start = LatencyRange.bucketStartNs(i);
            assertThat(LatencyRange.bucketIndex(start)).isEqualTo(i);
            assertThat(LatencyRange.bucketIndex(start + LatencyRange.bucketWidthNs(start) - 1))
                    .isEqualTo(i);
        }
    }

    @Test
    void theBytesOfAHistogramThatWasCutOffAreNone() {
        byte[] plain = copy(codec.encode(buckets(300))).array();

        for (int length = 0; length < plain.length; length++) {
            assertThat(codec.decode(ByteBuffer.wrap(plain, 0, length))).isEmpty();
        }
    }

    @Test
    void noByteThatFlippedThrows() {
        byte[] plain = copy(codec.encode(buckets(300))).array();
        for (int bit = 0; bit < plain.length * 8; bit++) {
            codec.decode(ByteBuffer.wrap(flipped(plain, bit))).ifPresent(HistogramCodecTest::assertIsSound);
        }
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(100)];
            random.nextBytes(noise);
            codec.decode(payload(noise)).ifPresent(HistogramCodecTest::assertIsSound);
        }
    }

    static Stream<Arguments> hostileCounts() {
        return Stream.of(
                Arguments.of("below the range", List.of(1L)),
                Arguments.of("above the range", List.of(-LAST_INDEX - 1L, 1L)),
                Arguments.of("empty far above the range", List.of(-(1L << 40))),
                Arguments.of("the least of all numbers", List.of(Long.MIN_VALUE)),
                Arguments.of("a sum that no number holds", List.of(-10L, Long.MAX_VALUE, 1L)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileCounts")
    void countsThatCannotBeAreNone(String name, List<Long> numbers) {
        ByteBuffer counts = ByteBuffer.allocate(100);
        numbers.forEach(number -> putZigZag(counts, number));
        byte[] bytes = Arrays.copyOf(counts.array(), counts.position());

        assertThat(codec.decode(payload(bytes))).isEmpty();
    }

    @Test
    void theLastBucketOfTheRangeIsOne() {
        assertThat(codec.decode(payload(new byte[] {0, 2}))).isPresent();
    }

    private static void assertIsSound(LatencyBuckets buckets) {
        long last = 0;
        for (int i = 0; i < buckets.size(); i++) {
            assertThat(buckets.lowestNs(i)).isGreaterThan(last).isLessThanOrEqualTo(LatencyRange.HIGHEST_NS);
            assertThat(buckets.count(i)).isPositive();
            last = buckets.lowestNs(i);
        }
    }

    private static ByteBuffer payload(byte[] counts) {
        return ByteBuffer.allocate(40 + counts.length)
                .putInt(0x1c849303 | 0x10)
                .putInt(counts.length)
                .putInt(0)
                .putInt(3)
                .putLong(LatencyRange.LOWEST_NS)
                .putLong(LatencyRange.HIGHEST_NS)
                .putDouble(1.0)
                .put(counts)
                .flip();
    }

    private static void putZigZag(ByteBuffer out, long number) {
        long rest = (number << 1) ^ (number >> 63);
        for (int i = 0; i < 8 && (rest >>> 7) != 0; i++) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        return flipped;
    }

    private static LatencyBuckets buckets(int values) {
        Histogram histogram = new Histogram(LatencyRange.LOWEST_NS, LatencyRange.HIGHEST_NS, 3);
        random(values).accept(histogram);
        return LatencyBuckets.of(histogram);
    }

    private static Arguments histogram(String name, Consumer<Histogram> values) {
        Histogram histogram = new Histogram(LatencyRange.LOWEST_NS, LatencyRange.HIGHEST_NS, 3);
        values.accept(histogram);
        return Arguments.of(name, histogram);
    }

    private static Consumer<Histogram> random(int values) {
        return histogram -> {
            Random random = new Random(values);
            double orders = Math.log((double) LatencyRange.HIGHEST_NS / LatencyRange.LOWEST_NS);
            for (int i = 0; i < values; i++) {
                long value = (long) (LatencyRange.LOWEST_NS * Math.exp(random.nextDouble() * orders));
                histogram.recordValueWithCount(Math.min(value, LatencyRange.HIGHEST_NS), 1L + random.nextInt(300));
            }
        };
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return ByteBuffer.wrap(copy);
    }

    private static long[] words(LatencyBuckets buckets) {
        long[] words = new long[2 * buckets.size()];
        for (int i = 0; i < buckets.size(); i++) {
            words[2 * i] = buckets.lowestNs(i);
            words[2 * i + 1] = buckets.count(i);
        }
        return words;
    }
}
