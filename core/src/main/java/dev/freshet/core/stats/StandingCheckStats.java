// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Optional;

/**
 * The verdicts of one standing check, which has no latency because nobody waited for it: the metrics of {@link Owner#STANDING_CHECK} by their names in Java. Immutable.
 *
 * @param series what was measured
 */
public record StandingCheckStats(SeriesStats series) {

    public String name() {
        return series.key().name();
    }

    /** How many events met it. */
    public long ok() {
        return series.count(Metric.CHECK_OK);
    }

    /** How many events did not. */
    public long ko() {
        return series.count(Metric.CHECK_KO);
    }

    /** What was wrong with the first event that did not meet it, at most 200 characters. */
    public Optional<String> firstFailure() {
        return series.texts(Metric.CHECK_FAILURE).stream()
                .map(ErrorCount::text)
                .filter(text -> !text.equals(NameLimit.OTHER))
                .findFirst();
    }

    StandingCheckStats plus(StandingCheckStats other) {
        return new StandingCheckStats(series.beside(other.series));
    }
}
