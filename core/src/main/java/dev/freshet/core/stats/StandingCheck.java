// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;

/** The verdicts of one standing check of a stream series: counted, not timed. Confined to the loop of its series. */
@Internal
public final class StandingCheck {

    private CheckCounts counts = new CheckCounts();

    StandingCheck() {}

    /** An event met the check. */
    public void passed() {
        counts.ok++;
    }

    /**
     * An event did not meet the check.
     *
     * @param message what was wrong; the first one of the run is kept, cut at 200 characters
     */
    public void failed(String message) {
        counts.ko++;
        if (counts.firstFailure == null) {
            counts.firstFailure = TextCounts.cut(message);
        }
    }

    CheckCounts take() {
        CheckCounts taken = counts;
        counts = new CheckCounts();
        return taken;
    }
}
