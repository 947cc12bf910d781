// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.List;

/**
 * The passes through one group: the metrics of {@link Owner#GROUP} by their names in Java, and what follows from them. Immutable.
 *
 * @param series what was measured
 */
public record GroupStats(SeriesStats series) {

    /** The groups around it and its own name, outermost first. */
    public List<String> path() {
        return series.key().path();
    }

    /** From entering to leaving, of the passes in which nothing failed. */
    public LatencyStats okDuration() {
        return series.distribution(Metric.OK_DURATION);
    }

    /** From entering to leaving, of the passes in which something failed. */
    public LatencyStats koDuration() {
        return series.distribution(Metric.KO_DURATION);
    }

    /** The response times within added up, without pauses, of the passes in which nothing failed. */
    public LatencyStats okCumulated() {
        return series.distribution(Metric.OK_CUMULATED);
    }

    /** The response times within added up, without pauses, of the passes in which something failed. */
    public LatencyStats koCumulated() {
        return series.distribution(Metric.KO_CUMULATED);
    }

    public long count() {
        return okDuration().count() + koDuration().count();
    }

    public LatencyStats duration() {
        return okDuration().plus(koDuration());
    }

    public LatencyStats cumulated() {
        return okCumulated().plus(koCumulated());
    }

    /** The path in one text, as tables show it: {@code checkout / payment}. */
    public String name() {
        return String.join(" / ", path());
    }
}
