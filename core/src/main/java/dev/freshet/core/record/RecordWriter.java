// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import dev.freshet.core.Internal;
import dev.freshet.core.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Appends items to the record of a run. Confined to one thread.
 *
 * <p>An item is in the file, as far as the process is concerned, when {@link #append} returns; every {@link #FORCED_EVERY} at most, it is forced to the disk. If
 * anything fails, that ends the writing for good: what was written of the last item is taken away again, one sentence is told, and whatever is appended from then
 * on is dropped. Nothing is thrown: a run does not depend on its record.
 */
@Internal
public final class RecordWriter implements AutoCloseable {

    /** What a power cut may cost. */
    public static final Duration FORCED_EVERY = Duration.ofSeconds(10);

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int WORTH_DEFLATING_BYTES = 128;

    private final Path path;
    private final Clock clock;
    private final Consumer<String> trouble;
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ItemBytes body = new ItemBytes();
    private final ItemBytes payload = new ItemBytes();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final CRC32C crc = new CRC32C();
    private @Nullable FileChannel file;
    private @Nullable Object fileKey;
    private long sizeBytes;
    private long forcedAtNs;

    private RecordWriter(Path path, Clock clock, Consumer<String> trouble) {
        this.path = path;
        this.clock = clock;
        this.trouble = trouble;
        forcedAtNs = clock.nowNs();
    }

    /**
     * Makes the file, which must not be there yet.
     *
     * @param clock says when it is time to force what was written to the disk
     * @param trouble is told, at most once, why nothing is written any more: a sentence for the user
     */
    public static RecordWriter create(Path path, Clock clock, Consumer<String> trouble) {
        RecordWriter writer = new RecordWriter(path, clock, trouble);
        writer.open();
        return writer;
    }

    private void open() {
        try {
            file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            fileKey = keyOfFile();
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Appends an item. What the body throws, other than trouble with the file, passes through; nothing is appended then. */
    public void append(RecordKind kind, RecordBody writing) {
        if (file == null) {
            return;
        }
        body.clear();
        try (CBORGenerator generator = RecordCbor.FACTORY.createGenerator(body)) {
            writing.writeTo(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("An item of the record could not be put into words", e);
        }
        appendBody(kind);
    }

    /** Appends an item whose body, one CBOR map, stands in the first bytes of an array. */
    public void append(RecordKind kind, byte[] bytes, int length) {
        body.clear();
        body.write(bytes, 0, length);
        appendBody(kind);
    }

    /** Whether items still reach the file. */
    public boolean isWriting() {
        return file != null;
    }

    /** Bytes of all items that were appended. */
    public long sizeBytes() {
        return sizeBytes;
    }

    /** Forces what was written to the disk and closes the file. */
    @Override
    public void close() {
        FileChannel closing = file;
        if (closing == null) {
            return;
        }
        try {
            force(closing);
            file = null;
            deflater.end();
            closing.close();
        } catch (IOException e) {
            fail(e);
        }
    }

    private void appendBody(RecordKind kind) {
        FileChannel open = file;
        if (open == null) {
            return;
        }
        try {
            if (body.length() >= ItemHead.LONGEST) {
                throw new IOException("an item has " + body.length() + " bytes, more than " + ItemHead.LONGEST);
            }
            pack(kind);
            write(open);
            sizeBytes += ItemHead.BYTES + payload.length();
            if (clock.nowNs() - forcedAtNs >= FORCED_EVERY.toNanos()) {
                force(open);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    /** The kind, then the body: as it is, or deflated in a byte string if that is shorter. */
    private void pack(RecordKind kind) {
        payload.clear();
        payload.write(kind.code());
        if (body.length() >= WORTH_DEFLATING_BYTES) {
            payload.writeByteString(deflater, body);
        }
        if (payload.length() == 1 || payload.length() > body.length()) {
            payload.cutTo(1);
            payload.write(body.array(), 0, body.length());
        }
    }

    private void write(FileChannel open) throws IOException {
        int length = payload.length();
        crc.reset();
        crc.update(payload.array(), 0, length);
        out.clear();
        new ItemHead(length, (int) crc.getValue()).writeTo(out);
        int at = 0;
        while (at < length) {
            int part = Math.min(out.remaining(), length - at);
            out.put(payload.array(), at, part);
            at += part;
            out.flip();
            while (out.hasRemaining()) {
                open.write(out);
            }
            out.clear();
        }
    }

    private void force(FileChannel open) throws IOException {
        open.force(false);
        forcedAtNs = clock.nowNs();
        // Writing to a file that was deleted succeeds, and nobody will ever find it.
        if (!Objects.equals(fileKey, keyOfFile())) {
            throw new IOException("another file stands in its place");
        }
    }

    private @Nullable Object keyOfFile() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    private void fail(IOException cause) {
        FileChannel failed = file;
        file = null;
        deflater.end();
        if (failed != null) {
            truncateAndClose(failed);
        }
        trouble.accept(
                "The record of the run, " + path + ", is not written any further: " + reason(cause)
                        + ". The run goes on and its results are those of memory; without them the run can be told up to here only.");
    }

    /** A reader would find its way without it. So what fails here is not told: the disk has failed before, and that is told. */
    private void truncateAndClose(FileChannel failed) {
        try (failed) {
            failed.truncate(sizeBytes);
            if (sizeBytes == 0) {
                Files.deleteIfExists(path); // a file that says nothing is nothing to leave behind
            }
        } catch (IOException e) {
            // The item that was not finished stays, and is no whole one.
        }
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "the file or its folder is gone";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "the file exists already";
        }
        String message = cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
