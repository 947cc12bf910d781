// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Injection profiles as numbers: when users arrive (open), and how many are to be there (closed).
 *
 * <p>An {@link dev.freshet.core.inject.OpenProfile} is a list of shapes; asked for its {@link dev.freshet.core.inject.ArrivalTimes} it
 * gives one offset after the other, in nanoseconds from the start of the population, each computed when it is asked for. A {@link
 * dev.freshet.core.inject.ClosedProfile} tells the number of users by an instant, and {@link dev.freshet.core.inject.Newcomers} when those come who
 * are missing. None of them knows a clock: the engine compares.
 *
 * <p>A run is shared between loops, and may be shared between machines, without anybody talking to anybody: each computes the whole and takes its
 * {@link dev.freshet.core.inject.Shard}, every n-th arrival. What is random comes from a seed, so that all shards see the same whole.
 *
 * <p>Profiles are immutable and may be shared; arrival times are confined to whoever asked for them.
 */
@NullMarked
package dev.freshet.core.inject;

import org.jspecify.annotations.NullMarked;
