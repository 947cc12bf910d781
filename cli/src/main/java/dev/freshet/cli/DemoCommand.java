// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.core.Simulation;
import dev.freshet.core.text.Quantity;
import dev.freshet.launch.ClassPath;
import dev.freshet.launch.LaunchException;
import dev.freshet.launch.RunOptions;
import dev.freshet.launch.SimulationFile;
import dev.freshet.server.SampleServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet demo}: the sample server and the stock-market simulation, in one process. */
@Command(
        name = "demo",
        description = "Runs the stock-market simulation against a sample server of its own.",
        mixinStandardHelpOptions = true,
        footerHeading = Examples.HEADING,
        footer = {
            "  # 200 users for 15 seconds",
            "  ./freshet demo",
            "  # More of them, and a page to watch them on in a browser",
            "  ./freshet demo --users 2000 --seconds 30 --live"
        })
final class DemoCommand implements Callable<Integer> {

    private static final String EXAMPLE = "StockMarketSimulation.java";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many virtual users watch the market. Default: ${DEFAULT-VALUE}.")
    private int users;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "15",
            description = "How long each of them stays. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws IOException {
        requirePositive("--users", users);
        requirePositive("--seconds", seconds);
        try (SampleServer server = ServerCommand.start(SampleServer.Options.defaults())) {
            spec.commandLine()
                    .getOut()
                    .println("A sample stock market listens at " + server.baseUrl() + ", in this process; "
                            + Quantity.count(users).plain() + " users will watch it for "
                            + Quantity.duration(Duration.ofSeconds(seconds).toNanos()) + " each.");
            System.setProperty("baseUrl", server.baseUrl());
            System.setProperty("users", Integer.toString(users));
            System.setProperty("seconds", Integer.toString(seconds));
            return output.run(example(), RunOptions.DEFAULTS);
        }
    }

    private Simulation example() throws IOException {
        Path folder = Files.createTempDirectory("freshet-demo");
        try {
            return SimulationFile.compile(copyExample(folder), ClassPath.NONE, Main.cache(spec))
                    .create(null);
        } finally {
            delete(folder.resolve(EXAMPLE));
            delete(folder);
        }
    }

    /** Writes the source of the simulation to a folder. */
    static Path copyExample(Path folder) throws IOException {
        Path source = folder.resolve(EXAMPLE);
        try (InputStream in = DemoCommand.class.getResourceAsStream("examples/" + EXAMPLE)) {
            if (in == null) {
                throw new IllegalStateException(EXAMPLE + " is not in this build");
            }
            Files.copy(in, source);
        }
        return source;
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requirePositive(String option, int value) {
        if (value < 1) {
            throw LaunchException.badInput(option + " " + value + ": give a number from 1.");
        }
    }
}
