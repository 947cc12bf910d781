// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import java.nio.ByteBuffer;

/**
 * {@code gzip}: one member, or several behind each other. Confined to one thread.
 *
 * <pre>
 *   HEAD ─► EXTRA_LENGTH ─► EXTRA ─► NAME ─► COMMENT ─► HEAD_CRC ─► DATA ─► TRAILER ─► HEAD of the next member
 *           └── each of these only if the flags of the head say so ──┘
 * </pre>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class Gzip implements Decompressor {

    private static final int HEAD_BYTES = 10;
    private static final int TRAILER_BYTES = 8;
    private static final int FLAG_HEAD_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int RESERVED_FLAGS = 0xE0;
    private static final int METHOD_DEFLATED = 8;

    private enum Part {
        HEAD,
        EXTRA_LENGTH,
        EXTRA,
        NAME,
        COMMENT,
        HEAD_CRC,
        DATA,
        TRAILER
    }

    private final Inflation inflation = new Inflation(true);
    private Part part = Part.HEAD;
    private int flags;

    /** How many bytes of the part have come, and those that count as a number, the lowest byte first. */
    private int taken;

    private long number;
    private int extraLeft;
    private boolean hasMember;

    @Override
    public boolean decode(ByteBuffer coded, Sink out) throws MalformedCodingException {
        while (coded.hasRemaining()) {
            if (part == Part.DATA) {
                if (!inflation.inflate(coded, out)) {
                    return false;
                }
                if (inflation.isFinished()) {
                    enter(Part.TRAILER);
                }
            } else {
                take(coded.get() & 0xFF);
            }
        }
        return true;
    }

    private void take(int value) throws MalformedCodingException {
        switch (part) {
            case HEAD -> head(value);
            case EXTRA_LENGTH -> {
                if (collect(value, 2)) {
                    extraLeft = (int) number;
                    enter(extraLeft == 0 ? after(Part.EXTRA) : Part.EXTRA);
                }
            }
            case EXTRA -> {
                if (--extraLeft == 0) {
                    enter(after(Part.EXTRA));
                }
            }
            case NAME, COMMENT -> {
                if (value == 0) {
                    enter(after(part));
                }
            }
            case HEAD_CRC -> {
                if (collect(value, 2)) {
                    enter(Part.DATA);
                }
            }
            case TRAILER -> trailer(value);
            case DATA -> throw new IllegalStateException("Data are not taken byte by byte");
        }
    }

    private void head(int value) throws MalformedCodingException {
        boolean isExpected = switch (taken) {
            case 0 -> value == 0x1F;
            case 1 -> value == 0x8B;
            case 2 -> value == METHOD_DEFLATED;
            case 3 -> (value & RESERVED_FLAGS) == 0;
            default -> true;
        };
        if (!isExpected) {
            throw new MalformedCodingException(hasMember && taken == 0 ? "bytes behind the end" : "no head of gzip");
        }
        if (taken == 3) {
            flags = value;
        }
        taken++;
        if (taken == HEAD_BYTES) {
            enter(after(Part.HEAD));
        }
    }

    private Part after(Part over) {
        if (over.compareTo(Part.HEAD) <= 0 && (flags & FLAG_EXTRA) != 0) {
            return Part.EXTRA_LENGTH;
        }
        if (over.compareTo(Part.EXTRA) <= 0 && (flags & FLAG_NAME) != 0) {
            return Part.NAME;
        }
        if (over.compareTo(Part.NAME) <= 0 && (flags & FLAG_COMMENT) != 0) {
            return Part.COMMENT;
        }
        return (flags & FLAG_HEAD_CRC) != 0 ? Part.HEAD_CRC : Part.DATA;
    }

    private void trailer(int value) throws MalformedCodingException {
        if (!collect(value, TRAILER_BYTES)) {
            return;
        }
        long crc = number & 0xFFFF_FFFFL;
        long length = number >>> 32;
        if (crc != inflation.crc() || length != (inflation.length() & 0xFFFF_FFFFL)) {
            throw new MalformedCodingException("the checksum does not fit");
        }
        hasMember = true;
        inflation.reset();
        enter(Part.HEAD);
    }

    /** Adds a byte to the number; true when it has all its bytes. */
    private boolean collect(int value, int bytes) {
        number |= (long) value << (8 * taken);
        taken++;
        return taken == bytes;
    }

    private void enter(Part next) {
        part = next;
        taken = 0;
        number = 0;
    }

    @Override
    public boolean isComplete() {
        return part == Part.HEAD && taken == 0;
    }

    @Override
    public void close() {
        inflation.close();
    }
}
