// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import dev.freshet.core.time.Clock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The functions that stand alone in a placeholder: of the time and of chance. Arguments are literal and are judged while parsing; mistakes
 * in them are {@link IllegalArgumentException}s whose message says what is expected.
 */
final class ElFunctions {

    private static final Set<String> NAMES = Set.of(
            "currentTimeMillis",
            "currentDate",
            "randomUuid",
            "randomSecureUuid",
            "randomInt",
            "randomLong",
            "randomDouble",
            "randomAlphanumeric");

    private static final Pattern INTEGER = Pattern.compile("-?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,2}");
    private static final String ALPHANUMERICS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** The most decimals with which every power of ten is still an exact double. */
    private static final int MAX_DECIMALS = 15;

    private final Clock clock;

    ElFunctions(Clock clock) {
        this.clock = clock;
    }

    static boolean isFunction(String name) {
        return NAMES.contains(name);
    }

    static boolean isInteger(String text) {
        return INTEGER.matcher(text).matches();
    }

    /** The call of one of the known functions. */
    Part call(String name, String arguments) {
        return switch (name) {
            case "currentTimeMillis" -> noArguments(name, arguments, session -> clock.epochMs(clock.nowNs()));
            case "currentDate" -> currentDate(arguments);
            case "randomUuid" -> noArguments(name, arguments, session -> randomUuid());
            case "randomSecureUuid" ->
                noArguments(name, arguments, session -> UUID.randomUUID().toString());
            case "randomInt" -> randomInt(arguments);
            case "randomLong" -> randomLong(arguments);
            case "randomDouble" -> randomDouble(arguments);
            case "randomAlphanumeric" -> randomAlphanumeric(arguments);
            default -> throw new IllegalArgumentException("unknown function " + name + "()");
        };
    }

    private static Part noArguments(String name, String arguments, Part part) {
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException(name + "() takes no arguments");
        }
        return part;
    }

    private Part currentDate(String pattern) {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException(
                    "currentDate(pattern) needs a pattern, for example currentDate(yyyy-MM-dd)");
        }
        ZoneId zone = ZoneId.systemDefault();
        DateTimeFormatter formatter;
        try {
            formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone);
            formatter.formatTo(Instant.EPOCH, new StringBuilder());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("'" + pattern + "' is not a date pattern (" + e.getMessage() + ")", e);
        }
        return session -> formatter.format(Instant.ofEpochMilli(clock.epochMs(clock.nowNs())));
    }

    /** A random UUID of version 4, from the fast generator: unique enough for a test, not for secrets. */
    private static String randomUuid() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    private static Part randomInt(String arguments) {
        if (arguments.isEmpty()) {
            return session -> ThreadLocalRandom.current().nextInt();
        }
        long[] range = range("randomInt", arguments);
        int min = Math.toIntExact(range[0]);
        int max = Math.toIntExact(range[1]);
        return session -> ThreadLocalRandom.current().nextInt(min, max);
    }

    private static Part randomLong(String arguments) {
        if (arguments.isEmpty()) {
            return session -> ThreadLocalRandom.current().nextLong();
        }
        long[] range = range("randomLong", arguments);
        return session -> ThreadLocalRandom.current().nextLong(range[0], range[1]);
    }

    private static long[] range(String name, String arguments) {
        String[] bounds = arguments.split(",", -1);
        if (bounds.length != 2 || !isInteger(bounds[0]) || !isInteger(bounds[1])) {
            throw new IllegalArgumentException(
                    name + " takes () or (min,max): two integers without blanks, for example " + name + "(1,10)");
        }
        boolean isInt = name.equals("randomInt");
        try {
            long min = isInt ? Integer.parseInt(bounds[0]) : Long.parseLong(bounds[0]);
            long max = isInt ? Integer.parseInt(bounds[1]) : Long.parseLong(bounds[1]);
            if (min >= max) {
                throw new IllegalArgumentException(name + "(min,max) needs a min below its max");
            }
            return new long[] {min, max};
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + "(min,max): " + arguments + " is out of range", e);
        }
    }

    private static Part randomDouble(String arguments) {
        String[] all = arguments.split(",", -1);
        boolean known = (all.length == 2 || all.length == 3)
                && DECIMAL.matcher(all[0]).matches()
                && DECIMAL.matcher(all[1]).matches()
                && (all.length == 2 || DIGITS.matcher(all[2]).matches());
        if (!known) {
            throw new IllegalArgumentException(
                    "randomDouble takes (min,max) or (min,max,digits) without blanks, for example randomDouble(0.5,9.5,2)");
        }
        BigDecimal min = new BigDecimal(all[0]);
        BigDecimal max = new BigDecimal(all[1]);
        if (min.compareTo(max) >= 0) {
            throw new IllegalArgumentException("randomDouble(min,max) needs a min below its max");
        }
        return all.length == 3
                ? randomDecimal(min, max, Integer.parseInt(all[2]))
                : session -> ThreadLocalRandom.current().nextDouble(min.doubleValue(), max.doubleValue());
    }

    /** Each number with that many decimals from min to below max is equally likely. */
    private static Part randomDecimal(BigDecimal min, BigDecimal max, int digits) {
        if (digits > MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    "randomDouble(min,max,digits) takes at most " + MAX_DECIMALS + " digits");
        }
        try {
            long first =
                    min.movePointRight(digits).setScale(0, RoundingMode.CEILING).longValueExact();
            long end =
                    max.movePointRight(digits).setScale(0, RoundingMode.CEILING).longValueExact();
            if (first >= end) {
                throw new IllegalArgumentException("no number with so few digits lies between min and max");
            }
            double scale = Math.pow(10, digits);
            return session -> ThreadLocalRandom.current().nextLong(first, end) / scale;
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("randomDouble(min,max,digits): too many digits for so large a range", e);
        }
    }

    private static Part randomAlphanumeric(String arguments) {
        int length = isInteger(arguments) && arguments.length() <= 9 ? Integer.parseInt(arguments) : 0;
        if (length <= 0) {
            throw new IllegalArgumentException("randomAlphanumeric takes a length above 0");
        }
        return session -> randomAlphanumeric(length);
    }

    private static String randomAlphanumeric(int length) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        byte[] characters = new byte[length];
        for (int i = 0; i < length; i++) {
            characters[i] = (byte) ALPHANUMERICS.charAt(random.nextInt(ALPHANUMERICS.length()));
        }
        return new String(characters, StandardCharsets.ISO_8859_1);
    }
}
