// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Durations as people write them, without a loss. */
class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.000000001S, 1 ns",
        "PT0.000001500S, 1.5 µs",
        "PT0.09S, 90 ms",
        "PT0.123456789S, 123.456789 ms",
        "PT1S, 1 s",
        "PT10S, 10 s",
        "PT1.5S, 1.5 s",
        "PT2M30S, 2 min 30 s",
        "PT60M, 1 h",
        "PT1H0.1S, 1 h 0.1 s",
        "PT24H, 1 day",
        "PT216000H, 9000 days",
        "PT49H1M, 2 days 1 h 1 min",
        "PT-5S, -5 s",
        "PT-0.5S, -500 ms"
    })
    void saysIt(Duration duration, String words) {
        assertThat(DurationText.of(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 106751991167300 days 15 h 30 min 7 s",
        "-9223372036854775808, PT-2562047788015215H-30M-8S"
    })
    void saysTheLongest(long seconds, String words) {
        assertThat(DurationText.of(Duration.ofSeconds(seconds))).isEqualTo(words);
    }
}
