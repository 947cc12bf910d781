// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Simulations that have been compiled, in a folder, by what they were compiled of. An entry is a file that is whole or not there: it is written beside its
 * place and renamed. What cannot be read, or was not written by this, counts as not there; what cannot be written is not kept. Processes may share it.
 */
final class CompileCache {

    /** Its name in the user's cache. */
    static final String FOLDER = "compiled";

    private static final byte[] MAGIC = {'f', 'r', 'e', 's', 'h', 'e', 't', '1'};
    private static final int HASH_BYTES = 32;
    private static final String TEMPORARY = ".new";

    private final UserCache cache;
    private final int mostEntries;
    private final long mostBytes;

    CompileCache(UserCache cache) {
        this(cache, 100, 50_000_000);
    }

    /**
     * One of another size.
     *
     * @param mostEntries so many are kept: those that were used last
     * @param mostBytes all of them take no more than this
     */
    CompileCache(UserCache cache, int mostEntries, long mostBytes) {
        this.cache = cache;
        this.mostEntries = mostEntries;
        this.mostBytes = mostBytes;
    }

    /** What was compiled under that key, if the compiler would find the same sources again. */
    Optional<Compilation> find(String key, SourceFolders folders) {
        try {
            Path file = cache.part(FOLDER).resolve(key);
            Optional<Compilation> found = decoded(Files.readAllBytes(file));
            if (found.isEmpty() || !found.get().trail().isStillThere(folders)) {
                return Optional.empty();
            }
            touch(file);
            return found;
        } catch (IOException | RuntimeException e) { // whatever is wrong with an entry, the source is there
            return Optional.empty();
        }
    }

    /** Keeps what was compiled, if it can. */
    void keep(String key, Compilation compiled) {
        try {
            Path folder = cache.part(FOLDER);
            Path temporary = Files.createTempFile(folder, key, TEMPORARY);
            try {
                Files.write(temporary, encoded(compiled));
                Files.move(
                        temporary,
                        folder.resolve(key),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
            dropOldest(folder);
        } catch (IOException | RuntimeException e) {
            // next time it is compiled again
        }
    }

    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // it is only dropped sooner
        }
    }

    /** Entries of other processes and of those that were broken off count, too. */
    private void dropOldest(Path folder) throws IOException {
        Map<Path, FileTime> used = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                used.put(file, Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0));
            }
        }
        List<Path> latestFirst = used.keySet().stream()
                .sorted(Comparator.comparing((Path file) -> used.get(file)).reversed())
                .toList();
        int entries = 0;
        long bytes = 0;
        for (Path file : latestFirst) {
            entries++;
            bytes += Files.exists(file) ? Files.size(file) : 0;
            if (entries > mostEntries || bytes > mostBytes) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static byte[] encoded(Compilation compiled) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        compiled.write(new DataOutputStream(body));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(MAGIC);
        bytes.write(Fingerprint.of(body.toByteArray()));
        body.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static Optional<Compilation> decoded(byte[] bytes) throws IOException {
        int start = MAGIC.length + HASH_BYTES;
        if (bytes.length < start || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOfRange(bytes, start, bytes.length);
        boolean isWhole = Arrays.equals(Fingerprint.of(body), Arrays.copyOfRange(bytes, MAGIC.length, start));
        return isWhole
                ? Optional.of(Compilation.read(new DataInputStream(new ByteArrayInputStream(body))))
                : Optional.empty();
    }
}
