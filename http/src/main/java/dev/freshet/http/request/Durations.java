// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.DurationText;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.Expressions;
import java.time.Duration;

/** Lengths of time as nanoseconds that can be added to an instant without overflow. */
@Internal
public final class Durations {

    /** A hundred years: longer than any run. */
    public static final long MAX_NS = Duration.ofDays(36_500).toNanos();

    private Durations() {}

    /**
     * Compiles a timeout.
     *
     * @throws SimulationException when it is negative for all users
     */
    public static Expression<Duration> compile(String operation, Dynamic<Duration> timeout) {
        if (timeout instanceof Dynamic.Constant<Duration> constant
                && constant.value().isNegative()) {
            throw new SimulationException(
                    operation + "(" + DurationText.of(constant.value()) + "): give a time that is not negative");
        }
        return Expressions.compile(timeout);
    }

    /** The duration in nanoseconds; 0 if it is negative, {@link #MAX_NS} if it is longer. */
    public static long toNs(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(Duration.ofNanos(MAX_NS)) > 0 ? MAX_NS : duration.toNanos();
    }
}
