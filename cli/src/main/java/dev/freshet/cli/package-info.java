// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: {@code freshet run}, {@code freshet demo}, {@code freshet server}.
 *
 * <p>{@link dev.freshet.cli.Main} reads the arguments. A command turns what it was given into a simulation ({@link
 * dev.freshet.cli.SourceCompiler} compiles one source file, and what it needs of its project, in memory), {@link dev.freshet.cli.SimulationRun} runs it on the
 * main thread and shows progress, {@link dev.freshet.cli.Conclusion} shows and writes what came of it, {@link dev.freshet.cli.RunFacts} turns that into an exit
 * code. {@link dev.freshet.cli.Interruption} stands beside all of them: signals, and code that ends the process. Everything a user can get wrong ends as a {@link dev.freshet.cli.CliException}: one message, one documented exit
 * code, no stack trace.
 */
@NullMarked
package dev.freshet.cli;

import org.jspecify.annotations.NullMarked;
