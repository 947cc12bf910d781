// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * A quantity as people read it: three digits that count and the unit that suits them. The same quantity has the same text on the console, on the page and in
 * notes. Where the exact number matters, it is in {@code summary.json}.
 *
 * @param text the digits
 * @param unit what follows them; may be empty
 * @param value to sort by, in one unit for all quantities of a kind
 */
public record Quantity(String text, String unit, double value) {

    /** Stands where there is no number. */
    public static final Quantity NONE = new Quantity("–", "", -1);

    private static final double MICRO = 1e3;
    private static final double MILLI = 1e6;
    private static final double SECOND = 1e9;
    private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB", "PB"};

    /** How many, in full: {@code 1,234,567}. */
    public static Quantity count(long count) {
        return new Quantity(String.format(Locale.ROOT, "%,d", count), "", count);
    }

    /** How many of what, as words: {@code 1 stream}, {@code 1,234 streams}. */
    public static String counted(long count, String one, String many) {
        return count(count).plain() + " " + (count == 1 ? one : many);
    }

    /** Any number to three digits: {@code 0.25}, {@code 12.3}, {@code 4,567}. */
    public static Quantity number(double number) {
        return new Quantity(threeDigits(number), "", number);
    }

    /** Any number to three digits that count, however small: {@code 0.00125}, {@code 12.3}. */
    public static Quantity value(double number) {
        boolean isSmall = number != 0 && Math.abs(number) < 0.01;
        BigDecimal digits = new BigDecimal(number, new MathContext(3)).stripTrailingZeros();
        return new Quantity(isSmall ? digits.toPlainString() : threeDigits(number), "", number);
    }

    /** How many per second, to three digits. */
    public static Quantity perSecond(double rate) {
        return new Quantity(threeDigits(rate), "/s", rate);
    }

    /** A share in per cent. What is not nothing is not shown as 0, what is not all is not shown as 100. */
    public static Quantity percent(double percent) {
        return new Quantity(share(percent), "%", percent);
    }

    /** An amount of bytes, as {@link #bytes(double)}. */
    public static Quantity bytes(long bytes) {
        return bytes((double) bytes);
    }

    /** An amount of bytes, in powers of a thousand: {@code 999 B}, {@code 1.23 kB}, {@code 45.6 MB}. */
    public static Quantity bytes(double bytes) {
        double scaled = bytes;
        int unit = 0;
        while (scaled >= 999.5 && unit < BYTES.length - 1) {
            scaled /= 1_000;
            unit++;
        }
        return new Quantity(unit == 0 ? threeDigits(Math.rint(scaled)) : threeDigits(scaled), BYTES[unit], bytes);
    }

    /** Bytes per second, as {@link #bytes}. */
    public static Quantity bytesPerSecond(double rate) {
        Quantity bytes = bytes(rate);
        return new Quantity(bytes.text, bytes.unit + "/s", rate);
    }

    /** A latency, as {@link #latency(double)}. */
    public static Quantity latency(long ns) {
        return latency((double) ns);
    }

    /**
     * A latency, from nanoseconds: {@code 12.3 µs}, {@code 4.56 ms}, {@code 7.89 s}, {@code 2:03 min}, {@code 1:00:05 h}. Below a microsecond, where nothing is
     * told apart any more, {@code < 1 µs}.
     */
    public static Quantity latency(double ns) {
        if (ns <= 0) {
            return new Quantity("0", "", ns);
        }
        if (ns < MICRO) {
            return new Quantity("< 1", "µs", ns);
        }
        if (ns < 999.5 * MICRO) {
            return new Quantity(threeDigits(ns / MICRO), "µs", ns);
        }
        if (ns < 999.5 * MILLI) {
            return new Quantity(threeDigits(ns / MILLI), "ms", ns);
        }
        if (ns < 59.95 * SECOND) {
            return new Quantity(threeDigits(ns / SECOND), "s", ns);
        }
        return new Quantity(clock(Math.round(ns)), Math.round(ns / SECOND) < 3600 ? "min" : "h", ns);
    }

    /** A length of time in words, from nanoseconds, without zeros at its end: {@code 5 s}, {@code 12.3 s}, {@code 10 min 5 s}, {@code 2 h 30 min}. */
    public static String duration(long ns) {
        if (ns == 0) {
            return "0 s";
        }
        if (ns < 59.95 * SECOND) {
            Quantity brief = latency(ns);
            String digits = brief.text.replaceFirst("\\.?0+$", "");
            return (brief.text.contains(".") ? digits : brief.text) + " " + brief.unit;
        }
        long seconds = Math.round(ns / SECOND);
        return seconds < 3600
                ? inTwo(seconds / 60, "min", seconds % 60, "s")
                : inTwo(seconds / 3600, "h", seconds / 60 % 60, "min");
    }

    /** A place in a run, from nanoseconds: minutes and seconds, or hours, minutes and seconds. */
    public static String clock(long ns) {
        long seconds = Math.round(ns / SECOND);
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** Text and unit in one: {@code 4.56 ms}, {@code 12.3/s}. */
    public String plain() {
        return unit.isEmpty() || unit.equals("/s") ? text + unit : text + " " + unit;
    }

    private static String share(double percent) {
        if (percent == 0 || percent == 100) {
            return String.format(Locale.ROOT, "%.0f", percent);
        }
        if (percent < 0.01) {
            return "< 0.01";
        }
        if (percent > 99.99) {
            return "> 99.99";
        }
        String text = String.format(Locale.ROOT, percent < 1 ? "%.2f" : "%.1f", percent);
        return text.equals("100.0") ? "> 99.9" : text;
    }

    private static String inTwo(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
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
