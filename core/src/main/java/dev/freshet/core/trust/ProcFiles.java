// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The files by which Linux tells of itself, below a root. What is missing, unreadable or nonsense is empty or unknown: nothing here fails. Immutable. */
record ProcFiles(Path root) {

    /** More than any of these files should have; of a longer one the rest is not read. */
    private static final int MOST_BYTES = 1 << 18;

    static ProcFiles ofThisMachine() {
        return new ProcFiles(Path.of("/"));
    }

    /** The text of a file; empty where it cannot be read. */
    String text(String path) {
        try (InputStream in = Files.newInputStream(root.resolve(path))) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
        } catch (IOException | InvalidPathException | SecurityException e) {
            return "";
        }
    }

    /** The lines of a file; none where it cannot be read. */
    List<String> lines(String path) {
        return text(path).lines().toList();
    }

    /** The number that a file consists of. */
    long number(String path) {
        return parse(text(path));
    }

    /** The number behind a word, in a file of lines such as {@code nr_throttled 5}. */
    long number(String path, String word) {
        return lines(path).stream()
                .filter(line -> line.startsWith(word + " "))
                .mapToLong(line -> parse(line.substring(word.length())))
                .findFirst()
                .orElse(TrustFigure.UNKNOWN);
    }

    boolean isFolder(String path) {
        try {
            return Files.isDirectory(root.resolve(path));
        } catch (InvalidPathException | SecurityException e) {
            return false;
        }
    }

    /** A number that is not negative; {@link TrustFigure#UNKNOWN} for anything else. */
    static long parse(String text) {
        try {
            long value = Long.parseLong(text.strip());
            return value < 0 ? TrustFigure.UNKNOWN : value;
        } catch (NumberFormatException e) {
            return TrustFigure.UNKNOWN;
        }
    }

    /** A number times a factor, where it is known and fits. */
    static long scaled(long value, long factor) {
        if (value == TrustFigure.UNKNOWN || value > Long.MAX_VALUE / factor) {
            return TrustFigure.UNKNOWN;
        }
        return value * factor;
    }
}
