// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.wire.BodyFraming.Progress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyFramingTest {

    private static final int MAX_TRAILER_BYTES = 64;

    /** Reads the bytes in parts of that many, each part within a larger buffer; tells body, progress and what was left over. */
    private static String read(BodyFraming framing, String wire, int partBytes) {
        StringBuilder body = new StringBuilder();
        BodyFraming.Sink sink = piece -> {
            assertThat(piece.hasRemaining()).isTrue();
            body.append(StandardCharsets.ISO_8859_1.decode(piece));
            piece.clear(); // a rude listener
            return true;
        };
        byte[] bytes = wire.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < bytes.length; at += partBytes) {
            int length = Math.min(partBytes, bytes.length - at);
            ByteBuffer part = ByteBuffer.allocateDirect(length + 7);
            part.position(3).put(bytes, at, length).flip().position(3);
            Progress progress = framing.read(part, sink);
            assertThat(part.limit()).isEqualTo(length + 3);
            if (progress == Progress.OPEN) {
                assertThat(part.hasRemaining()).isFalse();
            } else {
                String fault = progress == Progress.FAULTY ? " " + framing.fault() : "";
                int left = progress == Progress.ENDED ? bytes.length - at - length + part.remaining() : 0;
                return "[" + body + "] " + progress + fault + (left > 0 ? " left " + left : "");
            }
        }
        return "[" + body + "] OPEN" + (framing.faultIfClosedNow() == null ? "" : " " + framing.faultIfClosedNow());
    }

    private static void everySplit(Supplier<BodyFraming> framing, String wire, String expected) {
        String bytes = wire.translateEscapes();
        for (int part = 1; part <= bytes.length(); part++) {
            assertThat(read(framing.get(), bytes, part))
                    .as("in parts of %d", part)
                    .isEqualTo(expected.translateEscapes());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        # reason                          | wire                                              | expected
        one chunk                         | 5\\r\\nhello\\r\\n0\\r\\n\\r\\n                    | [hello] ENDED
        two chunks                        | 1\\r\\na\\r\\n2\\r\\nbc\\r\\n0\\r\\n\\r\\n          | [abc] ENDED
        no chunk at all                   | 0\\r\\n\\r\\n                                     | [] ENDED
        capital and small digits          | A\\r\\n0123456789\\r\\nb\\r\\n0123456789a\\r\\n0\\r\\n\\r\\n | [01234567890123456789a] ENDED
        two digits                        | 10\\r\\n0123456789abcdef\\r\\n0\\r\\n\\r\\n          | [0123456789abcdef] ENDED
        leading zeros                     | 0005\\r\\nhello\\r\\n000\\r\\n\\r\\n                | [hello] ENDED
        extension                         | 5;name=value\\r\\nhello\\r\\n0;last\\r\\n\\r\\n      | [hello] ENDED
        quoted extension                  | 5;a="x;y"\\r\\nhello\\r\\n0\\r\\n\\r\\n             | [hello] ENDED
        blanks before the line end        | 5 \\t\\r\\nhello\\r\\n0 \\r\\n\\r\\n                | [hello] ENDED
        blanks before an extension        | 5 ;a\\r\\nhello\\r\\n0\\r\\n\\r\\n                  | [hello] ENDED
        line ends in the data             | 6\\r\\n\\r\\n0\\r\\n\\n\\r\\n0\\r\\n\\r\\n          | [\\r\\n0\\r\\n\\n] ENDED
        trailers                          | 1\\r\\na\\r\\n0\\r\\nX: 1\\r\\nY: 2\\r\\n\\r\\n     | [a] ENDED
        bytes after the end               | 1\\r\\na\\r\\n0\\r\\n\\r\\nHTTP                    | [a] ENDED left 4
        cut in the size                   | 1\\r\\na\\r\\n1                                   | [a] OPEN connection closed before the end of the body
        cut in the data                   | 5\\r\\nhel                                        | [hel] OPEN connection closed before the end of the body
        cut after the data                | 1\\r\\na\\r\\n                                     | [a] OPEN connection closed before the end of the body
        cut after the last chunk          | 0\\r\\n                                           | [] OPEN connection closed before the end of the body
        size without digits               | \\r\\n                                            | [] FAULTY malformed chunk
        size that is no number            | xyz\\r\\n                                         | [] FAULTY malformed chunk
        letter after the size             | 5z\\r\\nhello                                     | [] FAULTY malformed chunk
        digit after a blank               | 5 5\\r\\nhello                                    | [] FAULTY malformed chunk
        negative size                     | -1\\r\\n                                          | [] FAULTY malformed chunk
        size with prefix                  | 0x5\\r\\nhello                                    | [] FAULTY malformed chunk
        blank before the size             | 1\\r\\na\\r\\n 1\\r\\nb                            | [a] FAULTY malformed chunk
        bare line feed after the size     | 5\\nhello                                         | [] FAULTY malformed chunk
        bare return after the size        | 5\\rhello                                         | [] FAULTY malformed chunk
        bare line feed in an extension    | 5;a\\nhello                                       | [] FAULTY malformed chunk
        data longer than announced        | 3\\r\\nhello\\r\\n                                 | [hel] FAULTY malformed chunk
        data shorter than announced       | 5\\r\\nhel\\r\\n0\\r\\n\\r\\n                        | [hel\\r\\n] FAULTY malformed chunk
        bare line feed after the data     | 1\\r\\na\\n1\\r\\n                                 | [a] FAULTY malformed chunk
        return without line feed          | 1\\r\\na\\r1\\r\\n                                 | [a] FAULTY malformed chunk
        largest size                      | 7fffffffffffff\\r\\nab                            | [ab] OPEN connection closed before the end of the body
        size beyond the largest           | 80000000000000\\r\\nab                            | [] FAULTY chunk size too large
        size that would overflow          | 10000000000000001\\r\\na                           | [] FAULTY chunk size too large
        bare line feed in the trailer     | 0\\r\\nX: 1\\n\\r\\n                                | [] FAULTY malformed trailer
        return in the trailer             | 0\\r\\nX: 1\\rY                                   | [] FAULTY malformed trailer
        something after the last return   | 0\\r\\n\\rX                                       | [] FAULTY malformed trailer
        trailer up to the limit           | 0\\r\\nX: 012345678901234567890123456789012345678901234567890123456\\r\\n\\r\\n | [] ENDED
        trailer beyond the limit          | 0\\r\\nX: 0123456789012345678901234567890123456789012345678901234567\\r\\n\\r\\n | [] FAULTY trailer too large
        """)
    void aChunkedBodyIsTheSameInEverySplit(String reason, String wire, String expected) {
        assertThat(reason).isNotBlank();
        everySplit(() -> new ChunkedFraming(MAX_TRAILER_BYTES), wire, expected);
    }

    @ParameterizedTest(name = "{0} bytes announced, {1}")
    @CsvSource(delimiter = '|', textBlock = """
        5                   | hello      | [hello] ENDED
        5                   | hello more | [hello] ENDED left 5
        5                   | hel        | [hel] OPEN connection closed before the end of the body
        9223372036854775807 | hello      | [hello] OPEN connection closed before the end of the body
        """)
    void aBodyOfKnownLengthIsTheSameInEverySplit(long length, String wire, String expected) {
        everySplit(() -> new BodyFraming.OfLength(length), wire, expected);
    }

    @Test
    void aBodyUpToTheCloseIsNeverFaulty() {
        everySplit(BodyFraming.UntilClose::new, "data: a\\n\\n0\\r\\n", "[data: a\\n\\n0\\r\\n] OPEN");
    }

    @Test
    void aSizeLineHasALimit() {
        String wire = "1;" + "x".repeat(8 << 10) + "\\r\\na";
        everySplitCoarse(wire, "[] FAULTY chunk size line too long");
        everySplitCoarse("0".repeat(9 << 10), "[] FAULTY chunk size line too long");
    }

    @Test
    void theLimitOfASizeLineHoldsForEachLine() {
        StringBuilder wire = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            wire.append("1;").append("x".repeat(5_000)).append("\\r\\na\\r\\n");
        }
        everySplitCoarse(wire + "0\\r\\n\\r\\n", "[aaa] ENDED");
    }

    private static void everySplitCoarse(String wire, String expected) {
        for (int part : new int[] {1, 4_096, 100_000}) {
            assertThat(read(new ChunkedFraming(MAX_TRAILER_BYTES), wire.translateEscapes(), part))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aPieceIsLentWithoutACopy() {
        ByteBuffer wire = ByteBuffer.wrap("5\r\nhello\r\n3\r\nyou\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        List<String> pieces = new ArrayList<>();
        new ChunkedFraming(MAX_TRAILER_BYTES).read(wire, piece -> {
            assertThat(piece).isSameAs(wire);
            pieces.add(piece.position() + ".." + piece.limit());
            return true;
        });
        assertThat(pieces).containsExactly("3..8", "13..16");
    }

    @Test
    void nothingIsHandedOverOnceTheSinkHasEnough() {
        ByteBuffer wire = ByteBuffer.wrap("1\r\na\r\n1\r\nb\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        List<Integer> pieces = new ArrayList<>();
        Progress progress = new ChunkedFraming(MAX_TRAILER_BYTES).read(wire, piece -> {
            pieces.add(piece.position());
            return false;
        });
        assertThat(progress).isEqualTo(Progress.STOPPED);
        assertThat(pieces).containsExactly(3);
        assertThat(new BodyFraming.OfLength(5).read(ByteBuffer.allocate(3), piece -> false))
                .isEqualTo(Progress.STOPPED);
        assertThat(new BodyFraming.UntilClose().read(ByteBuffer.allocate(3), piece -> false))
                .isEqualTo(Progress.STOPPED);
    }
}
