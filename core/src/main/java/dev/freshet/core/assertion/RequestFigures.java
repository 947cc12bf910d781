// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.AssertionTarget;
import dev.freshet.core.stats.GroupStats;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.StandingCheckStats;

/**
 * Requests, checks or passes through a group.
 *
 * @param times how long they took
 * @param untimed why {@code times} is empty, if it is
 * @param seconds how long the run was
 */
record RequestFigures(LatencyStats times, long ok, long ko, String untimed, double seconds) implements Figures {

    private static final String NOTHING = "no request was counted";

    static RequestFigures of(RequestStats request, double seconds) {
        return new RequestFigures(request.all(), request.okCount(), request.koCount(), NOTHING, seconds);
    }

    /** The passes through a group. Their times are the response times within it, added up. */
    static RequestFigures of(GroupStats group, double seconds) {
        return new RequestFigures(
                group.cumulated(),
                group.okDuration().count(),
                group.koDuration().count(),
                NOTHING,
                seconds);
    }

    static RequestFigures of(StandingCheckStats check, double seconds) {
        String untimed = "a standing check has no response time, for nobody waits for it";
        return new RequestFigures(LatencyStats.NONE, check.ok(), check.ko(), untimed, seconds);
    }

    @Override
    public Reading read(AssertionTarget target) {
        return switch (target.figure()) {
            case COUNT -> new Reading.Value(count(target.metric()));
            case PERCENT -> percent(target.metric());
            case PER_SECOND -> Figures.perSecond(ok + ko, seconds);
            default -> Figures.time(times, target, untimed);
        };
    }

    private Reading percent(AssertionTarget.Metric metric) {
        return ok + ko == 0 ? new Reading.Missing(NOTHING) : new Reading.Value(100.0 * count(metric) / (ok + ko));
    }

    private long count(AssertionTarget.Metric metric) {
        return switch (metric) {
            case FAILED_REQUESTS -> ko;
            case SUCCESSFUL_REQUESTS -> ok;
            default -> ok + ko;
        };
    }
}
