// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.raw;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The file of a raw log, which nobody but its owner may read from the moment it is there. Holds whole lines only. Confined to one thread at a time. */
final class RawFile implements AutoCloseable {

    private static final String OWNER_ONLY = "rw-------";

    private final Path path;
    private final FileChannel channel;
    private long sizeBytes;

    private RawFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Makes the file. Where the file system knows no permissions, as that of Windows, it has those of its folder. */
    static RawFile create(Path path) throws IOException {
        boolean isPosix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] permissions = isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new RawFile(path, FileChannel.open(path, options, permissions));
    }

    Path path() {
        return path;
    }

    /** Appends lines; all of them, or none. */
    void append(ByteBuffer lines) throws IOException {
        long before = sizeBytes;
        try {
            while (lines.hasRemaining()) {
                sizeBytes += channel.write(lines);
            }
        } catch (IOException e) {
            sizeBytes = before;
            truncate(e);
            throw e;
        }
    }

    private void truncate(IOException cause) {
        try {
            channel.truncate(sizeBytes);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Closes it and takes it away. */
    void discard() throws IOException {
        close();
        Files.deleteIfExists(path);
    }
}
