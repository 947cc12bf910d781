// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import java.util.List;

/**
 * Whether the figures of a run can be trusted.
 *
 * @param reasons why not; empty for a run that is trustworthy
 * @param unmeasured what should have been judged and was not known in any second
 */
public record TrustVerdict(List<TrustReason> reasons, List<TrustFigure> unmeasured) {

    public TrustVerdict {
        reasons = List.copyOf(reasons);
        unmeasured = List.copyOf(unmeasured);
    }

    public boolean isSuspect() {
        return !reasons.isEmpty();
    }

    /** {@code trustworthy} or {@code suspect}. */
    public String word() {
        return isSuspect() ? "suspect" : "trustworthy";
    }
}
