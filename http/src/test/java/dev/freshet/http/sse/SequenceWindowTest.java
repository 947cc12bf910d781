// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.http.sse.SequenceWindow.Finding.BEFORE_FIRST;
import static dev.freshet.http.sse.SequenceWindow.Finding.BEFORE_WINDOW;
import static dev.freshet.http.sse.SequenceWindow.Finding.DUPLICATE;
import static dev.freshet.http.sse.SequenceWindow.Finding.FILLS_GAP;
import static dev.freshet.http.sse.SequenceWindow.Finding.IN_ORDER;
import static dev.freshet.http.sse.SequenceWindow.Finding.JUMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.freshet.http.sse.SequenceWindow.Finding;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceWindowTest {

    private final SequenceWindow window = new SequenceWindow();
    private final Figures figures = new Figures();

    /** What a stream is told by its numbers. */
    private static final class Figures {
        private long lost;
        private long duplicated;
        private long outOfOrder;
        private long beforeWindow;

        void add(Finding finding, long skipped) {
            switch (finding) {
                case IN_ORDER -> {}
                case JUMP -> lost += skipped;
                case DUPLICATE -> duplicated++;
                case FILLS_GAP -> {
                    lost--;
                    outOfOrder++;
                }
                case BEFORE_FIRST -> outOfOrder++;
                case BEFORE_WINDOW -> beforeWindow++;
            }
        }

        @Override
        public String toString() {
            return lost + " " + duplicated + " " + outOfOrder + " " + beforeWindow;
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "all is well, 1 2 3 4, 0 0 0 0",
        "the first number anchors, 1000 1001, 0 0 0 0",
        "a jump of k loses k-1, 1 2 6, 3 0 0 0",
        "a jump of 2 loses one, 1 3, 1 0 0 0",
        "two jumps, 1 3 5, 2 0 0 0",
        "a number that was seen, 1 2 2, 0 1 0 0",
        "the first one again, 7 7 7, 0 2 0 0",
        "an old one again without a jump before, 1 2 3 4 2, 0 1 0 0",
        "a gap is filled, 1 3 2 4, 0 0 1 0",
        "a gap is filled in part, 1 5 3, 2 0 1 0",
        "what filled a gap comes again, 1 3 2 2, 0 1 1 0",
        "what made the jump comes again, 1 3 3, 1 1 0 0",
        "all in reverse, 5 4 3 2 1, 0 0 4 0",
        "before the first and again, 5 4 4, 0 1 1 0",
        "before the first with a hole that nobody missed, 5 3, 0 0 1 0",
        "negative numbers, -3 -2 -1 0 1, 0 0 0 0",
        "a jump over zero, -3 2, 4 0 0 0",
        "a replay after a reconnection, 1 2 3 2 3 4, 0 2 0 0",
        "a server that starts again at 1 within the window, 10 11 12 1 2, 0 0 2 0",
        "what it numbers again is there twice, 1 2 3 1 2 3 4, 0 3 0 0",
        "older than the window, 1 5000 1, 4998 0 0 1",
        "a server that starts again at 1, 10000 10001 1 2 3 10002, 0 0 0 3"
    })
    void tells(String why, String numbers, String told) {
        for (String number : numbers.split(" ", -1)) {
            take(Long.parseLong(number));
        }

        assertThat(figures).as(why).hasToString(told);
    }

    @Test
    void theWindowHasTheLast4096Numbers() {
        take(0);
        take(5_000);

        assertThat(window.add(5_000 - 4_095)).isEqualTo(FILLS_GAP);
        assertThat(window.add(5_000 - 4_095)).isEqualTo(DUPLICATE);
        assertThat(window.add(5_000 - 4_096)).isEqualTo(BEFORE_WINDOW);
    }

    @Test
    void withoutAJumpTheWindowIsAsLong() {
        LongStream.rangeClosed(1, 10_000).forEach(this::take);

        assertThat(window.add(10_000 - 4_095)).isEqualTo(DUPLICATE);
        assertThat(window.add(10_000 - 4_096)).isEqualTo(BEFORE_WINDOW);
    }

    @Test
    void aLateNumberOfTheRunBeforeAJumpIsADuplicateAlsoWhenTheRingWasMadeByTheJump() {
        LongStream.rangeClosed(1, 3_000).forEach(this::take);
        assertThat(window.add(3_100)).isEqualTo(JUMP);
        assertThat(window.skipped()).isEqualTo(99);

        assertThat(window.add(3_000)).isEqualTo(DUPLICATE);
        assertThat(window.add(1)).isEqualTo(DUPLICATE);
        assertThat(window.add(0)).isEqualTo(BEFORE_FIRST);
        assertThat(window.add(3_001)).isEqualTo(FILLS_GAP);
    }

    @Test
    void aJumpFromOneEndOfLongToTheOtherIsTakenInOneStep() {
        take(Long.MIN_VALUE);
        assertThat(window.add(Long.MAX_VALUE)).isEqualTo(JUMP);
        assertThat(window.skipped()).isEqualTo(Long.MAX_VALUE);

        assertThat(window.add(Long.MIN_VALUE)).isEqualTo(BEFORE_WINDOW);
        assertThat(window.add(Long.MAX_VALUE)).isEqualTo(DUPLICATE);
        assertThat(window.add(Long.MAX_VALUE - 1)).isEqualTo(FILLS_GAP);
    }

    @Test
    void atTheLowestNumberTheWindowReachesBeyondIt() {
        take(Long.MIN_VALUE);
        assertThat(window.add(Long.MIN_VALUE + 1)).isEqualTo(IN_ORDER);
        assertThat(window.add(Long.MIN_VALUE + 3)).isEqualTo(JUMP);
        assertThat(window.add(Long.MIN_VALUE + 2)).isEqualTo(FILLS_GAP);
        assertThat(window.add(Long.MIN_VALUE)).isEqualTo(DUPLICATE);
        assertThat(window.add(Long.MAX_VALUE)).isEqualTo(JUMP);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 63, 64, 65, 4_094, 4_095, 4_096, 4_097, 1L << 32, Long.MAX_VALUE})
    void aJumpOfAnyWidthLeavesOneNumberKnownAndTheRestMissing(long width) {
        LongStream.rangeClosed(-5_000, 0).forEach(this::take);

        assertThat(window.add(width)).isEqualTo(JUMP);
        assertThat(window.skipped()).isEqualTo(width - 1);
        assertThat(window.add(width)).isEqualTo(DUPLICATE);
        assertThat(window.add(width - 1)).isEqualTo(FILLS_GAP);
        assertThat(window.add(width - 1)).isEqualTo(DUPLICATE);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -100, 1_000_000, Long.MIN_VALUE, Long.MAX_VALUE - 30_000, 1L << 32})
    void tellsWhatSetsOfAllNumbersTell(long base) {
        tellsWhatSetsTell(base, 0, 7);
    }

    @ParameterizedTest
    @Tag("full")
    @ValueSource(longs = {0, -100, 1_000_000, Long.MIN_VALUE, Long.MAX_VALUE - 30_000, 1L << 32})
    void tellsWhatSetsOfAllNumbersTellByMoreOfThem(long base) {
        tellsWhatSetsTell(base, 7, 20);
    }

    private static void tellsWhatSetsTell(long base, long firstSeed, long endSeed) {
        for (long seed = firstSeed; seed < endSeed; seed++) {
            Random random = new Random(seed);
            SequenceWindow tested = new SequenceWindow();
            Oracle oracle = new Oracle();
            long next = base;
            for (int i = 0; i < 3_000; i++) {
                next = step(random, next);
                Finding finding = tested.add(next);
                BigInteger skipped = BigInteger.valueOf(finding == JUMP ? tested.skipped() : 0);
                String told = finding + " " + skipped;
                String expected = oracle.add(next);
                if (!told.equals(expected)) { // a description of each step would take most of the time
                    assertThat(told)
                            .as("seed %s, step %s, number %s", seed, i, next)
                            .isEqualTo(expected);
                }
            }
        }
    }

    /** Mostly the next number, else near it, far from it, or anywhere. */
    private static long step(Random random, long last) {
        return switch (random.nextInt(40)) {
            case 0, 1, 2 -> last + random.nextInt(10) - 5;
            case 3, 4 -> last - random.nextInt(4_200);
            case 5, 6 -> last + random.nextInt(4_200);
            case 7 -> last + random.nextInt(3) * 4_095L;
            case 8 -> random.nextInt(500) == 0 ? random.nextLong() : last + 1;
            default -> last + 1;
        };
    }

    /** Keeps all numbers that have come, and the highest before each jump, without bounds. */
    private static final class Oracle {
        private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

        private final Set<Long> seen = new HashSet<>();
        private @Nullable Long first;

        String add(long number) {
            if (first == null) {
                first = number;
                seen.add(number);
                return IN_ORDER + " 0";
            }
            long highest = Collections.max(seen);
            BigInteger distance = BigInteger.valueOf(number).subtract(BigInteger.valueOf(highest));
            String told = tell(number, distance);
            seen.add(number);
            seen.removeIf(one -> BigInteger.valueOf(Math.max(highest, number))
                            .subtract(BigInteger.valueOf(one))
                            .compareTo(BigInteger.valueOf(20_000))
                    > 0); // keeps the test quick
            return told;
        }

        private String tell(long number, BigInteger distance) {
            if (distance.signum() > 0) {
                BigInteger skipped = distance.subtract(BigInteger.ONE).min(LARGEST);
                return skipped.signum() == 0 ? IN_ORDER + " 0" : JUMP + " " + skipped;
            }
            if (distance.compareTo(BigInteger.valueOf(-4_096)) <= 0) {
                return BEFORE_WINDOW + " 0";
            }
            if (seen.contains(number)) {
                return DUPLICATE + " 0";
            }
            return (first != null && number < first ? BEFORE_FIRST : FILLS_GAP) + " 0";
        }
    }

    /** Whoever loses numbers of a permutation, repeats some and swaps others finds exactly these in the figures. */
    @Test
    void countsExactlyWhatWasLostRepeatedAndSwapped() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            SequenceWindow tested = new SequenceWindow();
            Figures told = new Figures();
            long dropped = 0;
            long repeated = 0;
            long swapped = 0;
            long number = random.nextInt();
            told.add(tested.add(number++), 0);
            for (int i = 0; i < 2_000; i++) {
                switch (random.nextInt(10)) {
                    case 0 -> {
                        dropped++;
                        number++;
                        told.add(tested.add(number++), tested.skipped());
                    }
                    case 1 -> {
                        repeated++;
                        told.add(tested.add(number), tested.skipped());
                        told.add(tested.add(number++), tested.skipped());
                    }
                    case 2 -> {
                        swapped++;
                        told.add(tested.add(number + 1), tested.skipped());
                        told.add(tested.add(number), tested.skipped());
                        number += 2;
                    }
                    default -> told.add(tested.add(number++), tested.skipped());
                }
            }
            assertThat(told).as("seed " + seed).hasToString(dropped + " " + repeated + " " + swapped + " 0");
        }
    }

    @Test
    void aNumberMakesNoObject() {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean, "this JVM does not count allocations");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        run(1);
        long before = threads.getCurrentThreadAllocatedBytes();
        run(1_000_000);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    private void run(long from) {
        for (long i = 0; i < 100_000; i++) {
            window.add(from + i * 2);
            window.add(from + i * 2 - (i % 3));
        }
    }

    @Test
    void everyOrderOfFewNumbersEndsWithNothingLost() {
        permute(new long[] {1, 2, 3, 4, 5, 6, 7}, 0);
    }

    private static void permute(long[] numbers, int from) {
        if (from == numbers.length) {
            SequenceWindow tested = new SequenceWindow();
            Figures told = new Figures();
            Arrays.stream(numbers).forEach(number -> told.add(tested.add(number), tested.skipped()));
            assertThat(told.lost).as(Arrays.toString(numbers)).isZero();
            assertThat(told.duplicated + told.beforeWindow).isZero();
            return;
        }
        for (int i = from; i < numbers.length; i++) {
            swap(numbers, from, i);
            permute(numbers, from + 1);
            swap(numbers, from, i);
        }
    }

    private static void swap(long[] numbers, int one, int other) {
        long kept = numbers[one];
        numbers[one] = numbers[other];
        numbers[other] = kept;
    }

    private void take(long number) {
        assertThatCode(() -> figures.add(window.add(number), window.skipped())).doesNotThrowAnyException();
    }
}
