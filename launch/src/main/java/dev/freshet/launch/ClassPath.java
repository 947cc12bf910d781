// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Libraries that a simulation uses beside Freshet.
 *
 * @param entries jars and folders of classes, each of which exists
 */
@Internal
public record ClassPath(List<Path> entries) {

    /** No libraries. */
    public static final ClassPath NONE = new ClassPath(List.of());

    private static final String OPTION = "--class-path";

    public ClassPath {
        entries = List.copyOf(entries);
    }

    /**
     * Reads what Java's own option of this name takes: paths of jars and folders with a colon between them (a semicolon on Windows); {@code lib/*} stands for all
     * jars in a folder.
     *
     * @param text null where there are none
     * @throws LaunchException when one of them is not there
     */
    public static ClassPath of(@Nullable String text) {
        List<Path> entries = new ArrayList<>();
        for (String part : text == null ? new String[0] : text.split(File.pathSeparator, -1)) {
            if (part.endsWith("*")) {
                entries.addAll(
                        jarsIn(Path.of(part.substring(0, part.length() - 1)).toAbsolutePath()));
            } else if (!part.isBlank()) {
                entries.add(requireThere(Path.of(part).toAbsolutePath()));
            }
        }
        return new ClassPath(entries);
    }

    /** These and others behind them. */
    ClassPath and(List<Path> more) {
        return more.isEmpty()
                ? this
                : new ClassPath(Stream.concat(entries.stream(), more.stream().map(Path::toAbsolutePath))
                        .toList());
    }

    private static List<Path> jarsIn(Path folder) {
        requireThere(folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw LaunchException.badInput(OPTION + ": " + folder + " cannot be listed: " + e.getMessage());
        }
    }

    private static Path requireThere(Path entry) {
        if (!Files.exists(entry)) {
            throw LaunchException.badInput(OPTION + ": there is no " + entry + ".");
        }
        return entry;
    }
}
