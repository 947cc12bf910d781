// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import dev.freshet.launch.LaunchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files that a command names.
 *
 * @param input what is read instead of standard input, which a shell would have given the command; empty if nothing
 */
record CurlFiles(Optional<String> input) {

    private static final String INPUT = "-";
    private static final long MOST_BYTES = 256L << 20;

    /** All of it. */
    byte[] read(String option, String name) {
        if (name.equals(INPUT)) {
            return input.map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .orElseThrow(() -> CurlMistake.of(
                            option + " reads from standard input: write it into the command, or into a file"));
        }
        Path file = path(option, name);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw CurlMistake.value(
                        option, name, "the file is larger than 256 MiB, and every user would have to hold it");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw unreadable(option, name, unreadable);
        }
    }

    /** The file of that name; null if standard input is meant. */
    static @Nullable Path file(String option, String name) {
        return name.equals(INPUT) ? null : path(option, name);
    }

    static Path path(String option, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException noPath) {
            throw CurlMistake.value(option, name, "this is no name of a file");
        }
    }

    private static LaunchException unreadable(String option, String name, IOException why) {
        String reason = why instanceof NoSuchFileException
                ? "there is no such file"
                : "the file cannot be read (" + why.getClass().getSimpleName() + ")";
        return CurlMistake.value(
                option, name, reason + ", seen from '" + Path.of("").toAbsolutePath() + "'");
    }
}
