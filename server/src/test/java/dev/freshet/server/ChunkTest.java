// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChunkTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1", // a right guess
        "15, 15, f",
        "16, 16, 10",
        "4095, 256, fff", // a wrong one with the right number of digits
        "16, 15, 10", // one digit more than guessed
        "65536, 0, 10000", // many more
        "15, 16, f", // one digit less
        "1, 1048576, 1",
    })
    void framesContentWhateverTheGuess(int sizeBytes, int guessBytes, String size) {
        ByteBuf out = Unpooled.buffer(8).writeByte('<');
        String content = "0123456789".repeat(sizeBytes / 10 + 1).substring(0, sizeBytes);

        Chunk.open(out, guessBytes);
        out.writeBytes(content.getBytes(US_ASCII));
        int next = Chunk.close(out, 1, guessBytes);
        out.writeByte('>');

        assertThat(out.toString(US_ASCII)).isEqualTo("<" + size + "\r\n" + content + "\r\n>");
        assertThat(next).isEqualTo(sizeBytes);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 99, 100, 1_795_371_784_123L, Long.MAX_VALUE})
    void digitsAreThoseOfTheNumber(long value) {
        ByteBuf out = Unpooled.buffer(1);

        Digits.write(out, value);

        assertThat(out.toString(US_ASCII)).isEqualTo(Long.toString(value));
    }

    @Test
    void digitsOfAFixedNumberHaveLeadingZeros() {
        ByteBuf out = Unpooled.buffer(1);

        Digits.write(out, 1_207, 2);

        assertThat(out.toString(US_ASCII)).isEqualTo("07");
    }
}
