// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.gammaUsersPerSec;
import static dev.freshet.core.CoreDsl.nothingFor;
import static dev.freshet.core.CoreDsl.poissonUsersPerSec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.core.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeds are fixed: what is random is the same in each run of these tests. */
class RandomGapsTest {

    private static final double SECOND_NS = 1e9;

    /** Of Kolmogorov and Smirnov's distance times the root of the number of draws: beyond it lies 1 of 100 samples. */
    private static final double KS_BOUND = 1.63;

    @ParameterizedTest(name = "shape {0}")
    @CsvSource({
        "0.1, 0.951350769866873", // bursts
        "0.5, 0.886226925452758",
        "1, 1", // Poisson
        "2, 2",
        "10, 3628800", // rather even
    })
    void gapsAreGammaDistributed(double shape, double gammaOfShapePlusOne) {
        double[] gaps = gapsSeconds(arrivals(gammaUsersPerSec(50, shape).during(400)));
        Arrays.sort(gaps);
        double distance = 0;
        for (int i = 0; i < gaps.length; i++) {
            if (gaps[i] < 1e-6) {
                continue; // times are whole nanoseconds, and bursts have gaps below
            }
            // in units of the scale, of which the mean is the shape
            double below = gammaBelow(shape, gaps[i] * 50 * shape, gammaOfShapePlusOne);
            distance = Math.max(
                    distance, Math.max(below - i / (double) gaps.length, (i + 1) / (double) gaps.length - below));
        }
        assertThat(gaps.length).isBetween(14_000, 26_000);
        assertThat(distance * Math.sqrt(gaps.length)).isLessThan(KS_BOUND);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 1, 5, 1_000})
    void theRateIsTheRateAtEveryInstantFromTheFirstOn(double shape) {
        int seeds = 4_000;
        int[] inTenth = new int[10];
        for (int seed = 0; seed < seeds; seed++) {
            for (long offsetNs : arrivals(gammaUsersPerSec(20, shape).during(1).seed(seed))) {
                inTenth[(int) (offsetNs / 100_000_000)]++;
            }
        }
        // the most that a tenth can be off by chance: 2 users expected; between bursts of 1/shape users the counts
        // spread by their size
        double spread = Math.sqrt(2 * Math.max(1, 1 / shape) / seeds);
        for (int users : inTenth) {
            assertThat(users / (double) seeds).isCloseTo(2, within(4 * spread));
        }
    }

    @Test
    void numbersOfIndependentUsersArePoissonDistributed() {
        // seconds with 3 users expected: 10,000 of them, by how many came
        int[] seconds = new int[10_000];
        for (long offsetNs : arrivals(poissonUsersPerSec(3).during(10_000))) {
            seconds[(int) (offsetNs / 1_000_000_000)]++;
        }
        double[] seen = new double[10];
        for (int users : seconds) {
            seen[Math.min(users, 9)]++;
        }
        double probability = Math.exp(-3);
        double rest = 1;
        double chiSquare = 0;
        for (int users = 0; users < 10; users++) {
            double expected = 10_000 * (users == 9 ? rest : probability);
            chiSquare += (seen[users] - expected) * (seen[users] - expected) / expected;
            rest -= probability;
            probability *= 3.0 / (users + 1);
        }
        assertThat(chiSquare).isLessThan(21.67); // 9 degrees of freedom, 1 of 100
    }

    @ParameterizedTest(name = "shape {0}: the number varies by {1} times what that of Poisson does")
    @CsvSource({"0.25, 4", "1, 1", "4, 0.25"})
    void howManyComeIsRandomToo(double shape, double varianceShare) {
        int seeds = 2_000;
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < seeds; seed++) {
            OpenProfile profile = OpenProfile.of(
                    List.of(gammaUsersPerSec(10, shape).during(100).seed(seed)));
            double users = profile.users(Shard.WHOLE);
            sum += users;
            squares += users * users;
        }
        double mean = sum / seeds;
        double variance = squares / seeds - mean * mean;
        assertThat(mean).isCloseTo(1_000, within(4 * Math.sqrt(1_000 * varianceShare / seeds)));
        assertThat(variance / (1_000 * varianceShare)).isCloseTo(1, within(0.15));
    }

    @Test
    void aHighShapeIsASteadyRate() {
        for (double gap : gapsSeconds(arrivals(gammaUsersPerSec(100, 1_000_000).during(10)))) {
            assertThat(gap).isCloseTo(0.01, within(0.0001));
        }
    }

    @Test
    void poissonIsTheGammaOfShapeOne() {
        assertThat(arrivals(poissonUsersPerSec(10).during(60)))
                .isEqualTo(arrivals(gammaUsersPerSec(10, 1).during(Duration.ofMinutes(1))));
    }

    @Test
    void theSeedOfTheStepDecidesAndNotThatOfTheRun() {
        OpenProfile profile =
                OpenProfile.of(List.of(poissonUsersPerSec(10).during(60).seed(5)));
        assertThat(drain(profile.arrivals(1, Shard.WHOLE))).isEqualTo(drain(profile.arrivals(2, Shard.WHOLE)));
        assertThat(drain(profile.arrivals(1, Shard.WHOLE)))
                .isNotEqualTo(arrivals(poissonUsersPerSec(10).during(60).seed(6)));
    }

    @Test
    void equalStepsHaveArrivalsOfTheirOwnInEachPlace() {
        OpenInjectionStep step = poissonUsersPerSec(10).during(60);
        List<Long> both = arrivals(step, step);
        List<Long> first =
                both.stream().filter(offset -> offset < 60 * SECOND_NS).toList();
        List<Long> second = both.subList(first.size(), both.size()).stream()
                .map(offset -> offset - 60_000_000_000L)
                .toList();
        assertThat(second).isNotEmpty().isNotEqualTo(first);
        assertThat(drain(OpenProfile.of(List.of(step), 1).arrivals(0, Shard.WHOLE)))
                .isNotEqualTo(first);
    }

    @Test
    void stepsBeforeAndBehindKeepTheirTimes() {
        List<Long> offsets =
                arrivals(nothingFor(5), gammaUsersPerSec(100, 0.5).during(Duration.ofMillis(2500)), atOnceUsers(1));
        assertThat(offsets.subList(0, offsets.size() - 1))
                .isNotEmpty()
                .isSorted()
                .allMatch(offset -> offset >= 5 * SECOND_NS && offset < 7.5 * SECOND_NS)
                .anyMatch(offset -> offset > 7 * SECOND_NS);
        assertThat(offsets.get(offsets.size() - 1)).isEqualTo(7_500_000_000L);
    }

    @Test
    void aRateOfZeroIsSilence() {
        assertThat(arrivals(poissonUsersPerSec(0).during(3), atOnceUsers(1))).containsExactly(3_000_000_000L);
        assertThat(arrivals(gammaUsersPerSec(0, 2).during(0), atOnceUsers(1))).containsExactly(0L);
    }

    /** The regularized lower incomplete gamma function, by its series. */
    private static double gammaBelow(double shape, double x, double gammaOfShapePlusOne) {
        if (x > 700) {
            return 1;
        }
        double term = 1;
        double sum = 1;
        for (int n = 1; term > sum * 1e-15; n++) {
            term *= x / (shape + n);
            sum += term;
        }
        return Math.min(1, Math.exp(shape * Math.log(x) - x) / gammaOfShapePlusOne * sum);
    }

    private static double[] gapsSeconds(List<Long> offsets) {
        double[] gaps = new double[offsets.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (offsets.get(i + 1) - offsets.get(i)) / SECOND_NS;
        }
        return gaps;
    }

    private static List<Long> arrivals(OpenInjectionStep... steps) {
        return drain(OpenProfile.of(List.of(steps)).arrivals(0, Shard.WHOLE));
    }

    private static List<Long> drain(ArrivalTimes arrivals) {
        List<Long> offsets = new ArrayList<>();
        for (long at = arrivals.nextOffsetNs(); at != ArrivalTimes.NONE; at = arrivals.nextOffsetNs()) {
            offsets.add(at);
        }
        return offsets;
    }
}
