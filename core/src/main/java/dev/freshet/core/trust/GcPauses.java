// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;

/**
 * The stops of all threads for garbage collection since the start of the process. What collectors do beside the running threads is none.
 *
 * @param count how many; {@link TrustFigure#UNKNOWN} where that is not known
 * @param totalNs how long in all
 */
@Internal
public record GcPauses(long count, long totalNs) {

    public static final GcPauses UNKNOWN = new GcPauses(TrustFigure.UNKNOWN, TrustFigure.UNKNOWN);
}
