// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.Internal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file of results, which is whole or not there: it is written beside its place and gets its name when all of it is on the disk. A full disk, a limit or
 * the end of the process leaves no half of it that somebody would take for the whole.
 */
@Internal
public final class ResultFile {

    private static final String UNFINISHED = ".part";

    private ResultFile() {}

    /**
     * Writes a file, in UTF-8. Makes its folder where there is none and replaces a file of its name.
     *
     * @throws IOException when that is not possible; then a file of its name is what it was before, and nothing else is left
     */
    public static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path beside = beside(file);
        try {
            writeAll(beside, ByteBuffer.wrap(text.getBytes(UTF_8)));
            rename(beside, file);
        } catch (IOException | RuntimeException | Error e) {
            discard(beside, e);
            throw e;
        }
    }

    /** What the file is until it is whole. */
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    private static void writeAll(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true); // some file systems tell only now that there is no room
        }
    }

    /** Gives a whole file its name. */
    static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static void discard(Path beside, Throwable why) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }
}
