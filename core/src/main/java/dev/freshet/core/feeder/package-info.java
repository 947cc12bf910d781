// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Feeders as they run: records of files, lists, servers and iterators, each handed to one user.
 *
 * <p>{@link dev.freshet.core.feeder.Feeders} opens what {@code feed} was given, on the main thread while a run is set up, once for each object that
 * the simulation made; so all places that were given the same object share its records. A mistake in a file is a {@link
 * dev.freshet.core.SimulationException} that names the file and the line. From then on users take records on their loops, from several at
 * once; taking never waits for a disk.
 *
 * <pre>
 *   below the threshold   file ── read at set-up ──► list ──► an atomic counter (or chance) tells who gets which
 *   above                 file ── read ahead by a thread of its own ──► some thousand records ──► under a lock for as long as a few moves take
 * </pre>
 *
 * <p>When the thread that reads ahead does not keep up, a user does not block its loop: it is told to come back later, and called when there
 * are records. What is wrong far down in a large file ends the run when users get there.
 *
 * <p>{@code core.scenario} calls this room; it knows the face, {@code core.json} and {@code core.resource}.
 */
@NullMarked
package dev.freshet.core.feeder;

import org.jspecify.annotations.NullMarked;
