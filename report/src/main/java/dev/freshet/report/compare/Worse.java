// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.Metric;
import dev.freshet.report.compare.Difference.Finding;
import java.util.EnumSet;
import java.util.Set;

/** Which way is worse: the one place that says what is judged. All other figures are shown without a judgement, for more or longer is neither good nor bad there. */
@Internal
public enum Worse {
    UP,
    DOWN,
    /** Neither. */
    NEITHER;

    /** How long something took that the server had a part in. Pauses, lifetimes and the times of what failed are not among them. */
    private static final Set<Metric> TIMES = EnumSet.of(
            Metric.OK,
            Metric.DNS,
            Metric.CONNECT,
            Metric.TLS,
            Metric.FIRST_BYTE,
            Metric.OK_CUMULATED,
            Metric.FIRST_EVENT,
            Metric.EVENT_GAP,
            Metric.DELIVERY_LATENCY,
            Metric.RECONNECT_TIME,
            Metric.FAN_OUT_SKEW,
            Metric.MEASURED_TIME);

    /** What one wants as much of as possible. */
    private static final Set<Metric> WANTED = EnumSet.of(Metric.OK, Metric.EVENTS, Metric.CHECK_OK, Metric.GOOD);

    /** What one wants nothing of, besides what the catalogue says so of. */
    private static final Set<Metric> UNWANTED = EnumSet.of(Metric.FAILURES, Metric.ERRORS);

    /** Which way that figure is worse. */
    static Worse of(Metric metric, Figure figure) {
        return switch (figure) {
            case RATE -> WANTED.contains(metric) ? DOWN : metric.isBad() || UNWANTED.contains(metric) ? UP : NEITHER;
            case SHARE -> UP;
            case MEAN, P50, P95, P99 -> TIMES.contains(metric) ? UP : NEITHER;
            case PEAK -> NEITHER;
        };
    }

    /** What a real difference in that direction is. */
    Finding finding(boolean isUp) {
        return switch (this) {
            case UP -> isUp ? Finding.WORSE : Finding.BETTER;
            case DOWN -> isUp ? Finding.BETTER : Finding.WORSE;
            case NEITHER -> Finding.DIFFERENT;
        };
    }
}
