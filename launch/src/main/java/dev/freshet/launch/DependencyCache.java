// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which files names of libraries came to, by the names and by what decides where they are looked for. An entry counts while each of its files is there with the size that it
 * had. What may be another file tomorrow under the same name is not kept.
 */
final class DependencyCache {

    /** Its name in the user's cache. */
    static final String FOLDER = "dependencies";

    private static final String FORMAT = "1";
    private static final String SNAPSHOT = "SNAPSHOT";

    private final UserCache cache;

    DependencyCache(UserCache cache) {
        this.cache = cache;
    }

    /** The files, if they are known and there. */
    Optional<List<Path>> find(DependencyResolver.Request request) {
        try {
            List<Path> files = new ArrayList<>();
            for (String line : Files.readAllLines(cache.part(FOLDER).resolve(key(request)))) {
                int blank = line.indexOf(' ');
                Path file = Path.of(line.substring(blank + 1));
                if (Files.size(file) != Long.parseLong(line.substring(0, blank))) {
                    return Optional.empty();
                }
                files.add(file);
            }
            return files.isEmpty() ? Optional.empty() : Optional.of(files);
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException | InvalidPathException e) {
            return Optional.empty(); // not there, or nothing that this has written
        }
    }

    /** Keeps them, if it can. */
    void keep(DependencyResolver.Request request, List<Path> files) {
        if (files.stream()
                .anyMatch(file ->
                        file.toString().contains(SNAPSHOT) || file.toString().contains("\n"))) {
            return;
        }
        try {
            StringBuilder text = new StringBuilder();
            for (Path file : files) {
                text.append(Files.size(file))
                        .append(' ')
                        .append(file.toAbsolutePath())
                        .append('\n');
            }
            Path folder = cache.part(FOLDER);
            Path temporary = Files.createTempFile(folder, "dependencies", ".new");
            try {
                Files.writeString(temporary, text);
                Files.move(
                        temporary,
                        folder.resolve(key(request)),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            // next time they are looked for again
        }
    }

    private static String key(DependencyResolver.Request request) {
        Path settings = Path.of(System.getProperty("user.home", ""), ".m2", "settings.xml");
        return Fingerprint.of(String.join(
                "\n",
                FORMAT,
                request.toString(),
                System.getProperty("maven.repo.local", ""),
                settings.toString(),
                stamp(settings)));
    }

    private static String stamp(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) + " " + Files.getLastModifiedTime(file) : "-";
        } catch (IOException e) {
            return "-";
        }
    }
}
