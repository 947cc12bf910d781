// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.text.SafeText;
import dev.freshet.launch.Console;
import dev.freshet.launch.ExitCode;
import dev.freshet.launch.Interruption;
import dev.freshet.launch.LaunchException;
import dev.freshet.launch.UserCache;
import dev.freshet.launch.terminal.Terminal;
import dev.freshet.report.console.Palette;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
        footerHeading = Examples.HEADING,
        footer = {
            "  # See what it does: 200 users watch a stock market for 15 seconds",
            "  ./freshet demo",
            "  # Write a simulation of your own",
            "  ./freshet new PriceWatch",
            "  # Run one, against the sample server",
            "  ./freshet server",
            "  ./freshet run examples/Prices.java",
            "",
            "'freshet help run' has examples of run; so has each command. Options that are not typed may stand in",
            "variables FRESHET_... or in freshet.properties, as docs/command-line.md says.",
            "",
            "Exit codes:",
            "  0    success",
            "  1    bad arguments, a simulation that does not compile, a port in use: nothing was run",
            "  2    an assertion failed, there were errors that are no requests, or a run compares as worse",
            "  4    the run is invalid, broke off, or nothing of it succeeded",
            "  70   a defect of Freshet",
            "  130  ended by Ctrl-C, 143 by SIGTERM, 129 by SIGHUP; the results so far are kept"
        })
final class Main implements Runnable {

    /** Made ahead: where no memory is left, there is none for saying so either. */
    private static final byte[] NO_MEMORY =
            "The run is invalid: OutOfMemoryError, and no memory was left to end it in order. Give more by FRESHET_JAVA_OPTS=-Xmx1g or the like.\n"
                    .getBytes(UTF_8);

    /** By their names, in the order in which they are shown. */
    private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("sse", SseCommand::new);
        COMMANDS.put("http", HttpCommand::new);
        COMMANDS.put("demo", DemoCommand::new);
        COMMANDS.put("run", RunCommand::new);
        COMMANDS.put("new", NewCommand::new);
        COMMANDS.put("report", ReportCommand::new);
        COMMANDS.put("compare", CompareCommand::new);
        COMMANDS.put("capture", CaptureCommand::new);
        COMMANDS.put("server", ServerCommand::new);
        COMMANDS.put("cache", CacheCommand::new);
        COMMANDS.put("completion", CompletionCommand::new);
        COMMANDS.put("help", CommandLine.HelpCommand::new);
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Interruption interruption;
    private final @Nullable UserCache cache;
    private final @Nullable Terminal terminal;
    private final Settings.@Nullable Places places;

    private Settings settings = Settings.none();

    private Main(Interruption interruption, @Nullable UserCache cache, @Nullable Terminal terminal) {
        this(interruption, cache, terminal, null);
    }

    private Main(
            Interruption interruption,
            @Nullable UserCache cache,
            @Nullable Terminal terminal,
            Settings.@Nullable Places places) {
        this.interruption = interruption;
        this.cache = cache;
        this.terminal = terminal;
        this.places = places;
    }

    public static void main(String[] args) {
        String live = System.getProperty("freshet.live", "");
        Terminal terminal = live.isEmpty() ? null : Terminal.install(live.contains("errors"));
        try {
            runToTheEnd(terminal, args);
        } catch (OutOfMemoryError e) {
            try {
                leave(terminal);
                System.err.write(NO_MEMORY, 0, NO_MEMORY.length);
                System.err.flush();
            } finally {
                Runtime.getRuntime().halt(ExitCode.RUN_FAILED); // an orderly end needs memory, too
            }
        }
    }

    private static void leave(@Nullable Terminal terminal) {
        if (terminal != null) {
            terminal.close();
        }
    }

    private static void runToTheEnd(@Nullable Terminal terminal, String[] args) {
        PrintWriter err = new PrintWriter(System.err, true, UTF_8);
        Interruption interruption = new Interruption(err, () -> leave(terminal));
        interruption.install();
        Main main = new Main(interruption, UserCache.ofUser().orElse(null), terminal, Settings.Places.ofUser());
        int code = execute(main, new PrintWriter(System.out, true, UTF_8), err, args);
        interruption.over(code);
        System.exit(code);
    }

    /** Runs one command line and gives its exit code. Signals are left to the caller, and nothing is kept for the next time. */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        return execute(new Main(new Interruption(err), null, null), out, err, args);
    }

    /**
     * The same.
     *
     * @param cache where something is kept for the next time
     */
    static int execute(@Nullable UserCache cache, PrintWriter out, PrintWriter err, String... args) {
        return execute(new Main(new Interruption(err), cache, null), out, err, args);
    }

    /**
     * The same.
     *
     * @param places where options may stand that are not typed
     */
    static int execute(Settings.Places places, PrintWriter out, PrintWriter err, String... args) {
        return execute(new Main(new Interruption(err), null, null, places), out, err, args);
    }

    private static int execute(Main main, PrintWriter out, PrintWriter err, String... args) {
        CommandLine commands = commands(main, args).setOut(out).setErr(err);
        try {
            main.setUp(commands, args);
            return commands.execute(args);
        } catch (Throwable e) { // picocli lets errors of Java pass
            return onFailure(e, commands);
        }
    }

    /** All commands with their options. */
    static CommandLine commands(Interruption interruption) {
        return commands(new Main(interruption, null, null));
    }

    /** Those that words need: looking at all options takes time, so where the first one names a command, the others are left out. */
    private static CommandLine commands(Main main, String... args) {
        String named = args.length == 0 || args[0].equals("help") ? null : args[0];
        CommandLine line = new CommandLine(main);
        COMMANDS.forEach((name, command) -> {
            if (!COMMANDS.containsKey(named) || name.equals(named)) {
                line.addSubcommand(name, command.get());
            }
        });
        return line.setUsageHelpAutoWidth(true)
                .setExpandAtFiles(false) // @ begins the name of a file with a body
                .setParameterExceptionHandler(Main::onBadArguments)
                .setExecutionExceptionHandler((e, command, arguments) -> onFailure(e, command));
    }

    /** Settings stand for what is not typed of the command's options. */
    private void setUp(CommandLine commands, String... args) {
        CommandLine command =
                args.length == 0 ? null : commands.getSubcommands().get(args[0]);
        if (command != null && !args[0].equals("help")) {
            settings = places == null ? Settings.none() : Settings.in(places);
            settings.applyTo(command, () -> commands(interruption), commands.getErr());
        }
    }

    /** What stands for options that are not typed, for the commands. */
    static Settings settings(CommandSpec command) {
        return ((Main) command.root().userObject()).settings;
    }

    /** What ends the process before its time, for the commands. */
    static Interruption interruption(CommandSpec command) {
        return ((Main) command.root().userObject()).interruption;
    }

    /** What is kept from one start to the next, for the commands; null for nothing. */
    static @Nullable UserCache cache(CommandSpec command) {
        return ((Main) command.root().userObject()).cache;
    }

    /** What runs are drawn on in place, for the commands; null where lines tell of them. */
    static @Nullable Terminal terminal(CommandSpec command) {
        return ((Main) command.root().userObject()).terminal;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int onBadArguments(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String message = withOrigins(String.valueOf(e.getMessage()), command);
        command.getErr().println("freshet: " + SafeText.lines(message));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
            command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.BAD_INPUT;
    }

    private static int onFailure(Throwable e, CommandLine command) {
        Console console = new Console(command.getOut(), command.getErr(), Palette.PLAIN);
        if (e instanceof LaunchException expected) {
            console.complain(withOrigins(String.valueOf(expected.getMessage()), command));
            return expected.exitCode();
        }
        console.confess(e);
        return ExitCode.INTERNAL_ERROR;
    }

    /** What is wrong with an option may have been set elsewhere than where it was typed. */
    private static String withOrigins(String message, CommandLine command) {
        return message + settings(command.getCommandSpec()).originsIn(message);
    }
}
