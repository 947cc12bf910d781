// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import java.util.Locale;
import java.util.Random;

/**
 * How often the test is wrong, on invented blocks: 100 figures, logarithms with noise that remembers the block before, a ramp that both runs share, a drift that one run has alone, outliers, and a difference between
 * runs of the same thing. Run by hand for the tables of decision 0019; {@code BlockTestTest} keeps a part of it.
 */
final class ErrorRates {

    static final int FIGURES = 100;

    /** What differs between the two runs: so many of the figures by so much, as a share. */
    record Effect(double size, int figures) {
        static final Effect NONE = new Effect(0, 0);
    }

    /** One kind of noise. */
    record Noise(double spread, double memory, double drift, double outliers, double between) {}

    private final Random random;

    ErrorRates(long seed) {
        random = new Random(seed);
    }

    /** In which share of comparisons at least one of the figures that differ is found above, or of the others any at all. */
    double[] of(int trials, int blocks, Noise noise, Effect effect, double tolerance) {
        int slower = effect.figures();
        int found = 0;
        int wrong = 0;
        double foundFigures = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] p = new double[FIGURES];
            boolean[] isAbove = new boolean[FIGURES];
            for (int figure = 0; figure < FIGURES; figure++) {
                double[] a = run(blocks, noise, 0);
                double[] b = run(blocks, noise, figure < slower ? Math.log1p(effect.size()) : 0);
                Evidence evidence = new BlockTest(tolerance).compare(a, b, figure % 5 == 4);
                p[figure] = evidence.either();
                isAbove[figure] = evidence.above() < evidence.below();
            }
            double[] corrected = Holm.corrected(p);
            boolean hasFound = false;
            boolean isWrong = false;
            for (int figure = 0; figure < FIGURES; figure++) {
                boolean isReal = corrected[figure] <= 0.05;
                hasFound |= figure < slower && isReal && isAbove[figure];
                isWrong |= isReal && (figure >= slower || !isAbove[figure]);
                foundFigures += figure < slower && isReal ? 1.0 / slower : 0;
            }
            found += hasFound ? 1 : 0;
            wrong += isWrong ? 1 : 0;
        }
        return new double[] {(double) found / trials, foundFigures / trials, (double) wrong / trials};
    }

    private double[] run(int blocks, Noise noise, double effect) {
        double[] values = new double[blocks];
        double offset = noise.between * random.nextGaussian() + effect;
        double slope = noise.drift * (2 * random.nextDouble() - 1);
        double state = random.nextGaussian();
        for (int i = 0; i < blocks; i++) {
            double place = blocks == 1 ? 0 : (double) i / (blocks - 1) - 0.5;
            double ramp = Math.min(1, 4.0 * (i + 1) / blocks);
            state = noise.memory * state + Math.sqrt(1 - noise.memory * noise.memory) * random.nextGaussian();
            double outlier = random.nextDouble() < noise.outliers ? 1 : 0;
            values[i] = ramp * Math.exp(offset + slope * place + noise.spread * state + outlier);
        }
        return values;
    }

    /** Prints the table of the decision. */
    public static void main(String[] args) {
        int trials = args.length == 0 ? 200 : Integer.parseInt(args[0]);
        Noise[] noises = {
            new Noise(0.03, 0, 0, 0, 0),
            new Noise(0.03, 0.5, 0.1, 0.02, 0.01),
            new Noise(0.03, 0.8, 0.2, 0.02, 0.01),
            new Noise(0.1, 0, 0, 0.02, 0.02),
            new Noise(0.1, 0.5, 0.2, 0.05, 0.02),
            new Noise(0.1, 0.8, 0.2, 0.05, 0.02),
        };
        for (Noise noise : noises) {
            for (int blocks : new int[] {11, 23, 59}) {
                ErrorRates rates = new ErrorRates(2019);
                double[] small = rates.of(trials, blocks, noise, new Effect(0.1, 20), 0.05);
                double[] large = rates.of(trials, blocks, noise, new Effect(0.2, 20), 0.1);
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %d | %.1f %% | %.0f %% | %.0f %%, %.0f %% | %.0f %%, %.0f %% |%n",
                        noise,
                        blocks,
                        100 * rates.of(trials, blocks, noise, Effect.NONE, 0.1)[2],
                        100 * rates.of(trials, blocks, noise, new Effect(0.1, 20), 0.1)[0],
                        100 * small[0],
                        100 * small[1],
                        100 * large[0],
                        100 * large[1]);
            }
        }
    }
}
