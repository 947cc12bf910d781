// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;

/**
 * How late one loop was in one second of the run. Immutable; handed over by the loop.
 *
 * @param second which, from 0
 * @param lagP99Ns of the ticks that were due in it; {@link TrustFigure#UNKNOWN} where there was none
 * @param lagMaxNs likewise
 * @param userLagP99Ns of the users that started; unknown where nobody did
 */
@Internal
public record SecondOfLoop(int second, long lagP99Ns, long lagMaxNs, long userLagP99Ns) {}
