// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. What is rehearsed before the clock of a run starts, so that the first users do not measure how Java loads and compiles this program.
 *
 * <p>{@link dev.freshet.http.warm.Usage} notes what a plan asks of HTTP while it is compiled: streams, plain requests, TLS, the kinds of checks. {@link
 * dev.freshet.http.warm.Rehearsal} has users of its own do the same on the loops of the run: a scenario in our own words, compiled and executed by the same
 * code as any, against a {@link dev.freshet.http.net.LoopbackServer} on the same loop. Their connections, names, TLS and statistics are their own and
 * are thrown away; no function of the simulation's author is called.
 */
@NullMarked
package dev.freshet.http.warm;

import org.jspecify.annotations.NullMarked;
