// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.wire.BodyFraming.Progress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chunks of one read are handed over together: the same body, progress and rest as one by one. */
class ChunksTogetherTest {

    private static final int MAX_TRAILER_BYTES = 64;
    private static final int OFFSET = 3;

    /** What a wire comes to: its body, the last progress, what is left over, and how many pieces each read brought at most. */
    private record Outcome(String body, Progress progress, String fault, String rest, int mostPieces) {}

    private static Outcome read(String wire, int partBytes, boolean isTogether) {
        ChunkedFraming framing = new ChunkedFraming(MAX_TRAILER_BYTES);
        StringBuilder body = new StringBuilder();
        Progress progress = Progress.OPEN;
        int mostPieces = 0;
        String rest = "";
        for (int at = 0; at < wire.length() && progress == Progress.OPEN; at += partBytes) {
            String text = wire.substring(at, Math.min(wire.length(), at + partBytes));
            ByteBuffer part = buffer(text);
            int[] pieces = {0};
            BodyFraming.Sink sink = piece -> {
                assertThat(piece.hasRemaining()).isTrue();
                body.append(StandardCharsets.ISO_8859_1.decode(piece));
                piece.clear(); // a rude listener
                pieces[0]++;
                return true;
            };
            progress = isTogether ? framing.readTogether(part, sink) : framing.read(part, sink);
            assertThat(part.limit()).isEqualTo(OFFSET + text.length());
            mostPieces = Math.max(mostPieces, pieces[0]);
            rest = StandardCharsets.ISO_8859_1.decode(part).toString();
        }
        return new Outcome(
                body.toString(), progress, progress == Progress.FAULTY ? framing.fault() : "", rest, mostPieces);
    }

    private static ByteBuffer buffer(String text) {
        ByteBuffer part = ByteBuffer.allocateDirect(text.length() + 7);
        part.position(OFFSET);
        return part.put(text.getBytes(StandardCharsets.ISO_8859_1)).flip().position(OFFSET);
    }

    private static void isTheSameInEverySplit(String wire, int mostPieces) {
        for (int part = 1; part <= wire.length(); part++) {
            Outcome apart = read(wire, part, false);
            Outcome together = read(wire, part, true);
            assertThat(together)
                    .as("in parts of %d: %s", part, wire)
                    .usingRecursiveComparison()
                    .ignoringFields("mostPieces")
                    .isEqualTo(apart);
            assertThat(together.mostPieces()).isLessThanOrEqualTo(mostPieces);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        events of a chunk each           | 9\\r\\ndata: 1\\n\\n\\r\\n9\\r\\ndata: 2\\n\\n\\r\\n9\\r\\ndata: 3\\n\\n\\r\\n
        an event of many chunks          | 1\\r\\nd\\r\\n3\\r\\nata\\r\\n2\\r\\n: \\r\\n1\\r\\n1\\r\\n1\\r\\n\\n\\r\\n1\\r\\n\\n\\r\\n
        extensions between               | 1;a=b\\r\\na\\r\\n2 ;c="x"\\r\\nbc\\r\\n003\\r\\ndef\\r\\n
        data that looks like frames      | 5\\r\\n\\r\\n1\\r\\n\\r\\n5\\r\\n0\\r\\n\\r\\n\\r\\n
        the end and the next response    | 2\\r\\nab\\r\\n1\\r\\nc\\r\\n0\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\n\\r\\n
        trailers and more                | 2\\r\\nab\\r\\n1\\r\\nc\\r\\n0\\r\\nX: 1\\r\\n\\r\\nHTTP
        a malformed size behind data     | 2\\r\\nab\\r\\n1\\r\\nc\\r\\nxyz\\r\\n1\\r\\nd\\r\\n
        a size too large behind data     | 2\\r\\nab\\r\\n1\\r\\nc\\r\\n80000000000000\\r\\nd
        data longer than announced       | 2\\r\\nab\\r\\n1\\r\\ncd\\r\\n
        a bare line feed in a frame      | 2\\r\\nab\\r\\n1\\nc\\r\\n
        a trailer beyond the limit       | 1\\r\\na\\r\\n1\\r\\nb\\r\\n0\\r\\nX: 0123456789012345678901234567890123456789012345678901234567\\r\\n\\r\\n
        cut within a chunk               | 2\\r\\nab\\r\\n9\\r\\ndata
        """)
    void smallChunksOfAReadAreOnePiece(String reason, String wire) {
        assertThat(reason).isNotBlank();
        isTheSameInEverySplit(wire.translateEscapes(), 1);
    }

    @Test
    void largeChunksAreNotMoved() {
        String large = "x".repeat(5_000);
        String wire = chunk("a") + chunk("b") + chunk(large) + chunk("c") + chunk(large) + "0\r\n\r\n";
        List<String> pieces = new ArrayList<>();
        Progress progress = new ChunkedFraming(MAX_TRAILER_BYTES)
                .readTogether(
                        buffer(wire),
                        piece -> pieces.add(
                                StandardCharsets.ISO_8859_1.decode(piece).toString()));
        assertThat(progress).isEqualTo(Progress.ENDED);
        assertThat(pieces).containsExactly("ab", large + "c", large);
    }

    @Test
    void nothingIsHandedOverOnceTheSinkHasEnough() {
        String large = "x".repeat(5_000);
        List<Integer> sizes = new ArrayList<>();
        Progress progress = new ChunkedFraming(MAX_TRAILER_BYTES)
                .readTogether(buffer(chunk("a") + chunk("b") + chunk(large) + "xyz"), piece -> {
                    sizes.add(piece.remaining());
                    return false;
                });
        assertThat(progress).isEqualTo(Progress.STOPPED);
        assertThat(sizes).containsExactly(2);
    }

    @Test
    void chunksOfAnySizeAreTheSameInReadsOfAnySize() {
        Random random = new Random(12);
        for (int i = 0; i < 500; i++) {
            StringBuilder wire = new StringBuilder();
            for (int chunks = random.nextInt(20); chunks > 0; chunks--) {
                byte[] data = new byte[1 + random.nextInt(random.nextInt(8) == 0 ? 2_000 : 40)];
                random.nextBytes(data);
                wire.append(chunk(new String(data, StandardCharsets.ISO_8859_1)));
            }
            wire.append(random.nextBoolean() ? "0\r\n\r\nmore" : "z\r\n");
            int partBytes = 1 + random.nextInt(wire.length());
            Outcome together = read(wire.toString(), partBytes, true);
            assertThat(together)
                    .usingRecursiveComparison()
                    .ignoringFields("mostPieces")
                    .isEqualTo(read(wire.toString(), partBytes, false));
        }
    }

    private static String chunk(String data) {
        return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
    }
}
