// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The examples that the help of each command ends with: the lines of its footer, under {@link #HEADING}, up to the first empty one. They are command lines that can be
 * typed as they stand, each below a line that says what for; the pages of the documentation repeat them, and tests run them.
 */
final class Examples {

    /** The {@code footerHeading} of a command. */
    static final String HEADING = "%nExamples:%n";

    private Examples() {}

    /** Those of a command, line by line, without the indentation; empty where it has none. */
    static List<String> of(CommandSpec command) {
        if (!HEADING.equals(command.usageMessage().footerHeading())) {
            return List.of();
        }
        return Arrays.stream(command.usageMessage().footer())
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.replace("%%", "%").strip())
                .toList();
    }
}
