// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;

/** The verdicts of one standing check of a stream series: counted, not timed. Confined to the loop of its series. */
@Internal
public final class StandingCheck {

    private final Series series;

    StandingCheck(Series series) {
        this.series = series;
    }

    /** An event met the check. */
    public void passed() {
        series.count(Metric.CHECK_OK);
    }

    /**
     * An event did not meet the check.
     *
     * @param message what was wrong; the first one of the run is kept, cut at 200 characters
     */
    public void failed(String message) {
        series.count(Metric.CHECK_KO);
        series.text(Metric.CHECK_FAILURE, message);
    }
}
