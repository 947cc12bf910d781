// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code freshet}: reads the arguments and exits with one of the documented codes. */
@Command(
        name = "freshet",
        description = "Load-tests event streams (Server-Sent Events).",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {DemoCommand.class, RunCommand.class, ServerCommand.class},
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0    success",
            "  1    bad arguments, a simulation that does not compile, a port in use: nothing was started",
            "  2    an assertion failed",
            "  4    the run broke off, or not one request of it succeeded",
            "  70   a defect of Freshet",
            "  130  interrupted; the results so far are kept"
        })
final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(execute(new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8), args));
    }

    /** Runs one command line and gives its exit code. */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Main::onBadArguments)
                .setExecutionExceptionHandler(Main::onFailure)
                .execute(args);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int onBadArguments(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("freshet: " + e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
            command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.BAD_INPUT;
    }

    private static int onFailure(Exception e, CommandLine command, CommandLine.ParseResult arguments) {
        if (e instanceof CliException expected) {
            command.getErr().println("freshet: " + expected.getMessage());
            return expected.exitCode();
        }
        command.getErr().println("freshet: internal error. Please report it, with these lines:");
        e.printStackTrace(command.getErr());
        return ExitCode.INTERNAL_ERROR;
    }
}
