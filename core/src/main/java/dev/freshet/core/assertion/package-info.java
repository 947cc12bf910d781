// SPDX-License-Identifier: Apache-2.0
/**
 * Judges what a run measured by what the simulation wants. Its results are API, the rest is internal.
 *
 * <p>In flow the {@link dev.freshet.core.Assertion}s of a simulation and the final {@link dev.freshet.core.stats.RunStats}, both immutable; out
 * come {@link dev.freshet.core.assertion.AssertionResult}s, in the order of the assertions. {@link
 * dev.freshet.core.assertion.Assertions} is called once, on the main thread, when the run has ended: by the command line, which turns
 * what is not met into its exit code. Module {@code report} writes the results to files.
 *
 * <p>There are three outcomes, because two of them are easily taken for each other. An assertion on a figure that the run did not record, say
 * because the path is misspelled or no event ever came, is an <em>error</em> with its reason. It is not met, but it says nothing about
 * the system under test.
 *
 * <p>Assertions may also come as words ({@link dev.freshet.core.assertion.AssertionText}), which become what the language makes:
 *
 * <pre>
 *   text ──► TextTokens ──► TextReader: targets, what joins ──► TextPredicate ──► TextCondition ──► Assertion, and its Java
 *                                                                   ▲ Vocabulary: phrases ──► Noun ──► Way to a figure of the language
 * </pre>
 *
 * <p>This room reads {@code core.stats} and the face; nothing but {@code cli} and {@code report} reads this room.
 */
@NullMarked
package dev.freshet.core.assertion;

import org.jspecify.annotations.NullMarked;
