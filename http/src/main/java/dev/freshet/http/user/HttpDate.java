// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.user;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Reads dates of cookies and of other headers, which servers write in many ways. Netty's {@code DateFormatter} does not do: it takes 30 February for 1 March,
 * and refuses months that are written out, which the RFC allows.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.1.1">RFC 6265 §5.1.1</a>
 */
final class HttpDate {

    /** What is no date. */
    static final long NONE = Long.MIN_VALUE;

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private int second = -1;
    private int minute = -1;
    private int hour = -1;
    private int day = -1;
    private int month = -1;
    private int year = -1;

    private HttpDate() {}

    /** The date in milliseconds since the epoch; {@link #NONE} if it can't be read. */
    static long parse(String text) {
        HttpDate date = new HttpDate();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean isDelimiter = i == text.length() || isDelimiter(text.charAt(i));
            if (!isDelimiter && start < 0) {
                start = i;
            } else if (isDelimiter && start >= 0) {
                date.take(text.substring(start, i));
                start = -1;
            }
        }
        return date.toMs();
    }

    private static boolean isDelimiter(char c) {
        return c == '\t'
                || (c >= ' ' && c <= '/')
                || (c >= ';' && c <= '@')
                || (c >= '[' && c <= '`')
                || (c >= '{' && c <= '~');
    }

    /** Each kind of token is taken once, in this order of preference. */
    private void take(String token) {
        int digits = digits(token, 0);
        if (hour < 0 && takeTime(token)) {
            return;
        }
        if (day < 0 && digits >= 1 && digits <= 2) {
            day = Integer.parseInt(token.substring(0, digits));
        } else if (month < 0 && monthOf(token) > 0) {
            month = monthOf(token);
        } else if (year < 0 && (digits == 2 || digits == 4)) {
            year = fullYear(Integer.parseInt(token.substring(0, digits)));
        }
    }

    private boolean takeTime(String token) {
        int first = digits(token, 0);
        if (first < 1 || first > 2 || first >= token.length() || token.charAt(first) != ':') {
            return false;
        }
        int second0 = first + 1;
        int second1 = second0 + digits(token, second0);
        if (!isShort(second0, second1) || second1 >= token.length() || token.charAt(second1) != ':') {
            return false;
        }
        int third = second1 + 1;
        int end = third + digits(token, third);
        if (!isShort(third, end)) {
            return false;
        }
        hour = Integer.parseInt(token.substring(0, first));
        minute = Integer.parseInt(token.substring(second0, second1));
        second = Integer.parseInt(token.substring(third, end));
        return true;
    }

    private static boolean isShort(int from, int to) {
        return to - from >= 1 && to - from <= 2;
    }

    private static int digits(String token, int from) {
        int to = from;
        while (to < token.length() && token.charAt(to) >= '0' && token.charAt(to) <= '9') {
            to++;
        }
        return to - from;
    }

    private static int monthOf(String token) {
        if (token.length() < 3) {
            return 0;
        }
        int at = MONTHS.indexOf(token.substring(0, 3).toLowerCase(Locale.ROOT));
        return at < 0 || at % 3 != 0 ? 0 : at / 3 + 1;
    }

    private static int fullYear(int written) {
        if (written >= 70 && written <= 99) {
            return written + 1900;
        }
        return written < 70 ? written + 2000 : written;
    }

    private long toMs() {
        if (hour < 0 || day < 0 || month < 0 || year < 1601) {
            return NONE;
        }
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second).toEpochSecond(ZoneOffset.UTC) * 1000;
        } catch (DateTimeException e) {
            return NONE;
        }
    }
}
