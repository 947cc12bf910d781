// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.launch.Interruption;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** The examples of the commands' help, for tests of other packages. */
public final class HelpExamples {

    private HelpExamples() {}

    /** Line by line, by the names of commands; {@code freshet} is the program itself. What is not of Freshet has none. */
    public static Map<String, List<String>> all() {
        CommandLine program = program();
        Map<String, List<String>> all = program.getSubcommands().values().stream()
                .filter(command -> !(command.getCommand() instanceof CommandLine.HelpCommand))
                .collect(Collectors.toMap(
                        CommandLine::getCommandName, command -> Examples.of(command.getCommandSpec())));
        all.put("freshet", Examples.of(program.getCommandSpec()));
        return all;
    }

    static CommandLine program() {
        return Main.commands(new Interruption(new PrintWriter(new StringWriter(), true)));
    }
}
