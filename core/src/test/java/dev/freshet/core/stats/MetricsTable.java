// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Locale;

/** The catalogue as the tables of a page of the docs. */
final class MetricsTable {

    private MetricsTable() {}

    static String text() {
        StringBuilder text = new StringBuilder();
        for (Owner owner : Owner.values()) {
            text.append("\n### ")
                    .append(owner.title())
                    .append("\n\n| name | key | what is kept | meaning |\n|---|---|---|---|\n");
            for (Metric metric : Metric.of(owner)) {
                text.append("| ")
                        .append(metric.title())
                        .append(" | `")
                        .append(metric.key())
                        .append("` | ");
                text.append(kind(metric)).append(" | ").append(metric.meaning());
                if (!metric.switchedOnBy().isEmpty()) {
                    text.append(". Only with `").append(metric.switchedOnBy()).append('`');
                }
                text.append(" |\n");
            }
        }
        return text.append('\n').toString();
    }

    private static String kind(Metric metric) {
        String unit = switch (metric.unit()) {
            case NANOSECONDS -> " of times";
            case BYTES -> " of bytes";
            case NUMBER, VALUE -> " of numbers";
            case COUNT -> "";
        };
        return metric.kind().name().toLowerCase(Locale.ROOT) + unit;
    }
}
