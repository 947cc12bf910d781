// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.Internal;
import dev.freshet.launch.LaunchException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a capture goes: a file that nobody but its owner may read from the moment it is there, or standard output. It is made with its first line. Confined to the main thread. */
@Internal
public final class CaptureFile implements AutoCloseable {

    private static final String OWNER_ONLY = "rw-------";

    private final @Nullable Path path;
    private @Nullable OutputStream out;

    private CaptureFile(@Nullable Path path, @Nullable OutputStream out) {
        this.path = path;
        this.out = out;
    }

    /** That output, which stays open. */
    public static CaptureFile on(OutputStream out) {
        return new CaptureFile(null, new BufferedOutputStream(out));
    }

    /**
     * A file that is not there yet.
     *
     * @throws LaunchException when it is there, or its folder is not
     */
    public static CaptureFile at(Path path) {
        if (Files.exists(path)) {
            throw alreadyThere(path);
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw LaunchException.badInput(
                    "-o " + path + ": its folder is not there. Make the folder, or choose another.");
        }
        return new CaptureFile(path, null);
    }

    private static LaunchException alreadyThere(Path path) {
        return LaunchException.badInput(
                "-o " + path + ": there is such a file already. Choose another name, or take it away.");
    }

    /** How a sentence names it. */
    String name() {
        return path == null ? "standard output" : path.toString();
    }

    /** Writes a line. */
    void line(String text) {
        try {
            OutputStream to = opened();
            to.write(text.getBytes(UTF_8));
            to.write('\n');
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** What has been written can be read by others. */
    void flush() {
        try {
            opened().flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private OutputStream opened() throws IOException {
        OutputStream known = out;
        if (known != null) {
            return known;
        }
        Path file = path;
        if (file == null) {
            throw new IllegalStateException("A capture without a file has an output");
        }
        OutputStream made = new BufferedOutputStream(Channels.newOutputStream(create(file)));
        out = made;
        return made;
    }

    private static FileChannel create(Path file) throws IOException {
        boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] permissions = isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions);
    }

    private LaunchException failed(IOException e) {
        if (e instanceof FileAlreadyExistsException && path != null) {
            return alreadyThere(path);
        }
        String reason = e instanceof NoSuchFileException ? "its folder is gone" : String.valueOf(e.getMessage());
        return LaunchException.nothingCame(name() + " cannot be written (" + reason + ").");
    }

    /** Writes what is left. */
    void conclude() throws IOException {
        if (out != null) {
            out.flush();
        }
    }

    @Override
    public void close() {
        if (out != null && path != null) {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
