// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. From a source file to results and an exit code: what the command line does, without the command line. Whatever else starts runs stands on it, too.
 *
 * <pre>
 *   Outcome outcome = new SimulationRun(RunOptions.DEFAULTS, console, interruption)
 *           .run(SimulationFile.compile(source, ClassPath.NONE, null).create(null));
 * </pre>
 *
 * <p>{@link dev.freshet.launch.SimulationInput} finds what a user gives in any form. {@link dev.freshet.launch.SimulationFile} compiles a file, and what it needs of its project, in memory, and creates the simulation in it. {@link
 * dev.freshet.launch.SimulationRun} runs that on the calling thread, shows progress on a {@link dev.freshet.launch.Console}, writes the results into a folder and
 * gives an {@link dev.freshet.launch.Outcome}. {@link dev.freshet.launch.Interruption} stands beside it: signals, and code that ends the process. Everything a user
 * can get wrong ends as a {@link dev.freshet.launch.LaunchException}: one message, one documented exit code, no stack trace.
 *
 * <pre>
 *   SimulationInput  SourceSearch, ClassScan ─► SimulationFile
 *   SimulationFile   ClassPath, SourceFolders ─► SourceCompiler ─► CompiledClasses
 *   SimulationRun    ResultsFolder ─► the engine ─► Conclusion ─► RunFacts ─► ExitCode
 *   Interruption     EndSignal
 * </pre>
 */
@NullMarked
package dev.freshet.launch;

import org.jspecify.annotations.NullMarked;
