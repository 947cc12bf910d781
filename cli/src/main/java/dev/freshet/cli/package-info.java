// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: {@code freshet run}, {@code freshet demo}, {@code freshet server}.
 *
 * <p>{@link dev.freshet.cli.Main} reads the arguments and turns what becomes of a command into an exit code. The commands turn options into a simulation and a run;
 * what they do so with is in {@code dev.freshet.launch}, where nothing knows of commands.
 */
@NullMarked
package dev.freshet.cli;

import org.jspecify.annotations.NullMarked;
