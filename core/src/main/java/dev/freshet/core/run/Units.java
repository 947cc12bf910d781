// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import java.util.Locale;

/** Quantities as people read them: three significant digits and the unit that suits them. */
final class Units {

    private static final double THOUSAND = 1_000;

    private Units() {}

    /** A latency: {@code 999 ns}, {@code 12.3 µs}, {@code 4.56 ms}, {@code 7.89 s}, {@code 2 m 03 s}. */
    static String latency(long ns) {
        return latency((double) ns);
    }

    /** A latency that is a mean. */
    static String latency(double ns) {
        if (ns < THOUSAND) {
            return digits(ns) + " ns";
        }
        if (rounded(ns / 1e3) < THOUSAND) {
            return digits(ns / 1e3) + " µs";
        }
        if (rounded(ns / 1e6) < THOUSAND) {
            return digits(ns / 1e6) + " ms";
        }
        return rounded(ns / 1e9) < 100 ? digits(ns / 1e9) + " s" : duration((long) ns);
    }

    /** A length of time in whole seconds: {@code 59 s}, {@code 2 m 03 s}, {@code 1 h 00 m 05 s}. */
    static String duration(long ns) {
        long seconds = Math.round(ns / 1e9);
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%d m %02d s", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d m %02d s", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** How many: in full up to 99,999, then {@code 123k}, {@code 4.56M}, {@code 7.89G}. */
    static String count(long count) {
        if (count < 100_000) {
            return String.format(Locale.ROOT, "%,d", count);
        }
        if (rounded(count / 1e3) < THOUSAND) {
            return digits(count / 1e3) + "k";
        }
        return rounded(count / 1e6) < THOUSAND ? digits(count / 1e6) + "M" : digits(count / 1e9) + "G";
    }

    /** How many per second: {@code 0.25}, {@code 12.3}, {@code 4,567}, {@code 123k}. */
    static String rate(double perSecond) {
        return rounded(perSecond) < THOUSAND ? digits(perSecond) : count(Math.round(perSecond));
    }

    /** An amount of bytes, in powers of a thousand: {@code 999 B}, {@code 1.23 kB}, {@code 45.6 MB}, {@code 789 GB}. */
    static String bytes(long bytes) {
        if (bytes < THOUSAND) {
            return bytes + " B";
        }
        if (rounded(bytes / 1e3) < THOUSAND) {
            return digits(bytes / 1e3) + " kB";
        }
        return rounded(bytes / 1e6) < THOUSAND ? digits(bytes / 1e6) + " MB" : digits(bytes / 1e9) + " GB";
    }

    /** A share of a whole: {@code 0 %}, {@code 0.12 %}, {@code 33.3 %}, {@code 100 %}. */
    static String percent(double percent) {
        return digits(percent) + " %";
    }

    /** Three significant digits of a number below 1,000; zeros after the point are kept only where they are significant. */
    private static String digits(double value) {
        if (value == 0) {
            return "0";
        }
        double rounded = rounded(value);
        int decimals = rounded >= 100 ? 0 : rounded >= 10 ? 1 : 2;
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.equals("0.00") ? "<0.01" : text;
    }

    /** What the value is once it is shown with three digits. */
    private static double rounded(double value) {
        double unit = value >= 100 ? 1 : value >= 10 ? 0.1 : 0.01;
        return Math.rint(value / unit) * unit;
    }
}
