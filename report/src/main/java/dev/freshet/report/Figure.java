// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import java.util.Locale;

/**
 * A number as people read it: the text, its unit, and the bare value to sort by.
 *
 * @param text digits, at most about three that count where the number is measured
 * @param unit what follows the digits; may be empty
 * @param value to sort by, in one unit for a whole column
 */
record Figure(String text, String unit, double value) {

    /** Stands where there is no number. */
    static final Figure NONE = new Figure("–", "", -1);

    private static final double MICRO = 1e3;
    private static final double MILLI = 1e6;
    private static final double SECOND = 1e9;
    private static final double MINUTE = 60 * SECOND;
    private static final double HOUR = 60 * MINUTE;

    static Figure count(long count) {
        return new Figure(String.format(Locale.ROOT, "%,d", count), "", count);
    }

    static Figure perSecond(double rate) {
        return new Figure(threeDigits(rate), "/s", rate);
    }

    static Figure number(double number) {
        return new Figure(threeDigits(number), "", number);
    }

    /** A share in per cent. What is not nothing is not shown as 0, what is not all is not shown as 100. */
    static Figure percent(double percent) {
        String text = percent == 0 || percent == 100
                ? String.format(Locale.ROOT, "%.0f", percent)
                : percent < 0.01
                        ? "< 0.01"
                        : percent > 99.99
                                ? "> 99.99"
                                : String.format(Locale.ROOT, percent < 1 ? "%.2f" : "%.1f", percent);
        return new Figure(text.equals("100.0") ? "> 99.9" : text, "%", percent);
    }

    static Figure bytes(long bytes) {
        return bytes((double) bytes);
    }

    static Figure bytes(double bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
        double scaled = bytes;
        int unit = 0;
        while (scaled >= 1023.5 && unit < units.length - 1) {
            scaled /= 1024;
            unit++;
        }
        return new Figure(unit == 0 ? threeDigits(Math.rint(scaled)) : threeDigits(scaled), units[unit], bytes);
    }

    static Figure bytesPerSecond(double rate) {
        Figure bytes = bytes(rate);
        return new Figure(bytes.text(), bytes.unit() + "/s", rate);
    }

    static Figure latency(long ns) {
        return latency((double) ns);
    }

    /** A latency: from microseconds to hours, to three digits. */
    static Figure latency(double ns) {
        if (ns <= 0) {
            return new Figure("0", "", ns);
        }
        if (ns < MICRO) {
            return new Figure("< 1", "µs", ns);
        }
        if (ns < 999.5 * MICRO) {
            return new Figure(threeDigits(ns / MICRO), "µs", ns);
        }
        if (ns < 999.5 * MILLI) {
            return new Figure(threeDigits(ns / MILLI), "ms", ns);
        }
        if (ns < 59.95 * SECOND) {
            return new Figure(threeDigits(ns / SECOND), "s", ns);
        }
        return new Figure(clock(Math.round(ns)), ns < HOUR ? "min" : "h", ns);
    }

    /** The length of a run in words. */
    static String duration(long ns) {
        if (ns == 0) {
            return "0 s";
        }
        if (ns < MINUTE) {
            return latency(ns).plain();
        }
        long seconds = Math.round(ns / SECOND);
        return seconds < 3600
                ? inTwo(seconds / 60, "min", seconds % 60, "s")
                : inTwo(seconds / 3600, "h", seconds / 60 % 60, "min");
    }

    private static String inTwo(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** A place in the run: minutes and seconds, or hours, minutes and seconds. */
    static String clock(long ns) {
        long seconds = Math.round(ns / SECOND);
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** Text and unit in one, where they are not styled apart. */
    String plain() {
        return unit.isEmpty() || unit.equals("%") || unit.equals("/s") ? text + unit : text + "\u00A0" + unit;
    }

    private static String threeDigits(double number) {
        double magnitude = Math.abs(number);
        if (magnitude == 0) {
            return "0";
        }
        if (magnitude < 0.01) {
            return "< 0.01";
        }
        String format = magnitude < 9.995 ? "%.2f" : magnitude < 99.95 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, format, number);
    }
}
