// SPDX-License-Identifier: Apache-2.0
/**
 * Feeders from Redis, so that simulations which are ported compile. They are not built: {@code redisFeeder} says so, where it is called.
 *
 * <p>To feed users from a list or set of Redis, export it to a file, which {@code csv(...)} or {@code jsonlFile(...)} reads, or give {@code feed(...)}
 * an iterator of the simulation's own, which must not block for long, since users wait for it on their loop.
 *
 * <p>Called on the main thread while a simulation is constructed; nothing flows out.
 */
@NullMarked
package dev.freshet.redis;

import org.jspecify.annotations.NullMarked;
