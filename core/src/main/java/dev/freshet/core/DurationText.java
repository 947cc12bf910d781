// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.StringJoiner;

/**
 * How a duration that somebody gave is said in the names of steps and in messages: exactly, and as people write it: {@code 1.5 s}, {@code 90 ms}, {@code 2 min 30 s},
 * {@code 9000 days}. Safe for any thread.
 */
@Internal
public final class DurationText {

    private DurationText() {}

    /** The duration in words; one that is negative has a minus before it. */
    public static String of(Duration duration) {
        if (duration.isNegative()) {
            boolean hasOpposite = duration.toSeconds() > Long.MIN_VALUE;
            return hasOpposite ? "-" + of(duration.negated()) : duration.toString();
        }
        return duration.toSeconds() == 0 ? belowASecond(duration.toNanosPart()) : parts(duration);
    }

    private static String belowASecond(int ns) {
        if (ns == 0) {
            return "0 s";
        }
        if (ns < 1_000) {
            return ns + " ns";
        }
        return ns < 1_000_000 ? decimal(ns, 3) + " µs" : decimal(ns, 6) + " ms";
    }

    private static String parts(Duration duration) {
        StringJoiner parts = new StringJoiner(" ");
        long days = duration.toDaysPart();
        if (days > 0) {
            parts.add(days + (days == 1 ? " day" : " days"));
        }
        if (duration.toHoursPart() > 0) {
            parts.add(duration.toHoursPart() + " h");
        }
        if (duration.toMinutesPart() > 0) {
            parts.add(duration.toMinutesPart() + " min");
        }
        long ns = duration.toSecondsPart() * 1_000_000_000L + duration.toNanosPart();
        if (ns > 0) {
            parts.add(decimal(ns, 9) + " s");
        }
        return parts.toString();
    }

    private static String decimal(long value, int places) {
        return BigDecimal.valueOf(value, places).stripTrailingZeros().toPlainString();
    }
}
