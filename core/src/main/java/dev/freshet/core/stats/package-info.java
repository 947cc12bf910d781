// SPDX-License-Identifier: Apache-2.0
/**
 * What a run measured. The write side is internal, the read side ({@link dev.freshet.core.stats.RunStats} and the records it holds) is API.
 *
 * <p>Each loop writes to a {@link dev.freshet.core.stats.LoopStats} of its own, without locks or fences. Once a second the aggregator asks
 * every loop, by a task on that loop, for what has been counted since the last time, merges the answers and appends one interval to the
 * timeline. Nothing else crosses threads.
 */
@NullMarked
package dev.freshet.core.stats;

import org.jspecify.annotations.NullMarked;
