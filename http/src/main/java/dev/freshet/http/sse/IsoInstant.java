// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

/**
 * Reads an instant as ISO 8601 and RFC 3339 write it, such as {@code 2024-11-28T09:30:00.123456789Z}: a date, a time with or without seconds and their fraction, and an offset, which
 * must be there. Digits of the fraction beyond the nanosecond are left out; a second of 60 is the first of the next minute. Makes no object, unlike the parsers of the JDK. Confined to
 * the user's loop.
 */
final class IsoInstant {

    private static final int NO_NUMBER = -1;
    private static final int NO_SIGN = 2;
    private static final int DATE_LENGTH = 10;
    private static final int NANO_DIGITS = 9;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private CharSequence text = "";
    private int at;
    private long epochNs;

    /** The instant that was read, in nanoseconds since 1970. */
    long epochNs() {
        return epochNs;
    }

    /** Whether the text begins as a date with a time does. */
    static boolean resembles(CharSequence text) {
        return text.length() > DATE_LENGTH && text.charAt(4) == '-' && text.charAt(7) == '-';
    }

    /** Reads an instant. Tells whether the text is one, of the years that nanoseconds since 1970 reach: 1678 to 2261. */
    boolean read(CharSequence instant) {
        text = instant;
        at = 0;
        int year = number(4);
        int month = after('-') ? number(2) : NO_NUMBER;
        int day = after('-') ? number(2) : NO_NUMBER;
        if (year < 1678 || year > 2261 || month < 1 || month > 12 || day < 1 || day > length(year, month)) {
            return false;
        }
        if (!after('T') && !after('t') && !after(' ')) {
            return false;
        }
        return time(days(year, month, day));
    }

    private boolean time(long days) {
        int hour = number(2);
        int minute = after(':') ? number(2) : NO_NUMBER;
        int second = 0;
        long nanos = 0;
        if (after(':')) {
            second = number(2);
            nanos = after('.') || after(',') ? fraction() : 0;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 || nanos < 0) {
            return false;
        }
        int sign = offsetSign();
        int offset = sign == 0 ? 0 : offsetMinutes();
        if (sign == NO_SIGN || offset < 0 || at != text.length()) {
            return false;
        }
        long minutes = (days * 24 + hour) * 60 + minute - (long) sign * offset;
        epochNs = (minutes * 60 + second) * NS_PER_SECOND + nanos;
        return true;
    }

    /** 0 for Z, 1 and -1 for an offset that follows. */
    private int offsetSign() {
        if (after('Z') || after('z')) {
            return 0;
        }
        if (after('+')) {
            return 1;
        }
        return after('-') ? -1 : NO_SIGN;
    }

    /** {@code hh:mm}, {@code hhmm} or {@code hh}. */
    private int offsetMinutes() {
        int hours = number(2);
        int minutes = 0;
        if (after(':') || at < text.length()) {
            minutes = number(2);
        }
        return hours < 0 || hours > 18 || minutes < 0 || minutes > 59 ? NO_NUMBER : hours * 60 + minutes;
    }

    private long fraction() {
        long nanos = 0;
        int digits = 0;
        for (; at < text.length() && DecimalText.isDigit(text.charAt(at)); at++) {
            if (digits++ < NANO_DIGITS) {
                nanos = nanos * 10 + text.charAt(at) - '0';
            }
        }
        for (int i = digits; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return digits == 0 ? NO_NUMBER : nanos;
    }

    private boolean after(char character) {
        if (at < text.length() && text.charAt(at) == character) {
            at++;
            return true;
        }
        return false;
    }

    private int number(int digits) {
        if (at + digits > text.length()) {
            return NO_NUMBER;
        }
        int number = 0;
        for (int last = at + digits; at < last; at++) {
            char digit = text.charAt(at);
            if (!DecimalText.isDigit(digit)) {
                return NO_NUMBER;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }

    private static int length(int year, int month) {
        return switch (month) {
            case 4, 6, 9, 11 -> 30;
            case 2 -> isLeap(year) ? 29 : 28;
            default -> 31;
        };
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Days since 1970, counted in years that begin in March, so that the leap day is the last. */
    private static long days(int year, int month, int day) {
        int shifted = month > 2 ? year : year - 1;
        int monthFromMarch = (month + 9) % 12;
        int dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
        return 365L * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468;
    }
}
