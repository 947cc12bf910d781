// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.List;

/**
 * Requests, connects, checks or operations of one name, or several together: the metrics of {@link Owner#ROW} by their names in Java, and what follows from them. Immutable.
 *
 * @param series what was measured; of a sum over several kinds under the key of the first
 */
public record RequestStats(SeriesStats series) {

    /** Rows of which nothing was counted. */
    static RequestStats none(String name, RowKind kind) {
        return new RequestStats(SeriesStats.none(SeriesKey.row(kind, List.of(), name)));
    }

    /** The groups around it, outermost first. */
    public List<String> groups() {
        return names().subList(0, names().size() - 1);
    }

    /** Its name in the simulation; {@code (other)} stands for all the names beyond the number that is told apart. */
    public String name() {
        return series.key().name();
    }

    /** What the row counts; of a sum over several kinds that of the first. */
    public RowKind kind() {
        return RowKind.of(series.key().path().get(0));
    }

    /** How many were OK, those without a time included. */
    public long okCount() {
        return series.count(Metric.OK) + series.count(Metric.OK_UNTIMED);
    }

    /** How many were KO, those without a time included. */
    public long koCount() {
        return series.count(Metric.KO) + series.count(Metric.KO_UNTIMED);
    }

    /** How many could not be attempted, because the stream had failed, had ended or never was there: neither OK nor KO. */
    public long skipped() {
        return series.count(Metric.SKIPPED);
    }

    /** The times of those that were OK and can take time. */
    public LatencyStats ok() {
        return series.distribution(Metric.OK);
    }

    /** The times of those that were KO and can take time. */
    public LatencyStats ko() {
        return series.distribution(Metric.KO);
    }

    /** The ages of those that the end of the run cut off: neither OK nor KO. */
    public LatencyStats unfinished() {
        return series.distribution(Metric.UNFINISHED);
    }

    /** What they cost on the wire. */
    public WireStats wire() {
        return new WireStats(series);
    }

    /** What went wrong with those that were KO, the most frequent first. */
    public List<ErrorCount> errors() {
        return series.texts(Metric.ROW_FAILURES);
    }

    /** The times of OK and KO together. */
    public LatencyStats all() {
        return ok().plus(ko());
    }

    /** How many were OK or KO. */
    public long count() {
        return okCount() + koCount();
    }

    /** The share of KO in per cent; 0 when there was no request. */
    public double koPercent() {
        return count() == 0 ? 0 : 100.0 * koCount() / count();
    }

    /** Groups and name in one text, as tables show it: {@code checkout / pay}. */
    public String path() {
        return String.join(" / ", names());
    }

    /** The groups around it, outermost first, then its name. */
    public List<String> names() {
        List<String> path = series.key().path();
        return path.subList(1, path.size());
    }

    /** Both together, under this name. */
    RequestStats plus(RequestStats other) {
        return new RequestStats(series.beside(other.series));
    }
}
