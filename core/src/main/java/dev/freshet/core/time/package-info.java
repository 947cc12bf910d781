// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Time and the threads that obey it: the only package that reads the system's clocks.
 *
 * <p>A {@link dev.freshet.core.time.Loop} is one thread that runs tasks in order, now or later; a virtual user lives on one loop all its
 * life, so nothing that belongs to a user needs a lock. Instants are {@code nowNs} values of a {@link
 * dev.freshet.core.time.Clock}: monotonic nanoseconds that are read once per callback and then passed down. {@link
 * dev.freshet.core.time.VirtualLoops} moves time by hand, so that a ten-minute ramp is tested in milliseconds.
 */
@NullMarked
package dev.freshet.core.time;

import org.jspecify.annotations.NullMarked;
