// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import dev.freshet.launch.LaunchException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Sets up what is logged during a run: as the file {@code logback.xml} beside the simulation says, where there is one, and as {@code --debug} asks. Says on
 * the terminal what is not the default.
 */
final class Logging {

    /** What tells what users do: their streams, their plain requests. */
    private static final List<String> USERS = List.of("dev.freshet.http.sse", "dev.freshet.http.plain");

    private Logging() {}

    /**
     * Sets up the log of a run.
     *
     * @param home the folder of the simulation
     * @throws LaunchException when the file beside the simulation is faulty
     */
    static void setUp(Path home, DebugOptions debug, PrintWriter out) {
        debug.validate();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Path file = home.toAbsolutePath().resolve("logback.xml").normalize();
        if (Files.isRegularFile(file)) {
            configure(context, file);
            out.println("Logging as " + file + " says.");
        }
        if (debug.isOn()) {
            Level wanted = debug.isWithBytes() ? Level.TRACE : Level.DEBUG;
            USERS.forEach(name -> enable(context.getLogger(name), wanted));
            out.println(debug.words());
        }
    }

    private static void enable(Logger logger, Level wanted) {
        if (!logger.isEnabledFor(wanted)) {
            logger.setLevel(wanted);
        }
    }

    private static void configure(LoggerContext context, Path file) {
        context.reset();
        context.getStatusManager().clear();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(file.toFile());
        } catch (JoranException e) {
            throw faulty(file, String.valueOf(e.getMessage()));
        }
        List<Status> statuses = context.getStatusManager().getCopyOfStatusList();
        statuses.stream()
                .filter(status -> status.getEffectiveLevel() == Status.ERROR)
                .findFirst()
                .ifPresent(error -> {
                    throw faulty(file, error.getMessage());
                });
    }

    private static LaunchException faulty(Path file, String reason) {
        return LaunchException.badInput(file + " cannot be used: " + reason + ". Mend it, or move it away.");
    }
}
