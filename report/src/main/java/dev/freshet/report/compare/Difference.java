// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import dev.freshet.core.Internal;
import dev.freshet.core.text.Quantity;

/**
 * One figure of two runs.
 *
 * @param measure what is compared
 * @param a the figure of the whole first run; NaN where it has none
 * @param b that of the second
 * @param evidence what the blocks say
 * @param chance how probable such blocks are without a difference beyond the tolerance, corrected for the number of comparisons
 * @param finding what follows
 */
@Internal
public record Difference(Measure measure, double a, double b, Evidence evidence, double chance, Finding finding) {

    private static final double MOST_PERCENT = 10_000;
    private static final double LEAST_PERCENT = 0.01;

    /** What can be said of a difference. */
    public enum Finding {
        /** It is real, beyond the tolerance, and to the worse. */
        WORSE("worse"),
        /** It is real, beyond the tolerance, and to the better. */
        BETTER("better"),
        /** It is real and beyond the tolerance, of a figure that is not judged. */
        DIFFERENT("different"),
        /** It is beyond the tolerance, and may be chance. */
        NOISE("within noise"),
        /** It is within the tolerance, as far as the noise lets see. */
        UNCLEAR("unclear"),
        /** It is within the tolerance for certain. */
        SAME("same"),
        /** There are too few blocks that have the figure. */
        TOO_SHORT("too short to tell");

        private final String words;

        Finding(String words) {
            this.words = words;
        }

        /** The same for programs and people. */
        public String words() {
            return words;
        }
    }

    /** The change from the first run to the second by the figures of the whole runs, as a share; NaN where it is not known. */
    public double change() {
        return a == b ? 0 : b / a - 1;
    }

    /** Whether the figures of the whole runs, or of the typical block, differ by more than the tolerance. */
    boolean isBeyond(double tolerance) {
        boolean isTypical = !measure.figure().isSummed() && Double.isFinite(evidence.ratio());
        return isBeyond(b / a, tolerance) || (isTypical && isBeyond(evidence.ratio(), tolerance));
    }

    private static boolean isBeyond(double ratio, double tolerance) {
        return ratio > 1 + tolerance || ratio < 1 / (1 + tolerance);
    }

    /** A change that is a share as people read it, with its sign: {@code +12.3 %}; {@code new} where there was nothing before. */
    public static Quantity quantity(double change) {
        if (Double.isNaN(change)) {
            return Quantity.NONE;
        }
        if (Double.isInfinite(change)) {
            return new Quantity("new", "", Double.MAX_VALUE);
        }
        double percent = Math.abs(change) * 100;
        String digits = percent >= MOST_PERCENT
                ? "> " + Quantity.number(MOST_PERCENT).text()
                : percent > 0 && percent < LEAST_PERCENT
                        ? "< 0.01"
                        : Quantity.number(percent).text();
        String sign = change == 0 ? "" : change > 0 ? "+" : "−";
        return new Quantity(sign + digits, "%", change * 100);
    }
}
