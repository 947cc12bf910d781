// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.RunStats;

/**
 * How a run went.
 *
 * @param stats what was measured, up to the very end
 * @param end how it ended
 */
@Internal
public record RunResult(RunStats stats, RunEnd end) {}
