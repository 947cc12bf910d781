// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import java.nio.ByteBuffer;

/**
 * The lines of an event stream that arrives in reads of any size. Knows the byte order mark, the borders of reads and
 * the limit; knows nothing of fields. Confined to the thread of its decoder.
 *
 * <p>A line is the range {@link #start()} to {@link #end()} of {@link #source()}, without its line end. The decoder says
 * of each line whether it must be kept until the block ends. Kept lines and the line under way stay in the read as long
 * as the read lasts, and move to the {@link Carry} only if the block outlives it. From then on each further line of the
 * block is read in the carry: all kept lines of a block are always in one buffer.
 */
final class LineScanner {

    private static final int NOWHERE = -1;

    private final int maxBlockSize;
    private final Lines lines = new Lines();
    private Carry carry = Carry.NONE;

    private int start;
    private int end;

    /** Where the first kept line begins in the read; {@link #NOWHERE} if none is kept or they are in the carry. */
    private int keptFrom = NOWHERE;

    /** Where in the carry the line under way begins: behind the kept ones. */
    private int carriedLineStart;

    /** What is left of the limit. Each kept line takes its size and one byte for its line end. */
    private int room;

    private boolean carried;
    private boolean firstLine = true;
    private boolean afterCarriageReturn;
    private boolean overfull;

    LineScanner(int maxBlockSize) {
        this.maxBlockSize = maxBlockSize;
        room = maxBlockSize;
    }

    /** Begins with the remaining bytes of a read, and uses the buffer (but moves nothing in it) until {@link #close()}. */
    void open(ByteBuffer bytes) {
        lines.open(bytes, bytes.position(), bytes.limit(), afterCarriageReturn);
    }

    /** Goes to the next line; {@code false} if none ends in the rest of the read, or if the limit is passed. */
    boolean next() {
        return lines.next() && (carried ? goToCarriedLine() : goToLine());
    }

    private boolean goToLine() {
        start = lines.start();
        end = lines.end();
        if (exceedsLimit(end - start)) {
            return false;
        }
        if (firstLine) {
            skipByteOrderMark();
        }
        return true;
    }

    private boolean goToCarriedLine() {
        int addedSize = lines.end() - lines.start();
        if (exceedsLimit(carry.size() - carriedLineStart + addedSize)) {
            return false;
        }
        append(lines.start(), lines.end());
        start = carriedLineStart;
        end = carry.size();
        if (firstLine) {
            skipByteOrderMark();
        }
        return true;
    }

    private void skipByteOrderMark() {
        firstLine = false;
        long head = Words.getUpToLimit(source(), start);
        if (end - start >= 3 && Words.first(3, head) == 0xBFBBEF) {
            start += 3;
        }
    }

    /** The buffer that holds the line and all kept lines of its block: the read or the carry. */
    ByteBuffer source() {
        return carried ? carry.bytes() : lines.bytes();
    }

    /** Whether a block, or only a line, was under way when the last read ended and has not ended since. */
    boolean isCarried() {
        return carried;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Whether the line holds a NUL. */
    boolean hasNul() {
        return (carried || lines.mayHoldNul()) && findNul();
    }

    private boolean findNul() {
        ByteBuffer line = source();
        for (int at = start; at < end; at++) {
            if (line.get(at) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Keeps the line until its block ends, or lets it go. Due once for each line that is not blank. */
    void finishLine(boolean kept) {
        if (kept) {
            room -= end - start + 1;
        }
        if (carried) {
            finishCarriedLine(kept);
        } else if (kept && keptFrom == NOWHERE) {
            keptFrom = start;
        }
    }

    private void finishCarriedLine(boolean kept) {
        if (kept) {
            carry.append('\n');
            carriedLineStart = carry.size();
        } else {
            carry.truncate(carriedLineStart);
            carried = carriedLineStart > 0;
        }
    }

    /** Lets all kept lines go. Due for each blank line. */
    void finishBlock() {
        keptFrom = NOWHERE;
        room = maxBlockSize;
        if (carried) {
            carried = false;
            carry.truncate(0);
            carriedLineStart = 0;
        }
    }

    /**
     * Ends the read: what is needed later moves to the carry, and the buffer is forgotten.
     *
     * @return by how much the positions of the kept lines have become smaller
     */
    int close() {
        int rest = lines.rest();
        int limit = lines.limit();
        int keep = carried || keptFrom == NOWHERE ? rest : keptFrom;
        int moved = carried ? 0 : keep;
        if (!exceedsLimit(carry.size() - carriedLineStart + limit - rest)) {
            append(keep, limit);
            carriedLineStart = carried ? carriedLineStart : rest - keep;
            carried = !carry.isEmpty();
        }
        keptFrom = NOWHERE;
        afterCarriageReturn = lines.endsWithCarriageReturn();
        lines.forget();
        return moved;
    }

    /** Moves bytes of the read to the carry, which is made for the first of them: of most streams each event comes in one piece. */
    private void append(int from, int to) {
        if (from < to) {
            carry = carry == Carry.NONE ? new Carry() : carry;
            carry.append(lines.bytes(), from, to);
        }
    }

    int maxBlockSize() {
        return maxBlockSize;
    }

    /** Whether a block, or a line of any kind, has grown past the limit: {@link #next()} and {@link #close()} notice. */
    boolean isOverfull() {
        return overfull;
    }

    /** How many bytes of the read lie behind the current line and its line end. */
    int unread() {
        return lines.limit() - lines.rest();
    }

    /** Finds no further line in this read. The line and the kept lines stay readable. */
    void skipRest() {
        lines.skipRest();
    }

    /**
     * Ends the read behind the current line.
     *
     * @return how many bytes that leaves out
     */
    int cut() {
        return lines.cut();
    }

    /** Forgets everything. */
    void release() {
        carried = false;
        carry = Carry.NONE;
        lines.forget();
    }

    int carryCapacity() {
        return carry.capacity();
    }

    /** A blank line never does: it ends a block that may be just as large as the limit. */
    private boolean exceedsLimit(int lineSize) {
        if (lineSize <= room || lineSize == 0) {
            return false;
        }
        overfull = true;
        lines.skipRest();
        return true;
    }
}
