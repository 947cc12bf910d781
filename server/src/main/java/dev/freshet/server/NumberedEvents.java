// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Events whose data is {@code {"seq":1,"sentAt":1795371784123,"pad":"xxx"}}, filled up to a size. */
final class NumberedEvents implements EventFormat {

    private static final byte[] ID = "id: ".getBytes(US_ASCII);
    private static final byte[] SEQ = "{\"seq\":".getBytes(US_ASCII);
    private static final byte[] SENT_AT = ",\"sentAt\":".getBytes(US_ASCII);
    private static final byte[] PAD = ",\"pad\":\"".getBytes(US_ASCII);
    private static final byte[] END = "\"}\n\n".getBytes(US_ASCII);
    private static final int DATA_END_BYTES = 2;
    private static final byte[] FILLER = filler();

    private final byte[] afterId;
    private final int sizeBytes;

    /**
     * @param type the event type, empty for the default
     * @param sizeBytes the size of the data; data that needs more without a pad is larger
     */
    NumberedEvents(String type, int sizeBytes) {
        this.afterId = ((type.isEmpty() ? "\n" : "\nevent: " + type + "\n") + "data: ").getBytes(US_ASCII);
        this.sizeBytes = sizeBytes;
    }

    @Override
    public void write(ByteBuf out, long id, long sentAtMs) {
        out.writeBytes(ID);
        Digits.write(out, id);
        out.writeBytes(afterId);
        int dataStart = out.writerIndex();
        out.writeBytes(SEQ);
        Digits.write(out, id);
        out.writeBytes(SENT_AT);
        Digits.write(out, sentAtMs);
        out.writeBytes(PAD);
        fill(out, sizeBytes - (out.writerIndex() - dataStart) - DATA_END_BYTES);
        out.writeBytes(END);
    }

    private static void fill(ByteBuf out, int fillBytes) {
        for (int left = fillBytes; left > 0; left -= FILLER.length) {
            out.writeBytes(FILLER, 0, Math.min(left, FILLER.length));
        }
    }

    private static byte[] filler() {
        byte[] filler = new byte[8192];
        Arrays.fill(filler, (byte) 'x');
        return filler;
    }
}
