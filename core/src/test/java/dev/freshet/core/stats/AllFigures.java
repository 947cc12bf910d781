// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.ArrayList;
import java.util.List;

/** Every figure of the catalogue that a run has, a line each, to compare runs by. */
public final class AllFigures {

    private AllFigures() {}

    /** Of each series and each second. */
    public static List<String> of(RunStats run) {
        List<String> lines = new ArrayList<>();
        run.series().forEach(series -> lines.addAll(of(series)));
        for (TimelineColumn column : run.timeline().columns()) {
            lines.add("timeline " + column.of() + " " + column.metric().key() + " " + column.figure() + " "
                    + java.util.Arrays.toString(run.timeline().column(column)));
        }
        lines.sort(null);
        return lines;
    }

    public static List<String> of(SeriesStats series) {
        List<String> lines = new ArrayList<>();
        for (Metric metric : Metric.of(series.key().owner())) {
            String value = value(series, metric);
            if (!value.isEmpty()) {
                lines.add(series.key() + " " + metric.key() + " " + value);
            }
        }
        return lines;
    }

    private static String value(SeriesStats series, Metric metric) {
        return switch (metric.kind()) {
            case COUNTER -> series.count(metric) == 0 ? "" : Long.toString(series.count(metric));
            case LEVEL ->
                series.level(metric).equals(Level.ZERO)
                        ? ""
                        : series.level(metric).toString();
            case TEXTS ->
                series.allTexts(metric).isEmpty() ? "" : series.allTexts(metric).toString();
            case DISTRIBUTION -> distribution(series.distribution(metric));
        };
    }

    private static String distribution(LatencyStats values) {
        if (values.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        text.append(values.count())
                .append(' ')
                .append(values.belowRange())
                .append(' ')
                .append(values.aboveRange());
        text.append(' ')
                .append(values.minNs())
                .append(' ')
                .append(values.maxNs())
                .append(' ')
                .append(values.sumNs());
        values.forEachBucket(
                (lowest, count) -> text.append(' ').append(lowest).append(':').append(count));
        return text.toString();
    }
}
