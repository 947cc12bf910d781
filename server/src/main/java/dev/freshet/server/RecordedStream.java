// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.Arrays;

/**
 * An event stream that was recorded: its bytes, cut into pieces that each went out at a time of its own. The server plays it back to any number of clients
 * ({@link SampleServer#replay}); all of them share this one copy. Immutable.
 */
public final class RecordedStream {

    private final String contentType;
    private final byte[] bytes;

    /** Where each piece ends; it begins where the one before ends. */
    private final int[] ends;

    /** When each piece goes out, in nanoseconds since the head of the response. */
    private final long[] atNs;

    private final long endNs;
    private final boolean isCut;
    private final long eventCount;

    private RecordedStream(Builder builder) {
        contentType = builder.contentType;
        bytes = Arrays.copyOf(builder.bytes, builder.size);
        ends = Arrays.copyOf(builder.ends, builder.pieces);
        atNs = Arrays.copyOf(builder.atNs, builder.pieces);
        endNs = builder.endNs;
        isCut = builder.isCut;
        long events = 0;
        for (int i = 0; i < ends.length; i++) {
            events += isEvent(i) ? 1 : 0;
        }
        eventCount = events;
    }

    /**
     * Begins a recording of that media type.
     *
     * @param mostBytes how much memory it may take
     */
    public static Builder builder(String contentType, long mostBytes) {
        return new Builder(contentType, mostBytes);
    }

    /** How many pieces it has. */
    public int pieceCount() {
        return ends.length;
    }

    /** How many of the pieces are events; the others are comments, fields without data, and what was left at the end. */
    public long eventCount() {
        return eventCount;
    }

    /** How long it lasts, in nanoseconds from the head of the response to its end. */
    public long endNs() {
        return endNs;
    }

    String contentType() {
        return contentType;
    }

    /** Whether the connection was lost rather than the stream ended. */
    boolean isCut() {
        return isCut;
    }

    long atNs(int piece) {
        return atNs[piece];
    }

    byte[] bytes() {
        return bytes;
    }

    int from(int piece) {
        return piece == 0 ? 0 : ends[piece - 1];
    }

    int to(int piece) {
        return ends[piece];
    }

    /** Whether the piece has a line {@code data}, as only events have. A piece is a block, so a line of it begins the piece or stands behind a line end. */
    boolean isEvent(int piece) {
        int to = to(piece);
        for (int i = from(piece); i + 4 <= to; i++) {
            boolean isData = bytes[i] == 'd' && bytes[i + 1] == 'a' && bytes[i + 2] == 't' && bytes[i + 3] == 'a';
            if (isData && isLineStart(piece, i) && (i + 4 == to || isNameEnd(bytes[i + 4]))) {
                return true;
            }
        }
        return false;
    }

    private boolean isLineStart(int piece, int at) {
        return at == from(piece)
                || isLineEnd(bytes[at - 1])
                || (at == 3 && bytes[0] == (byte) 0xEF); // a byte order mark
    }

    private static boolean isNameEnd(byte b) {
        return b == ':' || isLineEnd(b);
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    /** Collects the pieces of a recording. Confined to one thread. */
    public static final class Builder {

        private static final int MOST_PIECES = Integer.MAX_VALUE - 8;

        /** What a piece takes beside its bytes: its place and its time. */
        private static final int PIECE_BYTES = Integer.BYTES + Long.BYTES;

        private final String contentType;
        private final long mostBytes;
        private byte[] bytes = new byte[1 << 12];
        private int[] ends = new int[64];
        private long[] atNs = new long[64];
        private int size;
        private int pieces;
        private long endNs;
        private boolean isCut;

        private Builder(String contentType, long mostBytes) {
            this.contentType = contentType;
            this.mostBytes = mostBytes;
        }

        /**
         * Adds the next piece, which is copied.
         *
         * @param pieceNs when it goes out, in nanoseconds since the head of the response
         * @throws IllegalArgumentException if it is earlier than the one before, or does not fit into the memory that the recording may take
         */
        public Builder piece(long pieceNs, byte[] piece) {
            requireLater(pieceNs);
            long taken = (long) size + piece.length + (pieces + 1L) * PIECE_BYTES;
            if (taken > Math.min(mostBytes, MOST_PIECES)) {
                throw new IllegalArgumentException("the recording takes more than the " + mostBytes
                        + " bytes of memory that it may have: cut it, or give more memory");
            }
            bytes = size + piece.length > bytes.length ? Arrays.copyOf(bytes, grown(size + piece.length)) : bytes;
            System.arraycopy(piece, 0, bytes, size, piece.length);
            size += piece.length;
            if (pieces == ends.length) {
                ends = Arrays.copyOf(ends, grown(pieces + 1));
                atNs = Arrays.copyOf(atNs, ends.length);
            }
            ends[pieces] = size;
            atNs[pieces++] = pieceNs;
            endNs = pieceNs;
            return this;
        }

        /**
         * Says how it ends. Without that it ends in order behind its last piece.
         *
         * @param newEndNs in nanoseconds since the head of the response
         * @param newIsCut whether the connection is lost then, rather than the stream ended in order
         * @throws IllegalArgumentException if that is before its last piece
         */
        public Builder end(long newEndNs, boolean newIsCut) {
            requireLater(newEndNs);
            endNs = newEndNs;
            isCut = newIsCut;
            return this;
        }

        /** The recording; what is added later is not in it. */
        public RecordedStream build() {
            return new RecordedStream(this);
        }

        private void requireLater(long newNs) {
            if (newNs < endNs) {
                throw new IllegalArgumentException(
                        "the time " + newNs + " ns lies before " + endNs + " ns, the one before");
            }
        }

        private static int grown(int least) {
            return (int) Math.min(MOST_PIECES, Math.max(least, least * 3L / 2));
        }
    }
}
