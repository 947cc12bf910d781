// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.warm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server of a rehearsal says over HTTP/2, whatever it is asked: its answer to the first stream of a connection, and that the connection ends with that. So it has
 * to understand nothing.
 */
final class SampleFrames {

    private static final String FIRST_LINE = "PRI * HTTP/2.0";
    private static final int FIRST_STREAM = 3;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final byte STATUS_200 = (byte) 0x88;
    private static final byte[] CONTENT_TYPE = {0x0f, 0x10};
    private static final byte[] NOTHING = {};

    private SampleFrames() {}

    /** The answer to what a client says first; nothing to what it says then. */
    static List<byte[]> to(String line, String contentType, List<String> body) {
        if (!line.equals(FIRST_LINE)) {
            return List.of();
        }
        List<byte[]> pieces = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        frame(out, SETTINGS, 0, 0, NOTHING);
        frame(out, SETTINGS, ACK, 0, NOTHING);
        frame(out, HEADERS, END_HEADERS, FIRST_STREAM, head(contentType));
        for (String part : body) {
            frame(out, DATA, 0, FIRST_STREAM, part.getBytes(UTF_8));
            pieces.add(out.toByteArray());
            out.reset();
        }
        frame(out, GOAWAY, 0, 0, ByteBuffer.allocate(8).putInt(FIRST_STREAM).array());
        frame(out, DATA, END_STREAM, FIRST_STREAM, NOTHING);
        pieces.add(out.toByteArray());
        return pieces;
    }

    private static byte[] head(String contentType) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(STATUS_200);
        block.writeBytes(CONTENT_TYPE);
        block.write(contentType.length());
        block.writeBytes(contentType.getBytes(UTF_8));
        return block.toByteArray();
    }

    private static void frame(ByteArrayOutputStream out, int type, int flags, int stream, byte[] payload) {
        out.write(payload.length >> 16);
        out.write(payload.length >> 8);
        out.write(payload.length);
        out.write(type);
        out.write(flags);
        out.writeBytes(ByteBuffer.allocate(4).putInt(stream).array());
        out.writeBytes(payload);
    }
}
