// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "999, 999 ns",
        "1000, 1.00 µs",
        "12345, 12.3 µs",
        "999499, 999 µs",
        "999999, 1.00 ms",
        "4560000, 4.56 ms",
        "99960000, 100 ms",
        "999999999, 1.00 s",
        "12300000000, 12.3 s",
        "99940000000, 99.9 s",
        "99990000000, 1 m 40 s",
        "123000000000, 2 m 03 s",
        "3605000000000, 1 h 00 m 05 s",
    })
    void latenciesHaveThreeDigitsAndTheUnitThatSuitsThem(long ns, String text) {
        assertThat(Units.latency(ns)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "59400000000, 59 s", "59600000000, 1 m 00 s", "3599600000000, 1 h 00 m 00 s"})
    void durationsAreInWholeSeconds(long ns, String text) {
        assertThat(Units.duration(ns)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "999|999",
                "99999|99,999",
                "100000|100k",
                "999499|999k",
                "999999|1.00M",
                "12345678|12.3M",
                "1234567890|1.23G"
            })
    void countsAreInFullAsLongAsTheyAreShort(long count, String text) {
        assertThat(Units.count(count)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "0.001|<0.01",
                "0.25|0.25",
                "9.996|10.0",
                "99.96|100",
                "999.4|999",
                "999.6|1,000",
                "4567|4,567",
                "123456|123k"
            })
    void ratesHaveThreeDigits(double rate, String text) {
        assertThat(Units.rate(rate)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.004, <0.01 %", "33.333, 33.3 %", "100, 100 %"})
    void percentagesHaveThreeDigits(double percent, String text) {
        assertThat(Units.percent(percent)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1234, 1.23 kB", "999999, 1.00 MB", "45600000, 45.6 MB", "789000000000, 789 GB"
    })
    void bytesGoByThousands(long bytes, String text) {
        assertThat(Units.bytes(bytes)).isEqualTo(text);
    }
}
