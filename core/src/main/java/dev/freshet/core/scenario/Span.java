// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A length of time as a user meets it.
 *
 * @param upTo null if it is {@code length}; else it lies in [length, upTo), evenly distributed
 */
record Span(Expression<Duration> length, @Nullable Expression<Duration> upTo) {

    /** A hundred years: longer than any run, and far from where instants overflow. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** The length this time, in nanoseconds; not negative. */
    long resolveNs(Session session, RandomGenerator random) {
        long leastNs = ns(length.resolve(session));
        if (upTo == null) {
            return leastNs;
        }
        long mostNs = ns(upTo.resolve(session));
        return mostNs > leastNs ? random.nextLong(leastNs, mostNs) : leastNs;
    }

    static long ns(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : duration.toNanos();
    }
}
