// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.launch.ExitCode;
import dev.freshet.launch.LaunchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet new}: writes a simulation that runs as it is, with comments that say what to change. */
@Command(
        name = "new",
        description = "Writes a simulation that runs as it is, with comments that say what to change.",
        mixinStandardHelpOptions = true,
        footerHeading = Examples.HEADING,
        footer = {
            "  # A simulation of event streams, MySimulation.java",
            "  ./freshet new",
            "  # One of plain requests, in another folder",
            "  ./freshet new Checkout --http --output simulations"
        })
final class NewCommand implements Callable<Integer> {

    /** The name that the templates have. */
    private static final String TEMPLATE_NAME = "MySimulation";

    /** Words that name no class, although they may name other things. */
    private static final Set<String> RESERVED = Set.of("var", "yield", "record", "sealed", "permits");

    private static final String EXTENSION = ".java";

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            defaultValue = TEMPLATE_NAME,
            description = "The name of the simulation, which is a class of Java. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Option(names = "--sse", description = "A simulation of event streams. This is the default.")
    private boolean isOfStreams;

    @Option(names = "--http", description = "A simulation of plain requests.")
    private boolean isOfRequests;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = ".",
            description =
                    "The folder of the file, which is made where it is not there. Default: the working directory.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(names = "--force", description = "Writes over a file of that name.")
    private boolean force;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        String type = name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
        requireClassName(type);
        if (isOfStreams && isOfRequests) {
            throw LaunchException.badInput(
                    "--sse and --http: a new simulation is one of both. Leave one of them away.");
        }
        String template = template(isOfRequests ? "http" : "sse");
        if (!type.equals(TEMPLATE_NAME) && word(type).matcher(template).find()) {
            throw LaunchException.badInput(
                    "'" + type + "' stands for something else in a simulation: choose another name.");
        }
        Path file = folder.resolve(type + EXTENSION);
        write(file, word(TEMPLATE_NAME).matcher(template).replaceAll(type));
        tell(file);
        return ExitCode.OK;
    }

    private static Pattern word(String text) {
        return Pattern.compile("\\b" + Pattern.quote(text) + "\\b");
    }

    private static void requireClassName(String type) {
        if (!SourceVersion.isName(type) || type.indexOf('.') >= 0 || RESERVED.contains(type)) {
            throw LaunchException.badInput(
                    "'" + type
                            + "' is no name of a class: give letters, digits and _ that do not begin with a digit, and no word of Java's own, such as PriceWatch.");
        }
    }

    /** The text of a simulation whose name is still that of the template. */
    static String template(String kind) {
        try (InputStream in = NewCommand.class.getResourceAsStream("templates/" + kind + ".java.txt")) {
            if (in == null) {
                throw new IllegalStateException("There is no template for " + kind + " in this build");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path file, String source) {
        try {
            Files.createDirectories(folder);
            if (force) {
                Files.writeString(file, source);
            } else {
                Files.writeString(file, source, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
        } catch (FileAlreadyExistsException e) {
            throw LaunchException.badInput(
                    Files.isDirectory(folder)
                            ? file + " is there already: choose another name, or write over it with --force."
                            : folder + " is no folder: name another one by --output.");
        } catch (IOException e) {
            throw LaunchException.badInput(file + " cannot be written (" + e + "): name another folder by --output.");
        }
    }

    private void tell(Path file) {
        PrintWriter out = spec.commandLine().getOut();
        String shown = file.normalize().toString();
        String argument = shown.indexOf(' ') < 0 ? shown : "'" + shown + "'";
        out.println("Wrote " + shown + ". It runs against the sample server as it is:");
        out.println();
        out.println("  ./freshet server                  in another terminal");
        out.println("  ./freshet run " + argument);
        out.println();
        out.println("or against yours:");
        out.println();
        out.println("  ./freshet run " + argument + " -DbaseUrl=https://example.org -Dpath=/events");
        out.flush();
    }
}
