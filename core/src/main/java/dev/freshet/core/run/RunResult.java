// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.trust.TrustReport;

/**
 * How a run went.
 *
 * @param stats what was measured, up to the very end
 * @param end how it ended
 * @param trust what the tool found out about itself meanwhile
 */
@Internal
public record RunResult(RunStats stats, RunEnd end, TrustReport trust) {}
