// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventNumbersTest {

    private final EventNumbers numbers = new EventNumbers();

    static Stream<Arguments> found() {
        return Stream.of(
                arguments(7L, 7L),
                arguments(7, 7L),
                arguments((short) -7, -7L),
                arguments((byte) 7, 7L),
                arguments(Long.MIN_VALUE, Long.MIN_VALUE),
                arguments("9223372036854775807", Long.MAX_VALUE),
                arguments("-9223372036854775808", Long.MIN_VALUE),
                arguments("9223372036854775808", null),
                arguments("-9223372036854775809", null),
                arguments("007", 7L),
                arguments(" 42 ", 42L),
                arguments("+42", 42L),
                arguments("5.0", 5L),
                arguments("5.00e0", 5L),
                arguments("5.5", null),
                arguments("1e3", 1_000L),
                arguments("1.5E3", 1_500L),
                arguments("15e-1", null),
                arguments("150e-1", 15L),
                arguments("1e18", 1_000_000_000_000_000_000L),
                arguments("1e19", null),
                arguments("1e-9999999999", null),
                arguments("0e9999999999", 0L),
                arguments(5.0, 5L),
                arguments(5.5, null),
                arguments(1e15, 1_000_000_000_000_000L),
                arguments(Double.NaN, null),
                arguments(Double.POSITIVE_INFINITY, null),
                arguments(new BigDecimal("12.000"), 12L),
                arguments(BigInteger.TWO.pow(63), null),
                arguments(BigInteger.TWO.pow(63).subtract(BigInteger.ONE), Long.MAX_VALUE),
                arguments(new AtomicLong(3), 3L));
    }

    static Stream<Arguments> noNumbers() {
        return Stream.of(
                arguments("", null),
                arguments(" ", null),
                arguments("-", null),
                arguments(".", null),
                arguments("e3", null),
                arguments("3e", null),
                arguments("3e+", null),
                arguments("1700000000000-0", null),
                arguments("0x10", null),
                arguments("1 2", null),
                arguments("١", null),
                arguments("seven", null),
                arguments(true, null),
                arguments(List.of(1), null),
                arguments(new byte[] {1}, null));
    }

    @ParameterizedTest
    @MethodSource({"found", "noNumbers"})
    void takesWholeNumbersOf64Bits(Object found, @Nullable Long number) {
        assertThat(numbers.takeNumber(found) ? numbers.value() : null).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "1732750000, SECONDS, 1732750000000000000",
        "1732750000.123, SECONDS, 1732750000123000000",
        "1732750000.123456789, SECONDS, 1732750000123456789",
        "1732750000.1234567899, SECONDS, 1732750000123456789",
        "1732750000123, MILLIS, 1732750000123000000",
        "1732750000123.456789, MILLIS, 1732750000123456789",
        "1732750000123456, MICROS, 1732750000123456000",
        "1732750000123456.789, MICROS, 1732750000123456789",
        "1732750000123456789, NANOS, 1732750000123456789",
        "1732750000123456789.9, NANOS, 1732750000123456789",
        "1.732750000123456789E9, SECONDS, 1732750000123456789",
        "0.000000001, SECONDS, 1",
        "-0.0000000001, SECONDS, -1",
        "-1.5, SECONDS, -1500000000",
        "9223372036.854775807, SECONDS, 9223372036854775807",
        "9223372036.854775808, SECONDS,",
        "9223372037, SECONDS,",
        "1732750000123, SECONDS,",
        "yesterday, SECONDS,"
    })
    void takesTimesOfAnyUnitWithAllTheirDigits(String text, ChronoUnit unit, @Nullable Long epochNs) {
        assertThat(numbers.takeTime(text, unit) ? numbers.value() : null).isEqualTo(epochNs);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-28T09:30:00Z, 2024-11-28T09:30:00Z",
        "2024-11-28t09:30:00z, 2024-11-28T09:30:00Z",
        "2024-11-28 09:30:00Z, 2024-11-28T09:30:00Z",
        "2024-11-28T09:30:00.1Z, 2024-11-28T09:30:00.1Z",
        "'2024-11-28T09:30:00,123456789Z', 2024-11-28T09:30:00.123456789Z",
        "2024-11-28T09:30:00.1234567899Z, 2024-11-28T09:30:00.123456789Z",
        "2024-11-28T09:30Z, 2024-11-28T09:30:00Z",
        "2024-11-28T09:30:00+02:00, 2024-11-28T07:30:00Z",
        "2024-11-28T09:30:00-0530, 2024-11-28T15:00:00Z",
        "2024-11-28T09:30:00+02, 2024-11-28T07:30:00Z",
        "2024-12-31T23:59:60Z, 2025-01-01T00:00:00Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "2000-02-29T00:00:00Z, 2000-02-29T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999999999Z",
        "1678-01-01T00:00:00Z, 1678-01-01T00:00:00Z",
        "2261-12-31T23:59:59Z, 2261-12-31T23:59:59Z"
    })
    void takesTextByIso8601(String text, Instant instant) {
        assertThat(numbers.takeTime(text, null)).isTrue();
        assertThat(numbers.value()).isEqualTo(ns(instant));
        assertThat(numbers.takeTime(text, ChronoUnit.SECONDS))
                .as("also beside numbers")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-11-28T09:30:00",
                "2024-11-28",
                "2024-11-28T",
                "2024-11-28T9:30:00Z",
                "2024-11-28T24:00:00Z",
                "2024-11-28T09:60:00Z",
                "2024-11-28T09:30:61Z",
                "2024-11-28T09:30:00.Z",
                "2024-11-28T09:30:00Zx",
                "2024-11-28T09:30:00+19:00",
                "2024-11-28T09:30:00+1",
                "2024-11-28T09:30:00+01:",
                "2024-11-28T09:30:00*01:00",
                "2024-13-28T09:30:00Z",
                "2024-00-28T09:30:00Z",
                "2024-11-31T09:30:00Z",
                "2023-02-29T09:30:00Z",
                "1900-02-29T09:30:00Z",
                "2024-11-00T09:30:00Z",
                "2300-11-28T09:30:00Z",
                "20a4-11-28T09:30:00Z",
                "20241128T093000Z",
                ""
            })
    void takesNoOtherText(String text) {
        assertThat(numbers.takeTime(text, ChronoUnit.SECONDS)).isFalse();
        assertThat(numbers.takeTime(text, null)).isFalse();
    }

    @Test
    void aNumberWithoutAUnitIsNoTime() {
        assertThat(numbers.takeTime(1_732_750_000_123L, null)).isFalse();
        assertThat(numbers.takeTime("1732750000123", null)).isFalse();
    }

    static Stream<Arguments> objects() {
        Instant instant = Instant.parse("2024-11-28T09:30:00.123456789Z");
        return Stream.of(
                arguments(instant, ns(instant)),
                arguments(OffsetDateTime.ofInstant(instant, ZoneOffset.ofHours(3)), ns(instant)),
                arguments(ZonedDateTime.ofInstant(instant, ZoneOffset.UTC), ns(instant)),
                arguments(Date.from(instant), ns(instant.truncatedTo(ChronoUnit.MILLIS))),
                arguments(1_500L, 1_500_000_000L),
                arguments(1.5, 1_500_000L),
                arguments(new BigDecimal("1.000001"), 1_000_001L),
                arguments(Instant.MAX, null),
                arguments(Instant.MIN, null),
                arguments(true, null),
                arguments(List.of(), null));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void takesWhatATransformationMakesOfIt(Object found, @Nullable Long epochNs) {
        assertThat(numbers.takeTime(found, ChronoUnit.MILLIS) ? numbers.value() : null)
                .isEqualTo(epochNs);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 6, 9})
    void decimalsAreReadAsByBigDecimal(int shift) {
        Random random = new Random(shift);
        DecimalText decimal = new DecimalText();
        for (int i = 0; i < 200_000; i++) {
            String text = random(random);
            BigDecimal exact = new BigDecimal(text).movePointRight(shift);
            BigInteger floor = exact.setScale(0, RoundingMode.FLOOR).toBigInteger();
            boolean isRead = decimal.read(text, shift);
            if (floor.bitLength() < Long.SIZE) {
                assertThat(isRead).as(text).isTrue();
                assertThat(BigInteger.valueOf(decimal.value())).as(text).isEqualTo(floor);
                assertThat(decimal.isWhole())
                        .as(text)
                        .isEqualTo(exact.stripTrailingZeros().scale() <= 0);
            } else {
                assertThat(isRead).as(text).isFalse();
            }
        }
    }

    private static String random(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
        digits(random, random.nextInt(20) + 1, text);
        if (random.nextBoolean()) {
            digits(random, random.nextInt(12), text.append('.'));
        }
        if (random.nextInt(4) == 0) {
            text.append('e').append(random.nextInt(50) - 25);
        }
        return text.toString();
    }

    private static void digits(Random random, int count, StringBuilder text) {
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + (random.nextBoolean() ? 0 : random.nextInt(10))));
        }
    }

    @Test
    void textsAreReadAsByTheJdk() {
        Random random = new Random(1);
        IsoInstant iso = new IsoInstant();
        for (int i = 0; i < 200_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong() % 9_000_000_000L, random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
            OffsetDateTime time = instant.atOffset(ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 1_080) - 1_080)));
            String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
            assertThat(iso.read(text)).as(text).isTrue();
            assertThat(iso.epochNs()).as(text).isEqualTo(ns(instant));
        }
    }

    private static long ns(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
