// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.trust.TrustVerdict;
import java.util.Optional;

/**
 * How a run stands. Immutable.
 *
 * @param now everything measured so far
 * @param before what had been measured about a second before; rates are of the time between
 * @param trust whether the figures so far can be trusted
 */
@Internal
public record LiveState(RunStats now, Optional<RunStats> before, TrustVerdict trust) {}
