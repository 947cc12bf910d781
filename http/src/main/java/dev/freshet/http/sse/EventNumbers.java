// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Takes what a check found for the number of an event, or for the time at which it was published. Confined to the user's loop. */
final class EventNumbers {

    private static final int NANO_DIGITS = 9;

    private final DecimalText decimal = new DecimalText();
    private final IsoInstant iso = new IsoInstant();
    private long value;

    /** The number that was taken, or the time in nanoseconds since 1970. */
    long value() {
        return value;
    }

    /** Takes a whole number of 64 bits, also where it is written as text or as {@code 5.0}. Tells whether it is one. */
    boolean takeNumber(Object found) {
        if (found instanceof Long || found instanceof Integer || found instanceof Short || found instanceof Byte) {
            value = ((Number) found).longValue();
            return true;
        }
        if (!(found instanceof CharSequence || found instanceof Number)) {
            return false;
        }
        boolean isNumber = decimal.read(text(found), 0) && decimal.isWhole();
        value = decimal.value();
        return isNumber;
    }

    /**
     * Takes a time since 1970, by number or as text by ISO 8601 with an offset. Tells whether it is one between 1678 and 2261.
     *
     * @param unit of numbers; null if there are to be none
     */
    boolean takeTime(Object found, @Nullable ChronoUnit unit) {
        if (found instanceof CharSequence text && IsoInstant.resembles(text)) {
            boolean isTime = iso.read(text);
            value = iso.epochNs();
            return isTime;
        }
        if (found instanceof CharSequence || found instanceof Number) {
            boolean isTime = unit != null && decimal(found, unit);
            value = decimal.value();
            return isTime;
        }
        Instant instant = instant(found);
        return instant != null && take(instant);
    }

    private boolean decimal(Object found, ChronoUnit unit) {
        return decimal.read(text(found), shift(unit));
    }

    /** Nanoseconds per unit, as a power of ten. */
    private static int shift(ChronoUnit unit) {
        return switch (unit) {
            case NANOS -> 0;
            case MICROS -> 3;
            case MILLIS -> 6;
            case SECONDS -> NANO_DIGITS;
            default -> throw new IllegalArgumentException("refused when it was given: " + unit);
        };
    }

    private static @Nullable Instant instant(Object found) {
        if (found instanceof Instant instant) {
            return instant;
        }
        if (found instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (found instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        return found instanceof Date date ? date.toInstant() : null;
    }

    private boolean take(Instant instant) {
        BigInteger ns = BigInteger.valueOf(instant.getEpochSecond())
                .multiply(BigInteger.valueOf(1_000_000_000L))
                .add(BigInteger.valueOf(instant.getNano()));
        value = ns.longValue();
        return ns.bitLength() < Long.SIZE;
    }

    private static CharSequence text(Object found) {
        return found instanceof CharSequence text ? text : found.toString();
    }
}
