// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run, made before the run: a place that cannot be written to is noticed before any load is sent. A run that did not take place leaves no
 * folder behind.
 *
 * @param path where it is
 * @param madeParent the folder around it, where that was made for it
 */
record ResultsFolder(Path path, @Nullable Path madeParent) {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /**
     * Makes {@code <parent>/<simulation>-<date>-<time>}, with a number behind it where that exists already.
     *
     * @param parent what the user has asked for; null for {@code results}, or a folder among those for temporary files where that cannot be written, as in
     *     somebody else's checkout
     * @param console told where it is, when it is not where one looks for it
     * @throws LaunchException when it cannot be made
     */
    static ResultsFolder create(@Nullable Path parent, String simulation, LocalDateTime now, Console console) {
        String name = simulation.replaceAll("[^A-Za-z0-9._-]", "-").toLowerCase(Locale.ROOT) + "-" + STAMP.format(now);
        if (parent == null) {
            Path instead = Path.of(System.getProperty("java.io.tmpdir"), "freshet-results");
            return createUsual(Path.of("results"), instead, name, console);
        }
        try {
            return createIn(parent, name);
        } catch (IOException e) {
            throw refused(parent, e);
        }
    }

    /**
     * Makes the folder where nobody has said where.
     *
     * @param instead where it is made if it can't be in the usual place
     */
    static ResultsFolder createUsual(Path usual, Path instead, String name, Console console) {
        try {
            return createIn(usual, name);
        } catch (IOException e) {
            ResultsFolder made = createInstead(instead, name, refused(usual, e));
            console.line(usual.toAbsolutePath() + " cannot be written to, so the results go to " + instead
                    + ". Choose another place with --results-folder DIR.");
            return made;
        }
    }

    private static ResultsFolder createInstead(Path instead, String name, LaunchException otherwise) {
        try {
            return createIn(instead, name);
        } catch (IOException e) {
            otherwise.addSuppressed(e);
            throw otherwise;
        }
    }

    private static ResultsFolder createIn(Path parent, String name) throws IOException {
        Path madeParent = Files.exists(parent) ? null : parent;
        Files.createDirectories(parent);
        for (int number = 1; ; number++) {
            Path folder = parent.resolve(number == 1 ? name : name + "-" + number);
            if (tryCreate(folder)) {
                return new ResultsFolder(folder, madeParent);
            }
        }
    }

    private static LaunchException refused(Path parent, IOException e) {
        return LaunchException.badInput("Cannot make a folder for the results in " + parent.toAbsolutePath() + " ("
                + e.getClass().getSimpleName() + ": " + e.getMessage()
                + "). Choose another place with --results-folder DIR.");
    }

    private static boolean tryCreate(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Takes the folder away again, when nothing is in it. */
    void discardIfEmpty() {
        try {
            Files.deleteIfExists(path);
            if (madeParent != null) {
                Files.deleteIfExists(madeParent);
            }
        } catch (DirectoryNotEmptyException e) {
            // results are in it, or those of another run in the one around it
        } catch (IOException e) {
            // an empty folder that cannot be taken away harms nobody
        }
    }
}
