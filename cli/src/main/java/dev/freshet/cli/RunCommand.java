// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.launch.ClassPath;
import dev.freshet.launch.DryRun;
import dev.freshet.launch.ExitCode;
import dev.freshet.launch.LaunchException;
import dev.freshet.launch.RunOptions;
import dev.freshet.launch.SimulationFile;
import dev.freshet.launch.SimulationInput;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet run}: runs a simulation, of source files, a folder, jars or the class path. */
@Command(
        name = "run",
        description = "Runs a simulation; one in source form is compiled first.",
        mixinStandardHelpOptions = true,
        footerHeading = Examples.HEADING,
        footer = {
            "  # An example, against the sample server, which 'freshet server' starts",
            "  ./freshet run examples/Prices.java",
            "  # The same with other parameters, which are system properties",
            "  ./freshet run examples/Prices.java -Dusers=50 -Dseconds=5 -DbaseUrl=http://localhost:8080",
            "  # In a build: no drawing, a fixed place for the results, exit code 3 if the figures cannot be trusted",
            "  ./freshet run examples/Prices.java -Dusers=50 -Dseconds=5 --plain --strict --results-folder build-results",
            "  # What user 1 does, event by event",
            "  ./freshet run examples/Prices.java -Dusers=1 -Dseconds=3 --debug user=1"
        })
final class RunCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "SIMULATION",
            arity = "1..*",
            description =
                    "The source file of the simulation, or several; a folder or a project, in which it is found; a jar with it, or several; the name of its compiled class.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<Path> given; // as paths, so that shells complete files; the name of a class is one, too

    @Option(
            names = "-D",
            paramLabel = "key=value",
            mapFallbackValue = "",
            description = "Sets a system property before the simulation is created. Can be given several times.")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(
            names = "--class-path",
            paramLabel = "JARS",
            description =
                    "Libraries that the simulation uses: jars and folders as Java's own option takes them, such as lib/*.")
    private @Nullable String classPath;

    @Option(
            names = "--simulation",
            paramLabel = "NAME",
            description =
                    "Which simulation to run, where there are several: the name of its class, with or without its package.")
    private @Nullable String simulation;

    @Option(
            names = "--dry-run",
            description =
                    "Shows what the simulation would do: users over time, streams and connections at the peak, servers, assertions. Sends and writes nothing.")
    private boolean dryRun;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Runs the simulation so many times in a row, each in a folder of its own, and shows by how much the runs differ.")
    private int times;

    @Option(
            names = "--no-warm-up",
            description =
                    "Starts the run at once, without a rehearsal of half a second at most against a server in this process.")
    private boolean coldStart;

    @Mixin
    private final DebugOptions debug = new DebugOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (times < 1) {
            throw LaunchException.badInput("--repeat " + times + ": give a number from 1.");
        }
        Main.settings(spec).properties().forEach(RunCommand::setProperty);
        properties.forEach(RunCommand::setProperty);
        SimulationFile file = SimulationInput.open(
                given.stream().map(Path::toString).toList(), simulation, ClassPath.of(classPath), Main.cache(spec));
        Logging.setUp(file.home(), debug, spec.commandLine().getOut());
        if (debug.isOn()) {
            output.tellByLines();
        }
        if (dryRun) {
            DryRun.show(file.create(simulation), output.console());
            return ExitCode.OK;
        }
        RunOptions options = RunOptions.DEFAULTS.withWatched(debug.watched());
        return output.run(times, () -> file.anew().create(simulation), coldStart ? options.withoutWarmUp() : options);
    }

    private static void setProperty(String key, String value) {
        if (key.isBlank()) {
            throw LaunchException.badInput(
                    "-D " + key + "=" + value + ": give a name before the equals sign, as in -Dusers=10.");
        }
        System.setProperty(key, value);
    }
}
