// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.core.SimulationException;
import dev.freshet.core.assertion.AssertionText;
import dev.freshet.launch.LaunchException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What has to be true, and in which form it is told: the options that {@code sse} and {@code http} share. */
final class VerdictOptions {

    @Option(
            names = "--assert",
            paramLabel = "TEXT",
            description =
                    "What the figures must be, in the words of reports: 'event gap p99 < 500ms'. The exit code is 2 where they are not. Can be given several times.")
    private List<String> assertions = new ArrayList<>();

    @Option(
            names = "--json",
            description =
                    "Prints the figures as JSON (summary.json), and nothing else on standard output: all else goes to standard error.")
    private boolean json;

    @Option(
            names = "--show-simulation",
            description = "Prints the same as a simulation in Java, to be kept, changed and run; runs nothing.")
    private boolean show;

    boolean isJson() {
        return json;
    }

    boolean isShown() {
        return show;
    }

    List<AssertionText> assertions() {
        List<AssertionText> all = new ArrayList<>();
        for (String text : assertions) {
            try {
                all.addAll(AssertionText.read(text));
            } catch (SimulationException e) {
                throw LaunchException.badInput("--assert: " + e.getMessage());
            }
        }
        return all;
    }
}
