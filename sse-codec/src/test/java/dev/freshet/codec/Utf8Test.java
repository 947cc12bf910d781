// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

    /** Both sides of every border in the tables of the standard. */
    private static final int[] BORDERS = {
        0x00, 0x0A, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
        0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFE, 0xFF
    };

    @ParameterizedTest(name = "{2}")
    @CsvSource(textBlock = """
            E282AC,   €,      a complete sequence
            E282,     �,      a sequence cut short is replaced once
            E28241,   �A,     what cuts it short stays
            80,       �,      a continuation alone
            C080,     ��,     two bytes for NUL: C0 begins nothing
            E08080,   ���,    three bytes for NUL: E0 can't go on with 80
            F0808080, ����,   four bytes for NUL
            EDA080,   ���,    a surrogate: ED can't go on with A0
            EDBFBF41, ���A,   the last surrogate
            EDA0,     ��,     a surrogate cut short
            ED9F41,   �A,     not a surrogate and cut short
            F4908080, ����,   above the last code point
            F09F98,   �,      an emoji cut short
            F09F9841, �A,     the same before text
            FEFF,     ��,     bytes that never occur
            """)
    void replacesAsTheStandardSays(String hex, String text, String reason) {
        byte[] bytes = ByteBuffer.allocate(8)
                .putLong(Long.parseUnsignedLong(hex + "0".repeat(16 - hex.length()), 16))
                .array();

        assertThat(Utf8.text(ByteBuffer.wrap(bytes), 0, hex.length() / 2))
                .as(reason)
                .isEqualTo(text);
    }

    @Test
    void agreesWithTheStandardOnEverySequenceOfBorderBytes() {
        byte[] bytes = new byte[4];
        int differing = 0;
        for (int first : BORDERS) {
            for (int second : BORDERS) {
                for (int rest = 0; rest < BORDERS.length * BORDERS.length; rest++) {
                    bytes[0] = (byte) first;
                    bytes[1] = (byte) second;
                    bytes[2] = (byte) BORDERS[rest / BORDERS.length];
                    bytes[3] = (byte) BORDERS[rest % BORDERS.length];
                    differing += differencesIn(bytes);
                }
            }
        }
        assertThat(differing).isZero();
    }

    /** For each length, each kind of memory. */
    private static int differencesIn(byte[] bytes) {
        int differing = 0;
        for (int length = 0; length <= bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            String expected = ReferenceUtf8.decode(part);
            ByteBuffer readOnly = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
            boolean same = expected.equals(Utf8.text(ByteBuffer.wrap(bytes), 0, length))
                    && expected.equals(Utf8.text(readOnly, 0, length));
            differing += same ? 0 : 1;
        }
        return differing;
    }

    @Test
    void leavesTheSourceAsItIs() {
        byte[] bytes = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};

        Utf8.text(ByteBuffer.wrap(bytes), 0, 3);

        assertThat(bytes).containsExactly(0xED, 0xA0, 0x80);
    }
}
