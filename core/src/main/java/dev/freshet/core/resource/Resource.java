// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.resource;

import dev.freshet.core.Internal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that a simulation names, found on the class path or in the file system. Immutable. */
@Internal
public final class Resource {

    private final String name;
    private final @Nullable URL inArchive;
    private final Path file;

    private Resource(String name, @Nullable URL inArchive, Path file) {
        this.name = name;
        this.inArchive = inArchive;
        this.file = file;
    }

    /**
     * Finds the file of that path. A path with the separators of Windows is found wherever it is run.
     *
     * @throws NoSuchFileException when it is in neither place; the message says where it was looked for
     */
    public static Resource find(String path) throws NoSuchFileException {
        try {
            return findAsWritten(path);
        } catch (NoSuchFileException e) {
            if (path.indexOf('\\') < 0) {
                throw e;
            }
            return findAsWritten(path.replace('\\', '/'));
        }
    }

    private static Resource findAsWritten(String path) throws NoSuchFileException {
        URL url = onClassPath(path);
        Path file =
                url != null && url.getProtocol().equals("file") ? Path.of(URI.create(url.toString())) : fileOf(path);
        if (url != null && !url.getProtocol().equals("file")) {
            return new Resource(path, url, file);
        }
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(path, null, "neither on the class path nor at " + file.toAbsolutePath());
        }
        return new Resource(path, null, file);
    }

    /** The path, as the simulation has it. */
    public String name() {
        return name;
    }

    /** Opens it for reading from its beginning. */
    public InputStream open() throws IOException {
        return inArchive == null ? Files.newInputStream(file) : inArchive.openStream();
    }

    /** All of it. */
    public byte[] readAll() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /** How large it is, in bytes; -1 for a file inside a jar. */
    public long size() throws IOException {
        return inArchive == null ? Files.size(file) : -1;
    }

    private static @Nullable URL onClassPath(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        URL url = context == null ? null : context.getResource(relative);
        url = url == null ? Resource.class.getClassLoader().getResource(relative) : url;
        // A folder has a URL, too, and reading it would list its files.
        return url == null || relative.isEmpty() || url.getPath().endsWith("/") ? null : url;
    }

    private static Path fileOf(String path) throws NoSuchFileException {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new NoSuchFileException(path, null, "not a path: " + e.getReason());
        }
    }
}
