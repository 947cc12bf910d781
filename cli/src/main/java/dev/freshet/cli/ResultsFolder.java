// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Makes the folder of a run, before the run: a place that cannot be written to is noticed before any load is sent. */
final class ResultsFolder {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private ResultsFolder() {}

    /**
     * Makes {@code <parent>/<simulation>-<date>-<time>}, with a number behind it where that exists already.
     *
     * @throws CliException when it cannot be made
     */
    static Path create(Path parent, String simulation, LocalDateTime now) {
        String name = simulation.replaceAll("[^A-Za-z0-9._-]", "-").toLowerCase(Locale.ROOT) + "-" + STAMP.format(now);
        try {
            Files.createDirectories(parent);
            for (int number = 1; ; number++) {
                Path folder = parent.resolve(number == 1 ? name : name + "-" + number);
                if (tryCreate(folder)) {
                    return folder;
                }
            }
        } catch (IOException e) {
            throw CliException.badInput("Cannot make a folder for the results in " + parent.toAbsolutePath() + " ("
                    + e.getClass().getSimpleName() + ": " + e.getMessage()
                    + "). Choose another place with --results-folder DIR.");
        }
    }

    private static boolean tryCreate(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }
}
