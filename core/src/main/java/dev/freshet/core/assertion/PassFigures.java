// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.AssertionTarget;
import dev.freshet.core.stats.GroupStats;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.StandingCheckStats;

/**
 * What is OK or KO and no row: passes through a group, or the verdicts of a standing check. It is never skipped or left unfinished.
 *
 * @param times how long they took
 * @param untimed why {@code times} is empty, if it is
 * @param seconds how long the run was
 */
record PassFigures(LatencyStats times, long ok, long ko, String untimed, double seconds) implements Figures {

    /** The passes through a group. Their times are the response times within it, added up. */
    static PassFigures of(GroupStats group, double seconds) {
        return new PassFigures(
                group.cumulated(),
                group.okDuration().count(),
                group.koDuration().count(),
                NOTHING,
                seconds);
    }

    static PassFigures of(StandingCheckStats check, double seconds) {
        String untimed = "a standing check has no response time, for nobody waits for it";
        return new PassFigures(LatencyStats.NONE, check.ok(), check.ko(), untimed, seconds);
    }

    @Override
    public Reading read(AssertionTarget target) {
        return switch (target.figure()) {
            case COUNT -> new Reading.Value(count(target.metric()));
            case PERCENT -> Figures.share(count(target.metric()), ok + ko);
            case PER_SECOND -> Figures.perSecond(ok + ko, seconds);
            default -> Figures.time(times, target, untimed);
        };
    }

    private long count(AssertionTarget.Metric metric) {
        return switch (metric) {
            case FAILED_REQUESTS -> ko;
            case SUCCESSFUL_REQUESTS -> ok;
            case SKIPPED_REQUESTS, UNFINISHED_REQUESTS -> 0;
            default -> ok + ko;
        };
    }
}
