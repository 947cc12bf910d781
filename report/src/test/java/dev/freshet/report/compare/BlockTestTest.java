// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockTestTest {

    private static final double TOLERANCE = 0.1;

    /** scipy 1.17.1, {@code scipy.stats.t.sf(t, df)}. */
    @ParameterizedTest
    @CsvSource({
        "2, 10, 0.03669401738537018",
        "5.6, 8, 0.00025512294649132427",
        "-1.3, 4.5, 0.871901956027983",
        "12, 0.5, 0.09253026053460106",
        "0, 3, 0.5",
        "40, 2.2, 0.00017115773828230282"
    })
    void tailsAreThoseOfStudentsDistribution(double t, double df, double expected) {
        assertThat(StudentT.above(t, df)).isCloseTo(expected, within(1e-12));
    }

    /** scipy 1.17.1, {@code scipy.stats.t.isf(p, df)}. */
    @ParameterizedTest
    @CsvSource({"0.025, 10, 2.2281388519862753", "0.00025, 7.3, 5.9232882470652095", "0.025, 0.8, 23.32793579600433"})
    void boundsAreThoseOfStudentsDistribution(double p, double df, double expected) {
        assertThat(StudentT.exceededWith(p, df)).isCloseTo(expected, within(1e-9 * expected));
    }

    @Test
    void holmMultipliesTheLeastMostAndKeepsTheOrder() {
        double[] corrected = Holm.corrected(new double[] {0.04, 0.001, 0.03, 0.5});
        assertThat(corrected).containsExactly(new double[] {0.09, 0.004, 0.09, 0.5}, within(1e-12));
    }

    @Test
    void aRampOfBothRunsIsNoNoise() {
        double[] ramp = numbers(12, i -> i + 1);
        Evidence evidence = new BlockTest(TOLERANCE).compare(ramp, times(ramp, 1.3), false);
        assertThat(evidence.ratio()).isCloseTo(1.3, within(1e-9));
        assertThat(evidence.above()).isLessThan(1e-6);
        assertThat(evidence.below()).isGreaterThan(0.99);
    }

    @Test
    void aDifferenceWithinTheToleranceIsNotBeyondIt() {
        double[] flat = numbers(12, i -> 100 + i % 3);
        Evidence evidence = new BlockTest(TOLERANCE).compare(flat, times(flat, 1.08), false);
        assertThat(evidence.above()).isGreaterThan(0.99);
        assertThat(evidence.isWithin(TOLERANCE)).isTrue();
    }

    @Test
    void oneBlockThatIsFarOffDecidesNothing() {
        double[] flat = numbers(12, i -> 100 + i % 3);
        double[] stalled = flat.clone();
        stalled[5] *= 50;
        Evidence evidence = new BlockTest(TOLERANCE).compare(flat, stalled, false);
        assertThat(evidence.ratio()).isCloseTo(1, within(0.05));
        assertThat(evidence.either()).isGreaterThan(0.5);
    }

    @Test
    void whatIsCountedCountsInEachBlock() {
        double[] none = new double[12];
        double[] always = numbers(12, i -> 5 + i % 2);
        double[] once = new double[12];
        once[7] = 60;
        assertThat(new BlockTest(TOLERANCE).compare(none, always, true).above()).isLessThan(1e-6);
        assertThat(new BlockTest(TOLERANCE).compare(none, once, true).above()).isGreaterThan(0.05);
        assertThat(new BlockTest(TOLERANCE).compare(none, none, true).either()).isEqualTo(1);
    }

    @Test
    void fewerThanSixPairsTellNothing() {
        double[] few = numbers(12, i -> i < 7 ? Double.NaN : 100);
        double[] all = numbers(12, i -> 1000);
        assertThat(new BlockTest(TOLERANCE).compare(few, all, false).isTooShort())
                .isTrue();
        few[0] = 100;
        assertThat(new BlockTest(TOLERANCE).compare(few, all, false).isTooShort())
                .isFalse();
    }

    /** Values that follow their neighbours are fewer than they seem. */
    @Test
    void aDriftOfOneRunWidensTheInterval() {
        Random random = new Random(3);
        double[] base = numbers(24, i -> 100 * Math.exp(0.02 * random.nextGaussian()));
        double[] drifting = numbers(24, i -> base[i] * (1 + 0.5 * i / 24));
        Integer[] places = new Integer[24];
        Arrays.setAll(places, i -> i);
        java.util.Collections.shuffle(Arrays.asList(places), random);
        double[] shuffledBase = numbers(24, i -> base[places[i]]);
        double[] shuffled = numbers(24, i -> drifting[places[i]]);
        Evidence inOrder = new BlockTest(TOLERANCE).compare(base, drifting, false);
        Evidence without = new BlockTest(TOLERANCE).compare(shuffledBase, shuffled, false);
        assertThat(inOrder.effective()).isLessThan(without.effective() / 3);
        assertThat(inOrder.high() - inOrder.low()).isGreaterThan(2 * (without.high() - without.low()));
    }

    /** A part of the table of decision 0019. */
    @Test
    void chanceIsSeldomTakenForADifference() {
        ErrorRates.Noise noise = new ErrorRates.Noise(0.03, 0.5, 0.1, 0.02, 0.01);
        assertThat(new ErrorRates(1).of(40, 11, noise, ErrorRates.Effect.NONE, TOLERANCE)[2])
                .isLessThanOrEqualTo(0.05);
        assertThat(new ErrorRates(2).of(40, 23, noise, new ErrorRates.Effect(0.2, 20), TOLERANCE)[0])
                .isGreaterThanOrEqualTo(0.95);
    }

    private interface Block {
        double at(int index);
    }

    private static double[] numbers(int count, Block block) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = block.at(i);
        }
        return numbers;
    }

    private static double[] times(double[] values, double factor) {
        return DoubleStream.of(values).map(value -> value * factor).toArray();
    }
}
