// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import java.util.Arrays;

/**
 * Whether one figure of two runs differs by more than the tolerance, judged by their blocks. Blocks at the same place in both runs are pairs, so that what the
 * plan makes of both runs, such as a ramp, falls out. Neighbouring pairs resemble each other; they count as fewer than they are, by their correlation at lag 1.
 *
 * <p>Of what takes time the typical block counts: the logarithms of the ratios are averaged without the tenth that is least and the tenth that is greatest
 * (Tukey and McLaughlin's trimmed t). Of what is counted the sum counts: the differences to {@code 1 + tolerance} times the first run are averaged as they are.
 */
final class BlockTest {

    /** With fewer pairs nothing is said. */
    static final int FEWEST_PAIRS = 6;

    private static final double TRIMMED = 0.1;
    private static final double CONFIDENCE = 0.95;
    private static final double MOST_CORRELATION = 0.95;
    private static final double FEWEST_EFFECTIVE = 1.5;

    private final double tolerance;

    /**
     * A test.
     *
     * @param tolerance by which share of the first run the second may differ; above 0
     */
    BlockTest(double tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * Compares blocks.
     *
     * @param a of the first run, NaN where a block does not have the figure
     * @param b of the second run
     * @param isSummed whether all blocks together count, rather than the typical one
     */
    Evidence compare(double[] a, double[] b, boolean isSummed) {
        int most = Math.min(a.length, b.length);
        double[] first = new double[most];
        double[] second = new double[most];
        int pairs = 0;
        boolean isPositive = true;
        for (int i = 0; i < most; i++) {
            if (Double.isFinite(a[i]) && Double.isFinite(b[i])) {
                isPositive &= a[i] > 0 && b[i] > 0;
                first[pairs] = a[i];
                second[pairs++] = b[i];
            }
        }
        if (pairs < FEWEST_PAIRS) {
            return Evidence.none(pairs);
        }
        first = Arrays.copyOf(first, pairs);
        second = Arrays.copyOf(second, pairs);
        return isPositive && !isSummed ? typical(first, second) : summed(first, second);
    }

    private Evidence typical(double[] a, double[] b) {
        double[] logs = new double[a.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(b[i] / a[i]);
        }
        Mean mean = Mean.trimmed(logs);
        double reach = mean.reach();
        double least = Math.log1p(tolerance);
        return new Evidence(
                logs.length,
                mean.effective,
                Math.exp(mean.value),
                Math.exp(mean.value - reach),
                Math.exp(mean.value + reach),
                mean.above(least),
                mean.below(-least));
    }

    private Evidence summed(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        if (meanA == 0 && meanB == 0) {
            return new Evidence(a.length, a.length, 1, 1, 1, 1, 1);
        }
        double ratio = meanA == 0 ? Double.POSITIVE_INFINITY : meanB / meanA;
        Mean around = Mean.of(differences(b, a, meanA == 0 ? 0 : ratio));
        double reach = meanA == 0 ? Double.POSITIVE_INFINITY : around.reach() / meanA;
        return new Evidence(
                a.length,
                around.effective,
                ratio,
                meanA == 0 ? 0 : Math.max(0, ratio - reach),
                ratio + reach,
                Mean.of(differences(b, a, 1 + tolerance)).above(0),
                Mean.of(differences(b, a, 1 / (1 + tolerance))).below(0));
    }

    private static double[] differences(double[] b, double[] a, double times) {
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = b[i] - times * a[i];
        }
        return differences;
    }

    /** A mean of values that follow each other, and how exact it is. */
    private record Mean(double value, double error, double df, double effective) {

        static Mean of(double[] values) {
            return of(values, 0);
        }

        static Mean trimmed(double[] values) {
            return of(values, (int) (values.length * TRIMMED));
        }

        /** Without so many at each end; for the error these are as far away as the next ones. */
        private static Mean of(double[] values, int cut) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int n = values.length;
            double lowest = sorted[cut];
            double highest = sorted[n - 1 - cut];
            double value = Arrays.stream(sorted, cut, n - cut).average().orElse(0);
            double[] drawnIn = Arrays.stream(values)
                    .map(one -> Math.min(highest, Math.max(lowest, one)))
                    .toArray();
            double centre = Arrays.stream(drawnIn).average().orElse(0);
            double squares = Arrays.stream(drawnIn)
                    .map(one -> (one - centre) * (one - centre))
                    .sum();
            double effective = effective(drawnIn, centre, squares);
            // Neighbours that resemble each other also make the variance look less than it is.
            double variance = squares / n / (1 - 1 / effective);
            double kept = (n - 2.0 * cut) / n;
            // Half way between both numbers: with the lesser alone, intervals of few blocks that resemble each other
            // have no end, see decision 0019.
            return new Mean(
                    value,
                    Math.sqrt(variance / effective) / kept,
                    Math.max(FEWEST_EFFECTIVE - 1, kept * (n + effective) / 2 - 1),
                    effective);
        }

        /** As how many independent values they count, by their correlation at lag 1, which short series show too low (Kendall's correction). */
        private static double effective(double[] values, double centre, double squares) {
            int n = values.length;
            if (squares == 0) {
                return n;
            }
            double products = 0;
            for (int i = 1; i < n; i++) {
                products += (values[i] - centre) * (values[i - 1] - centre);
            }
            double corrected = (n * products / squares + 1) / (n - 3);
            double correlation = Math.max(0, Math.min(MOST_CORRELATION, corrected));
            return Math.max(FEWEST_EFFECTIVE, n * (1 - correlation) / (1 + correlation));
        }

        /** Half the length of the interval. */
        double reach() {
            return error == 0 ? 0 : error * StudentT.exceededWith((1 - CONFIDENCE) / 2, df);
        }

        double above(double bound) {
            return error == 0 ? (value > bound ? 0 : 1) : StudentT.above((value - bound) / error, df);
        }

        double below(double bound) {
            return error == 0 ? (value < bound ? 0 : 1) : StudentT.above((bound - value) / error, df);
        }
    }
}
