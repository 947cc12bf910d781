// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.core.stats.RunStats;
import dev.freshet.launch.Console;
import dev.freshet.launch.ExitCode;
import dev.freshet.launch.LookRun;
import dev.freshet.launch.Outcome;
import dev.freshet.launch.RunOptions;
import dev.freshet.launch.look.Sight;
import dev.freshet.launch.oneliner.OneLiner;
import dev.freshet.report.Report;
import dev.freshet.report.console.Palette;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Does what a one-liner asks for: shows it as Java, looks at one of it, or runs it as a load. */
final class OneLinerRun {

    private final CommandSpec command;
    private final OutputOptions output;
    private final VerdictOptions verdict;
    private final OneLiner oneLiner;

    OneLinerRun(CommandSpec command, OutputOptions output, VerdictOptions verdict, OneLiner oneLiner) {
        this.command = command;
        this.output = output;
        this.verdict = verdict;
        this.oneLiner = oneLiner;
    }

    /** Whether nothing of what comes is shown, since standard output is for something else. */
    boolean isSilent() {
        return verdict.isJson();
    }

    /** Shows one as it comes, and writes nothing; unless something is to be written or served, for which it is run like a load. */
    int look(Supplier<Sight> sight) {
        return look(sight, oneLiner);
    }

    /** The same, of which the sight sees more than its witness does. */
    int look(Supplier<Sight> sight, OneLiner seen) {
        if (verdict.isShown()) {
            return show();
        }
        if (output.keepsResults()) {
            return load();
        }
        CommandLine line = command.commandLine();
        PrintWriter told = verdict.isJson() ? line.getErr() : line.getOut();
        Console console = new Console(told, line.getErr(), verdict.isJson() ? Palette.PLAIN : OutputOptions.palette());
        try (Sight looking = sight.get()) {
            LookRun.Seen result = new LookRun(console, Main.interruption(command)).run(seen.simulation(), looking);
            json(result.stats());
            return result.exitCode();
        }
    }

    /** Runs it with all that a run has: progress, folder, report. */
    int load() {
        if (verdict.isShown()) {
            return show();
        }
        if (verdict.isJson()) {
            output.tellOnErr();
        }
        Outcome outcome = output.outcome(oneLiner.simulation(), RunOptions.DEFAULTS);
        json(outcome.stats());
        return outcome.exitCode();
    }

    private void json(RunStats stats) {
        if (verdict.isJson()) {
            PrintWriter out = command.commandLine().getOut();
            out.print(Report.summary(stats));
            out.flush();
        }
    }

    private int show() {
        PrintWriter out = command.commandLine().getOut();
        out.print(oneLiner.source());
        out.flush();
        return ExitCode.OK;
    }
}
