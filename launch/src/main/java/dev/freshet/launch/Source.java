// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A source file of a simulation, as it was read.
 *
 * @param path as the user gave it
 */
record Source(Path path, String text) {

    /**
     * Reads a file.
     *
     * @throws LaunchException when it is not there, or no Java source
     */
    static Source read(Path path) {
        if (!Files.exists(path)) {
            throw LaunchException.badInput(
                    "No such file: " + path + ". Give the path of a simulation's source file, such as "
                            + "examples/StockMarketSimulation.java.");
        }
        if (!Files.isRegularFile(path) || !path.toString().endsWith(".java")) {
            throw LaunchException.badInput(path + " is not a Java source file: give the path of a .java file.");
        }
        try {
            return new Source(path, Files.readString(path));
        } catch (IOException e) {
            throw LaunchException.badInput("Cannot read " + path + " as UTF-8 text: " + e.getMessage());
        }
    }

    /** Its address, by which a compiler knows it. */
    URI uri() {
        return path.toUri().normalize();
    }
}
