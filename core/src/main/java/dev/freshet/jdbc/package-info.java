// SPDX-License-Identifier: Apache-2.0
/**
 * Feeders from databases, so that simulations which are ported compile. They are not built: each says so, where it is called.
 *
 * <p>A database is read once before a load test anyhow. Export what the users need to a file, which {@code csv(...)} or {@code jsonFile(...)} reads,
 * or give {@code feed(...)} an iterator of the simulation's own; then no driver has to be on the class path, and every run has the same records.
 *
 * <p>Called on the main thread while a simulation is constructed; nothing flows out.
 */
@NullMarked
package dev.freshet.jdbc;

import org.jspecify.annotations.NullMarked;
