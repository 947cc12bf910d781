// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: {@code freshet run}, {@code freshet demo}, {@code freshet server}.
 *
 * <p>{@link dev.freshet.cli.Main} reads the arguments. A command turns what it was given into a simulation ({@link
 * dev.freshet.cli.SourceCompiler} compiles one source file in memory), {@link dev.freshet.cli.SimulationRun} runs it on the main thread, shows
 * progress and writes the results. Everything a user can get wrong ends as a {@link dev.freshet.cli.CliException}: one message, one documented exit
 * code, no stack trace.
 */
@NullMarked
package dev.freshet.cli;

import org.jspecify.annotations.NullMarked;
