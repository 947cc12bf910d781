// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Checks: search, take, change, judge, save.
 *
 * <p>{@link dev.freshet.core.check.Checks} compiles the descriptions of the face on the main thread while a run is set up. There, constant
 * patterns and paths are compiled once and mistakes in them are {@link dev.freshet.core.SimulationException}s. Protocol modules call it and
 * say which types of checks their {@link dev.freshet.core.check.Subject}s have the views for.
 *
 * <p>Compiled checks are shared by all users of all loops, without locks. They are applied on the user's loop, to one subject at a time. What a check
 * does not ask for is not made: neither the text of a message when only its tree is searched, nor the words of a refusal when a
 * {@link dev.freshet.core.check.Matching} only passes a message over.
 *
 * <p>The pipeline, each step with its type: {@code Search} names a {@code Finder} of values; {@code Taking} takes one, some or all of them, or
 * their number; steps change the value or stand in for nothing; a {@code Verdict} judges it. Whatever fails on the way, be it the author's own code,
 * becomes the text of a {@link dev.freshet.core.check.CheckResult}:
 *
 * <pre>
 *   jmesPath(event).find.is(snapshot), found update
 *   jsonPath($.a).find.exists preparation crashed: not valid JSON: empty
 * </pre>
 *
 * <p>Nothing that is found ({@code Nothing.NOTHING}) and a null that is found (null) are two things.
 */
@NullMarked
package dev.freshet.core.check;

import org.jspecify.annotations.NullMarked;
