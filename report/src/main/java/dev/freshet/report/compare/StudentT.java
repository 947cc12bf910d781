// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

/** Student's t distribution, also with degrees of freedom that are no whole number. */
final class StudentT {

    private static final double[] LANCZOS = {
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };
    private static final double TINY = 1e-300;
    private static final double EXACT = 1e-15;
    private static final int MOST_STEPS = 500;

    private StudentT() {}

    /** How probable a value of at least {@code t} is by chance, with {@code df} degrees of freedom above 0. */
    static double above(double t, double df) {
        if (Double.isInfinite(t)) {
            return t > 0 ? 0 : 1;
        }
        double tail = incompleteBeta(df / 2, 0.5, df / (df + t * t)) / 2;
        return t >= 0 ? tail : 1 - tail;
    }

    /** The value that is exceeded with that probability, which is above 0 and below one half. */
    static double exceededWith(double probability, double df) {
        double low = 0;
        double high = 1;
        while (above(high, df) > probability && high < 1e12) {
            high *= 2;
        }
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (above(middle, df) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The regularised incomplete beta function I_x(a, b). */
    static double incompleteBeta(double a, double b, double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(a, b, x) / a : 1 - front * fraction(b, a, 1 - x) / b;
    }

    /** The continued fraction of the incomplete beta function, by Lentz's method. */
    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double product = d;
        for (int m = 1; m <= MOST_STEPS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            product *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            product *= d * c;
            if (Math.abs(d * c - 1) < EXACT) {
                break;
            }
        }
        return product;
    }

    private static double away(double fromZero) {
        return Math.abs(fromZero) < TINY ? TINY : fromZero;
    }

    /** The logarithm of the gamma function, by Lanczos' approximation. */
    private static double logGamma(double x) {
        if (x < 0.5) {
            return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
        }
        double sum = 0.9999999999998099;
        for (int i = 0; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x + i);
        }
        double shifted = x + LANCZOS.length - 1.5;
        return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(shifted) - shifted + Math.log(sum);
    }
}
