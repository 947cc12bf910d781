// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0                | 0",
                "1                | < 1 µs",
                "999              | < 1 µs",
                "1000             | 1.00 µs",
                "9994             | 9.99 µs",
                "9996             | 10.0 µs",
                "99960            | 100 µs",
                "999499           | 999 µs",
                "999500           | 1.00 ms",
                "12345678         | 12.3 ms",
                "999499999        | 999 ms",
                "999500000        | 1.00 s",
                "59949999999      | 59.9 s",
                "60000000000      | 1:00 min",
                "3599000000000    | 59:59 min",
                "3599600000000    | 1:00:00 h",
                "3600000000000    | 1:00:00 h",
                "90061000000000   | 25:01:01 h"
            })
    void aLatencyHasThreeDigitsAndAUnit(long ns, String text) {
        assertThat(Quantity.latency(ns).plain()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0              | 0 s",
                "250000000      | 250 ms",
                "5000000000     | 5 s",
                "10000000000    | 10 s",
                "1500000000     | 1.5 s",
                "12340000000    | 12.3 s",
                "59970000000    | 1 min",
                "60000000000    | 1 min",
                "605000000000   | 10 min 5 s",
                "3600000000000  | 1 h",
                "9000000000000  | 2 h 30 min"
            })
    void theLengthOfARunIsInWords(long ns, String text) {
        assertThat(Quantity.duration(ns)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 %",
        "0.004, < 0.01 %",
        "0.5, 0.50 %",
        "1.26, 1.3 %",
        "50, 50.0 %",
        "99.94, 99.9 %",
        "99.97, > 99.9 %",
        "99.996, > 99.99 %",
        "100, 100 %"
    })
    void whatIsNotAllOrNothingDoesNotLookLikeIt(double percent, String text) {
        assertThat(Quantity.percent(percent).plain()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.00 kB",
        "1234, 1.23 kB",
        "999499, 999 kB",
        "999500, 1.00 MB",
        "45600000, 45.6 MB",
        "789000000000, 789 GB"
    })
    void bytesCountInPowersOfAThousand(long bytes, String text) {
        assertThat(Quantity.bytes(bytes).plain()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0/s", "0.001, < 0.01/s", "0.5, 0.50/s", "9.996, 10.0/s", "99.96, 100/s", "12345.6, '12,346/s'"})
    void aRateHasThreeDigits(double rate, String text) {
        assertThat(Quantity.perSecond(rate).plain()).isEqualTo(text);
    }
}
