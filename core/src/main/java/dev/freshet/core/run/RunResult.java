// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.RunStats;
import org.jspecify.annotations.Nullable;

/**
 * How a run went.
 *
 * @param stats what was measured, up to the very end
 * @param end how it ended
 * @param afterFailure what the simulation's {@code after()} threw, or null; the measurements are not touched by it
 */
@Internal
public record RunResult(
        RunStats stats, RunEnd end, @Nullable RuntimeException afterFailure) {}
