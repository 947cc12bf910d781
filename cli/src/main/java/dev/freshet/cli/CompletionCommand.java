// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.launch.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet completion}: what a shell has to read so that it completes commands, options and files. */
@Command(
        name = "completion",
        description = "Prints what a shell has to read so that it completes commands, options and the names of files.",
        mixinStandardHelpOptions = true,
        footerHeading = Examples.HEADING,
        footer = {
            "  # In bash, for this session; the same line in ~/.bashrc: for all to come",
            "  source <(./freshet completion bash)",
            "  # In zsh; or the same line in ~/.zshrc",
            "  source <(./freshet completion zsh)"
        })
final class CompletionCommand implements Callable<Integer> {

    /** Whose completion it is, spelled as users write it. One script does for both: where zsh reads it, it has zsh take the ways of bash. */
    enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "SHELL", description = "For which shell: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // picocli sets it, and refuses other shells
    private Shell shell;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine all = Main.commands(Main.interruption(spec));
        spec.commandLine().getOut().print(AutoComplete.bash("freshet", all));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
