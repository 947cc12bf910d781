// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as it is typed: a number and its unit, {@code ms}, {@code s}, {@code m} or {@code h}. */
final class DurationWords implements ITypeConverter<Duration> {

    private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(ms|s|m|h)");

    @Override
    public Duration convert(String text) {
        Matcher time = TIME.matcher(text.strip());
        if (time.matches()) {
            BigDecimal ns = new BigDecimal(time.group(1)).multiply(unitNs(time.group(2)));
            if (ns.signum() > 0 && ns.compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 4)) < 0) {
                return Duration.ofNanos(ns.longValue());
            }
        }
        throw new TypeConversionException(
                "'" + text + "' is no time: give a number above zero and its unit, such as 500ms, 30s, 1.5m or 1h");
    }

    private static BigDecimal unitNs(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    default -> 3_600_000_000_000L;
                });
    }
}
