// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import dev.freshet.core.Internal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Finds the whole items of a record, one after the other, whatever else the file holds. Confined to one thread.
 *
 * <p>It reads the file as long as it was when it was opened. In memory are one item and a window of {@value #WINDOW_BYTES} bytes. It takes time proportional to the
 * size of the file.
 */
@Internal
public final class RecordReader implements AutoCloseable {

    private static final int WINDOW_BYTES = 1 << 16;

    /**
     * How many bytes may be read in vain, because a head promises a payload that is not there. Damage comes to one or two such heads, each {@link ItemHead#LONGEST}
     * at most. A file made of nothing but such heads would have each of its bytes read a million times; from here on, what they promise is skipped.
     */
    private static final long MOST_IN_VAIN = 16L * ItemHead.LONGEST;

    private final FileChannel file;
    private final CRC32C crc = new CRC32C();
    private final Deque<RecordEntry> found = new ArrayDeque<>(3);
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
    private long windowStart;
    private long sizeBytes;
    private long at;
    private long passed;
    private long readInVain;
    private boolean endedWell;
    private boolean finished;

    private RecordReader(FileChannel file) throws IOException {
        this.file = file;
        sizeBytes = file.size();
    }

    /** Opens a record. A file that is none gives {@link RecordEntry.Damage} and {@link RecordEntry.EarlyEnd}. */
    public static RecordReader open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new RecordReader(file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** The next item, or what else there is to tell; empty at the end. */
    public Optional<RecordEntry> next() throws IOException {
        if (found.isEmpty() && !finished) {
            search();
        }
        return Optional.ofNullable(found.poll());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void search() throws IOException {
        long start = at;
        long cutAt = -1;
        while (at < sizeBytes) {
            RecordItem item = itemAt(at);
            if (item != null) {
                tellDamage(start, item.offset());
                found.add(item);
                endedWell = item.code() == RecordKind.END.code();
                return;
            }
            if (cutAt < 0 && isCutOff(at)) {
                cutAt = at;
            }
            at = nextStart(Math.max(at + 1, passed));
        }
        finished = true;
        if (endedWell) {
            tellDamage(start, sizeBytes);
        } else {
            long end = cutAt < 0 ? sizeBytes : cutAt;
            tellDamage(start, end);
            found.add(new RecordEntry.EarlyEnd(end, sizeBytes - end));
        }
    }

    private void tellDamage(long from, long to) {
        if (to > from) {
            found.add(new RecordEntry.Damage(from, to - from));
        }
    }

    /** The item that begins there, behind which the search goes on; null if none does. */
    private @Nullable RecordItem itemAt(long offset) throws IOException {
        int head = view(offset, ItemHead.BYTES);
        if (sizeBytes - offset < ItemHead.BYTES) {
            return null;
        }
        int length = ItemHead.lengthAt(window, head);
        long end = offset + ItemHead.BYTES + length;
        if (length < 0 || end > sizeBytes) {
            return null;
        }
        int expected = ItemHead.crcAt(window, head);
        byte[] payload = bytes(offset + ItemHead.BYTES, length);
        crc.reset();
        crc.update(payload);
        if (payload.length == length && (int) crc.getValue() == expected) {
            at = end;
            return item(offset, payload);
        }
        if (isStart(end)) {
            passed = end;
            return null;
        }
        readInVain += length;
        if (readInVain > MOST_IN_VAIN) {
            passed = end;
        }
        return null;
    }

    private static RecordItem item(long offset, byte[] payload) {
        int first = payload.length == 0 ? -1 : payload[0];
        if (first >= 0 && first < 24) {
            return new RecordItem(offset, first, payload, 1);
        }
        if (first == 24 && payload.length > 1) {
            return new RecordItem(offset, payload[1] & 0xFF, payload, 2);
        }
        return new RecordItem(offset, -1, payload, 0);
    }

    /** Whether an item begins there that goes on behind the end of the file. */
    private boolean isCutOff(long offset) throws IOException {
        int head = view(offset, ItemHead.BYTES);
        long available = sizeBytes - offset;
        if (available < ItemHead.BYTES) {
            return available > 0 && ItemHead.startsAt(window, head, (int) available);
        }
        int length = ItemHead.lengthAt(window, head);
        return length >= 0 && ItemHead.BYTES + length > available;
    }

    /** Whether the file ends there, or goes on with what every item begins with. */
    private boolean isStart(long offset) throws IOException {
        int head = view(offset, ItemHead.START.length);
        return ItemHead.startsAt(window, head, (int) Math.min(sizeBytes - offset, ItemHead.START.length));
    }

    /** The next place, from there on, at which an item may begin; the end of the file if there is none. */
    private long nextStart(long from) throws IOException {
        long offset = from;
        while (offset < sizeBytes) {
            int place = view(offset, ItemHead.START.length);
            int last = window.limit() - (windowStart + window.limit() == sizeBytes ? 1 : ItemHead.START.length);
            for (int i = place; i <= last; i++) {
                if (ItemHead.startsAt(window, i, window.limit() - i)) {
                    return windowStart + i;
                }
            }
            offset = windowStart + last + 1;
        }
        return sizeBytes;
    }

    private byte[] bytes(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        if (length <= WINDOW_BYTES) {
            int place = view(offset, length);
            window.get(place, bytes, 0, Math.min(length, window.limit() - place));
        } else {
            read(ByteBuffer.wrap(bytes), offset);
        }
        return bytes;
    }

    /** Where in the window the bytes from there on stand: so many, or all that the file has. */
    private int view(long offset, int bytes) throws IOException {
        long end = Math.min(offset + bytes, sizeBytes);
        if (offset < windowStart || end > windowStart + window.limit()) {
            window.clear();
            read(window, offset);
            window.flip();
            windowStart = offset;
        }
        return (int) Math.min(offset - windowStart, window.limit());
    }

    /** Fills the buffer from there on, as far as the file goes. One that has become shorter meanwhile ends where it ends now. */
    private void read(ByteBuffer into, long offset) throws IOException {
        long place = offset;
        while (into.hasRemaining() && place < sizeBytes) {
            int count = file.read(into, place);
            if (count < 0) {
                sizeBytes = place;
            } else {
                place += count;
            }
        }
        if (place > sizeBytes && into.position() > 0) {
            into.position((int) Math.max(0, into.position() - (place - sizeBytes)));
        }
    }
}
