// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.freshet.codec.SseEncoder;
import dev.freshet.codec.SseEvent;
import io.netty.buffer.ByteBuf;

/** Events that differ by their id only. */
final class FixedEvents implements EventFormat {

    private static final byte[] ID = "id: ".getBytes(US_ASCII);

    private final byte[] afterId;

    FixedEvents(String type, String data) {
        byte[] block = SseEncoder.encode(SseEvent.of(type, data));
        afterId = new byte[block.length + 1];
        afterId[0] = '\n';
        System.arraycopy(block, 0, afterId, 1, block.length);
    }

    @Override
    public void write(ByteBuf out, long id, long sentAtMs) {
        out.writeBytes(ID);
        Digits.write(out, id);
        out.writeBytes(afterId);
    }
}
