// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

    @ParameterizedTest
    @CsvSource({
        "abc, 3, one each",
        "é…µ─√, 5, narrow although not ASCII",
        "価格, 4, ideographs",
        "한글, 4, Hangul",
        "e\u0301, 1, a mark on a letter",
        "🙂, 2, an emoji outside the BMP",
        "✅, 2, an emoji within",
    })
    void aTextTakesSoManyColumns(String text, int columns, String why) {
        assertThat(Columns.of(text)).as(why).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef, abcdef, it fits",
        "abcdef, 5, abcd…, ab…ef, one too many",
        "abcdef, 1, …, …, nothing fits",
        "価格価格, 5, 価格…, 価…格, half of an ideograph is none",
        "価格価格, 4, 価…, 価…, a column stays free",
    })
    void whatDoesNotFitLosesItsEndOrItsMiddle(String text, int most, String cut, String shortened, String why) {
        assertThat(Columns.cut(text, most)).as(why).isEqualTo(cut);
        assertThat(Columns.shorten(text, most)).as(why).isEqualTo(shortened);
    }
}
