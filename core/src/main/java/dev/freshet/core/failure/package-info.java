// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. What goes wrong in code that is not ours.
 *
 * <p>{@link dev.freshet.core.failure.AuthorCode} is the one way in which functions of a simulation's author are called, in every room and on every thread: what they throw
 * is an {@link dev.freshet.core.failure.AuthorFailure}, a mistake in one step that {@link dev.freshet.core.failure.Crash} puts into a few words. Only what says that the whole
 * process is sick, which {@link dev.freshet.core.failure.Sickness} knows, passes through it; it comes out of the task of a loop and is the {@linkplain
 * dev.freshet.core.time.LoopGuard failure of that loop}, by which the run ends.
 */
@NullMarked
package dev.freshet.core.failure;

import org.jspecify.annotations.NullMarked;
