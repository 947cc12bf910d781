// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import java.util.SplittableRandom;

/**
 * Draws from gamma distributions of scale 1, exactly and the same on every machine: for that, functions are those of {@link StrictMath}.
 * Confined to whoever made it.
 *
 * <p>From shape 1 on it is the method of Marsaglia and Tsang: the cube of a normal draw, moved, is a gamma draw once it is accepted, which it is
 * in more than 95 of 100 cases. Below 1, a draw of the next higher shape is scaled down by a power of a uniform one. Shape 1 is the exponential
 * distribution, whose inverse is known.
 *
 * @see <a href="https://doi.org/10.1145/358407.358414">A simple method for generating gamma variables</a>
 */
final class GammaDraws {

    private final SplittableRandom random;
    private double spareNormal = Double.NaN;

    GammaDraws(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A draw of that shape, whose mean is the shape; 0 where it is too small for a double. */
    double next(double shape) {
        if (shape == 1) {
            return -StrictMath.log(uniform());
        }
        return shape > 1 ? cubed(shape) : cubed(shape + 1) * StrictMath.pow(uniform(), 1 / shape);
    }

    /** A draw from above 0 up to 1. */
    double uniform() {
        return 1.0 - random.nextDouble();
    }

    private double cubed(double shape) {
        double middle = shape - 1 / 3.0;
        double width = 1 / Math.sqrt(9 * middle);
        while (true) {
            double normal = normal();
            double root = 1 + width * normal;
            if (root <= 0) {
                continue;
            }
            double cube = root * root * root;
            double bound = normal * normal / 2 + middle - middle * cube + middle * StrictMath.log(cube);
            if (StrictMath.log(uniform()) < bound) {
                return middle * cube;
            }
        }
    }

    /** A normal draw by Marsaglia's polar method, which gives two at a time. */
    private double normal() {
        if (!Double.isNaN(spareNormal)) {
            double spare = spareNormal;
            spareNormal = Double.NaN;
            return spare;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * random.nextDouble() - 1;
            y = 2 * random.nextDouble() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double stretch = Math.sqrt(-2 * StrictMath.log(square) / square);
        spareNormal = y * stretch;
        return x * stretch;
    }
}
