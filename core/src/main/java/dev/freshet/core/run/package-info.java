// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. The engine: brings in the users of a simulation, sees the run through to its end, and tells how it went.
 *
 * <p>{@link dev.freshet.core.run.RunPlan} is what the simulation wants, checked. {@link dev.freshet.core.run.Runner} runs it: it compiles every scenario
 * once, makes one injector for each population on each loop, waits for the end, and returns a {@link dev.freshet.core.run.RunResult}. The
 * command line calls these three; users of other rooms have no business here.
 *
 * <pre>
 *   main        compile · before() · warm up ── begin ─────── wait ───────────── statistics · after()
 *                                                 │             ▲
 *   first loop                                RunCourse: populations and what follows them
 *                                                 │             ▲
 *   every loop                                 Injector: starts users, counts lag, tells when its last user has ended
 *   reporter                                     each second: asks the loops for what they counted, tells the listener
 * </pre>
 *
 * <p>Injectors share nothing: each computes the whole profile and takes its part of it. Counting who is done takes place on the first
 * loop, by messages, so that no loop waits for another. The engine prints nothing: it hands over statistics, and text is made of them where outputs live.
 */
@NullMarked
package dev.freshet.core.run;

import org.jspecify.annotations.NullMarked;
