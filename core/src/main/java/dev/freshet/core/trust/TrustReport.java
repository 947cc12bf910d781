// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;

/** What the tool found out about itself during a run. */
@Internal
public record TrustReport(TrustVerdict verdict, TrustSummary summary) {

    /** Of a run that did not measure its tool. */
    public static final TrustReport UNMEASURED =
            new Trust(TrustBounds.standard(TrustFigure.UNKNOWN)).report(TrustContext.NONE);
}
