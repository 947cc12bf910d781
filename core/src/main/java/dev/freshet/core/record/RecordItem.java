// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import com.fasterxml.jackson.core.JsonParser;
import dev.freshet.core.Internal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** A whole item: its bytes are those that were written. */
@Internal
public final class RecordItem implements RecordEntry {

    private static final byte BYTE_STRING_32 = 0x5A;
    private static final int BYTE_STRING_HEAD_BYTES = 5;

    private final long offset;
    private final int code;
    private final byte[] payload;
    private final int bodyStart;

    RecordItem(long offset, int code, byte[] payload, int bodyStart) {
        this.offset = offset;
        this.code = code;
        this.payload = payload;
        this.bodyStart = bodyStart;
    }

    @Override
    public long offset() {
        return offset;
    }

    /** The number of its kind. */
    public int code() {
        return code;
    }

    /** Its kind; none if a later version has written it, which is to be skipped. */
    public Optional<RecordKind> kind() {
        return RecordKind.of(code);
    }

    /** Bytes of the body as they stand in the file. */
    public int sizeBytes() {
        return payload.length - bodyStart;
    }

    /**
     * Reads the body, which is one CBOR map, from the beginning. The caller closes it. What it throws means that the body is not what its kind has, or, inflated, longer
     * than {@value ItemHead#LONGEST} bytes.
     */
    public JsonParser body() throws IOException {
        if (sizeBytes() > BYTE_STRING_HEAD_BYTES && payload[bodyStart] == BYTE_STRING_32) {
            int start = bodyStart + BYTE_STRING_HEAD_BYTES;
            InputStream deflated = new ByteArrayInputStream(payload, start, payload.length - start);
            return RecordCbor.FACTORY.createParser(
                    new BoundedInput(new InflaterInputStream(deflated), ItemHead.LONGEST));
        }
        return RecordCbor.FACTORY.createParser(payload, bodyStart, sizeBytes());
    }
}
