// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. HTTP during one run: the way from the core into this module.
 *
 * <p>{@link dev.freshet.http.run.HttpProtocol} is found by {@code ServiceLoader}. For each run it makes the transports, one per loop, and then
 * compiles each action of HTTP with the compiler of the room that knows it. All of it happens on the main thread while the run is set up; what
 * comes out, the compiled actions, is executed on the loops.
 */
@NullMarked
package dev.freshet.http.run;

import org.jspecify.annotations.NullMarked;
