// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LinesTest {

    @ParameterizedTest(name = "{2}")
    @CsvSource(textBlock = """
            'a\\nb\\nc',     'a|b|',   LF
            'a\\rb\\rc',     'a|b|',   CR
            'a\\r\\nb\\r\\n', 'a|b|',  CRLF
            'a\\n\\rb\\n',   'a||b|',  LF CR is two line ends
            'a\\r\\r\\nb\\r', 'a||b|', CR CRLF is two line ends
            '\\n\\n',        '||',     blank lines
            'abc',           '',       no line end
            'a\\tb\\u000Bc\\n', 'a\\tb\\u000Bc|', other control characters end no line
            """)
    void endAsTheStandardSays(String text, String lines, String reason) {
        byte[] bytes = unescaped(text).getBytes(US_ASCII);

        assertThat(String.join("", lines(ByteBuffer.wrap(bytes), 0, bytes.length, false)))
                .as(reason)
                .isEqualTo(unescaped(lines));
    }

    @ParameterizedTest
    @CsvSource({"'\\na\\n',true,a|", "'\\na\\n',false,|a|", "'a\\n',true,a|", "'\\n\\n',true,|"})
    void aFirstLineFeedMayBelongToACarriageReturnBefore(String text, boolean afterCarriageReturn, String lines) {
        byte[] bytes = unescaped(text).getBytes(US_ASCII);

        assertThat(String.join("", lines(ByteBuffer.wrap(bytes), 0, bytes.length, afterCarriageReturn)))
                .isEqualTo(lines);
    }

    @ParameterizedTest
    @EnumSource
    void areFoundAtEachPositionOfEachLength(Buffers kind) {
        for (int length = 1; length <= 100; length++) {
            for (int at = 0; at < length; at++) {
                byte[] bytes = "x".repeat(length).getBytes(US_ASCII);
                bytes[at] = (byte) (at % 2 == 0 ? '\n' : '\r');
                assertThat(lines(kind.holding(bytes), 0, length, false)).containsExactly("x".repeat(at) + "|");
            }
        }
    }

    /** All byte values, so that borrows in the search and the neighbours of CR and LF are met. */
    @ParameterizedTest
    @EnumSource
    void areThoseThatASearchByteByByteFinds(Buffers kind) {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(200)];
            random.nextBytes(bytes);
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = random.nextInt(4) == 0 ? (byte) (8 + random.nextInt(8)) : bytes[j];
            }
            int from = random.nextInt(bytes.length);
            int to = from + random.nextInt(bytes.length - from + 1);
            assertThat(lines(kind.holding(bytes), from, to, false)).isEqualTo(oneByOne(bytes, from, to));
        }
    }

    @ParameterizedTest
    @CsvSource({"'a\\r',true", "'a\\r\\n',false", "'a\\n',false", "'\\ra',false", "'',false"})
    void tellWhetherALineFeedMayFollow(String text, boolean expected) {
        byte[] bytes = unescaped(text).getBytes(US_ASCII);
        Lines lines = new Lines();
        lines.open(ByteBuffer.wrap(bytes), 0, bytes.length, false);
        while (lines.next()) {
            assertThat(lines.endsWithCarriageReturn()).isEqualTo(lines.end() + 1 == bytes.length && expected);
        }

        assertThat(lines.endsWithCarriageReturn()).isEqualTo(expected);
    }

    @Test
    void noNulIsMissed() {
        for (int length = 1; length <= 70; length++) {
            for (int at = 0; at < length; at++) {
                byte[] bytes = ("x".repeat(length) + "\n").getBytes(US_ASCII);
                bytes[at] = 0;
                Lines lines = new Lines();
                lines.open(ByteBuffer.wrap(bytes), 0, bytes.length, false);
                assertThat(lines.next()).isTrue();
                assertThat(lines.mayHoldNul()).isTrue();
            }
        }
    }

    @Test
    void noneIsFoundOnceTheRestIsSkipped() {
        Lines lines = new Lines();
        lines.open(ByteBuffer.wrap("\n\n\n".repeat(40).getBytes(US_ASCII)), 0, 120, false);
        assertThat(lines.next()).isTrue();

        lines.skipRest();

        assertThat(lines.next()).isFalse();
        assertThat(lines.next()).isFalse();
    }

    /** Each line as Latin-1, with a bar for its line end. */
    private static List<String> lines(ByteBuffer buffer, int from, int to, boolean afterCarriageReturn) {
        Lines lines = new Lines();
        lines.open(buffer, from, to, afterCarriageReturn);
        List<String> found = new ArrayList<>();
        while (lines.next()) {
            StringBuilder line = new StringBuilder();
            for (int at = lines.start(); at < lines.end(); at++) {
                line.append((char) (buffer.get(at) & 0xFF));
            }
            found.add(line.append('|').toString());
        }
        assertThat(lines.next()).isFalse();
        return found;
    }

    private static List<String> oneByOne(byte[] bytes, int from, int to) {
        List<String> found = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int at = from; at < to; at++) {
            char c = (char) (bytes[at] & 0xFF);
            if (c == '\n' || c == '\r') {
                boolean secondHalf = c == '\n' && at > from && bytes[at - 1] == '\r';
                if (!secondHalf) {
                    found.add(line.append('|').toString());
                    line.setLength(0);
                }
            } else {
                line.append(c);
            }
        }
        return found;
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\u000B", "\u000B");
    }
}
