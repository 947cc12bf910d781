// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Buckets as the bytes that HdrHistogram makes of a histogram of the {@link LatencyRange}, in its encoding V2, without its
 * compression. Time and memory go with the buckets that are not empty. Reuses its buffers. Confined to one thread.
 *
 * <p>What lies below the range is not in the bytes, as it is in no histogram: whoever writes them writes its count beside them.
 *
 * @see org.HdrHistogram.AbstractHistogram#encodeIntoByteBuffer
 */
@Internal
public final class HistogramCodec {

    private static final int COOKIE = 0x1c849303 | 0x10;
    private static final int HEADER_BYTES = 40;
    private static final int LONGEST_NUMBER_BYTES = 9;

    private static final int FIRST_INDEX = LatencyRange.bucketIndex(LatencyRange.LOWEST_NS);
    private static final int LAST_INDEX = LatencyRange.bucketIndex(LatencyRange.HIGHEST_NS);

    private ByteBuffer plain = ByteBuffer.allocate(1024);
    private long[] lowestNs = new long[64];
    private long[] counts = new long[64];

    /** The bytes of the buckets of a distribution: from position to limit, in an array that the next call writes to. */
    public ByteBuffer encode(LatencyStats values) {
        return encode(values.buckets());
    }

    /**
     * The distribution whose buckets {@link #encode} put into these bytes, all of which are taken; empty if they hold no such histogram, or not the one of these figures.
     *
     * @param whole count, how many are below the range and above it, least, greatest
     */
    public Optional<LatencyStats> decode(long[] whole, double sum, ByteBuffer histogram) {
        return decode(histogram)
                .filter(buckets -> whole[1] >= 0
                        && whole[2] >= 0
                        && whole[0] > 0
                        && whole[0] == buckets.total() + whole[1] + whole[2]
                        && whole[3] <= whole[4])
                .map(buckets -> LatencyBuckets.belowRange(whole[1]).plus(buckets))
                .map(buckets -> new LatencyStats(whole[0], whole[1], whole[2], whole[3], whole[4], sum, buckets));
    }

    /** The bytes of the buckets: from position to limit, in an array that the next call writes to. */
    ByteBuffer encode(LatencyBuckets buckets) {
        int size = buckets.size();
        plain = room(plain, HEADER_BYTES + LONGEST_NUMBER_BYTES * Math.max(1, 2 * size));
        plain.position(HEADER_BYTES);
        int next = 0;
        for (int i = 0; i < size; i++) {
            if (buckets.lowestNs(i) != 0) {
                int index = LatencyRange.bucketIndex(buckets.lowestNs(i));
                writeZeros(index - next);
                writeNumber(buckets.count(i));
                next = index + 1;
            }
        }
        if (next == 0) {
            writeZeros(1);
        }
        writeHeader();
        return plain.flip();
    }

    /** The buckets that {@link #encode} put into these bytes, all of which are taken; empty if they hold no such histogram. */
    Optional<LatencyBuckets> decode(ByteBuffer bytes) {
        int length = bytes.remaining();
        boolean known = length >= HEADER_BYTES
                && bytes.getInt() == COOKIE
                && bytes.getInt() == length - HEADER_BYTES
                && bytes.getInt() == 0
                && bytes.getInt() == LatencyRange.SIGNIFICANT_DIGITS
                && bytes.getLong() == LatencyRange.LOWEST_NS
                && bytes.getLong() == LatencyRange.HIGHEST_NS
                && bytes.getDouble() == 1.0;
        return known ? decodeCounts(bytes) : Optional.empty();
    }

    private void writeHeader() {
        plain.putInt(0, COOKIE)
                .putInt(4, plain.position() - HEADER_BYTES)
                .putInt(8, 0)
                .putInt(12, LatencyRange.SIGNIFICANT_DIGITS)
                .putLong(16, LatencyRange.LOWEST_NS)
                .putLong(24, LatencyRange.HIGHEST_NS)
                .putDouble(32, 1.0);
    }

    /** One empty bucket is written as a count of 0, more in a row as their number, negative. */
    private void writeZeros(int times) {
        if (times == 1) {
            writeNumber(0);
        } else if (times > 1) {
            writeNumber(-times);
        }
    }

    /** ZigZag, in LEB128 of at most nine bytes, of which the ninth has eight bits. */
    private void writeNumber(long number) {
        long rest = (number << 1) ^ (number >> 63);
        for (int i = 1; i < LONGEST_NUMBER_BYTES && rest >>> 7 != 0; i++) {
            plain.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        plain.put((byte) rest);
    }

    private Optional<LatencyBuckets> decodeCounts(ByteBuffer bytes) {
        int size = 0;
        int index = 0;
        long total = 0;
        while (bytes.hasRemaining()) {
            long number = readNumber(bytes);
            long places = number >= 0 ? 1 : -number;
            // The least of all numbers is its own negative. A number that was cut off is none that fits.
            if (places < 0 || places > LAST_INDEX + 1 - index) {
                return Optional.empty();
            }
            if (number > 0) {
                total += number;
                if (index < FIRST_INDEX || total < 0) {
                    return Optional.empty();
                }
                keep(size++, index, number);
            }
            index += (int) places;
        }
        return Optional.of(LatencyBuckets.ofSorted(Arrays.copyOf(lowestNs, size), Arrays.copyOf(counts, size)));
    }

    private void keep(int place, int index, long count) {
        if (place == counts.length) {
            lowestNs = Arrays.copyOf(lowestNs, place * 2);
            counts = Arrays.copyOf(counts, place * 2);
        }
        lowestNs[place] = LatencyRange.bucketStartNs(index);
        counts[place] = count;
    }

    private static long readNumber(ByteBuffer bytes) {
        long zigZag = 0;
        for (int i = 0; i < LONGEST_NUMBER_BYTES; i++) {
            if (!bytes.hasRemaining()) {
                return Long.MIN_VALUE;
            }
            long part = bytes.get();
            boolean last = i == LONGEST_NUMBER_BYTES - 1;
            zigZag |= (last ? part & 0xFF : part & 0x7F) << (7 * i);
            if (last || part >= 0) {
                break;
            }
        }
        return (zigZag >>> 1) ^ -(zigZag & 1);
    }

    private static ByteBuffer room(ByteBuffer buffer, int bytes) {
        return buffer.capacity() >= bytes
                ? buffer.clear()
                : ByteBuffer.allocate(Math.max(bytes, buffer.capacity() * 2));
    }
}
