// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.capture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PieceCutterTest {

    private final List<String> pieces = new ArrayList<>();
    private final StringBuilder all = new StringBuilder();
    private final PieceCutter cutter = new PieceCutter(this::take);

    private void take(long atNs, byte[] bytes, boolean isEvent) {
        String text = new String(bytes, ISO_8859_1);
        all.append(text);
        pieces.add(atNs + (isEvent ? "! " : "  ") + shown(text));
    }

    private static String shown(String text) {
        return text.replace("\r", "R").replace("\n", "N");
    }

    private static String bytes(String shown) {
        return shown.replace('R', '\r').replace('N', '\n');
    }

    /** Reads, separated by bars, which come at 1, 2, 3 ns and so on; a read that begins with a dash is the end. Each with a reason. */
    @ParameterizedTest
    @CsvSource({
        "data: aNNdata: bNN, '1! data: aNN;1! data: bNN', two events in one read",
        "data: aN|N, '2! data: aNN', an event is complete with its blank line",
        "'data: aN|data: bNNevent: c|NdataNN', '2! data: aNdata: bNN;3! event: cNdataNN', an event over reads",
        "event: xNN, '1  event: xNN', a block without data is no event",
        ": pingNN|data: aNN, '1  : pingNN;2! data: aNN', a comment with a blank line",
        ": pingN|data: aNN, '1  : pingN;2! data: aNN', a comment without one goes with its read",
        ": pingN: pongN|, '1  : pingN: pongN', several",
        "data: aN: cNbN|N, '2! data: aN: cNbNN', a comment within a block",
        "|: piN, '2  : piN', a read that brings nothing",
        ": pi|ngN|NN, '2  : pingN;3  N;3  N', blank lines alone",
        "data: aRRdata: bRR-, '1! data: aRR;1! data: bRR', line ends of CR",
        "data: aRNRNdata: bRNRN, '1! data: aRNRN;1! data: bRNRN', line ends of CR LF",
        "data: aRNR|Ndata: bRNRN, '1! data: aRNRN;2! data: bRNRN', CR and LF in two reads",
        "data: aR|NRN, '2! data: aRNRN', another of them",
        ": pingR|NR|N, '1  : pingRN;2  RN', a comment whose line feed comes late",
        "data: aNRNN, '1! data: aNRN;1  N', mixed line ends",
        "data: aNN-data: b, '1! data: aNN;2  data: b', what is left at the end",
        "data: aNN-data: bN, '1! data: aNN;2  data: bN', also of whole lines"
    })
    void cutsBehindBlankLinesAndCommentsAndLosesNothing(String reads, String expected, String why) {
        String[] parts = reads.split("\\|", -1);
        long nowNs = 0;
        for (String part : parts) {
            nowNs++;
            int dash = part.indexOf('-');
            read(dash < 0 ? part : part.substring(0, dash), nowNs);
            if (dash >= 0) {
                nowNs++;
                read(part.substring(dash + 1), nowNs);
                cutter.end(nowNs);
            }
        }
        cutter.end(nowNs);

        assertThat(pieces).as(why).containsExactly(expected.split(";"));
    }

    private void read(String shown, long nowNs) {
        cutter.read(ByteBuffer.wrap(bytes(shown).getBytes(ISO_8859_1)), nowNs);
        cutter.readEnd(nowNs);
    }

    @Test
    void aByteOrderMarkHidesNoDataOfTheFirstLine() {
        cutter.read(ByteBuffer.wrap("\u00ef\u00bb\u00bfdata: a\n\n".getBytes(ISO_8859_1)), 5);

        assertThat(pieces).containsExactly("5! \u00ef\u00bb\u00bfdata: aNN");
    }

    @Test
    void atEverySplitTheEventsAreTheSameAndNothingIsLost() {
        String stream =
                ": hello\r\n\r\nid: 1\r\ndata: a\r\n\r\n\ndata\n\ndata: b\rdata: c\r\revent: d\n\n: bye\n\ndata: e";
        for (int split = 0; split <= stream.length(); split++) {
            pieces.clear();
            all.setLength(0);
            PieceCutter each = new PieceCutter(this::take);
            each.read(ByteBuffer.wrap(stream.substring(0, split).getBytes(ISO_8859_1)), 1);
            each.readEnd(1);
            each.read(ByteBuffer.wrap(stream.substring(split).getBytes(ISO_8859_1)), 2);
            each.readEnd(2);
            each.end(3);

            assertThat(all).as("split at " + split).hasToString(stream);
            assertThat(pieces.stream().filter(piece -> piece.charAt(1) == '!').map(piece -> piece.substring(3)))
                    .as("split at " + split)
                    .containsExactly("id: 1RNdata: aRNRN", "dataNN", "data: bRdata: cRR");
        }
    }

    @Test
    void aLineWithoutEndIsCutWhereItGetsTooLong() {
        byte[] much = new byte[PieceCutter.MOST_BYTES + 10];

        cutter.read(ByteBuffer.wrap(much), 1);
        cutter.end(2);

        assertThat(all).hasSize(much.length);
        assertThat(pieces).hasSize(2);
    }
}
