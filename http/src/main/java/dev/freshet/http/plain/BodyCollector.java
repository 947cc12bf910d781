// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Keeps a body while it comes, up to a limit. Confined to the user's loop. */
final class BodyCollector {

    private static final int FIRST_BYTES = 512;

    private final int maxBytes;
    private byte[] bytes;
    private int length;
    private boolean isTooLong;

    /**
     * Keeps up to so many bytes.
     *
     * @param announcedBytes how long the body will be, or -1
     */
    BodyCollector(int maxBytes, long announcedBytes) {
        this.maxBytes = maxBytes;
        int first = announcedBytes >= 0 && announcedBytes <= 1 << 16 ? (int) announcedBytes : FIRST_BYTES;
        this.bytes = new byte[Math.min(first, maxBytes)];
    }

    /** Copies the piece; false if the body is longer than allowed. */
    boolean add(ByteBuffer piece) {
        int more = piece.remaining();
        if (more > maxBytes - length) {
            isTooLong = true;
            return false;
        }
        if (more > bytes.length - length) {
            long doubled = Math.max(2L * bytes.length, (long) length + more);
            bytes = Arrays.copyOf(bytes, (int) Math.min(doubled, maxBytes));
        }
        piece.duplicate().get(bytes, length, more);
        length += more;
        return true;
    }

    /** Whether a piece did not fit any more. */
    boolean isTooLong() {
        return isTooLong;
    }

    byte[] bytes() {
        if (length != bytes.length) {
            bytes = Arrays.copyOf(bytes, length);
        }
        return bytes;
    }
}
