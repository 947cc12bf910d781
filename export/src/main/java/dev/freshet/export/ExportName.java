// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a metric of the catalogue is called where it is exported: its owner and its key in words, without those that only say that it is a count, or in which unit: the
 * receivers have suffixes for these.
 */
final class ExportName {

    private static final String COUNT = "count";

    private ExportName() {}

    /** By the rules of Prometheus, as {@code freshet_stream_event_gap_seconds}; without the suffix {@code _total} of counters, which its formats add. */
    static String prometheus(Metric metric) {
        String name = "freshet_" + words(metric.owner().key()) + "_" + String.join("_", words(metric));
        String unit = unit(metric);
        return unit.isEmpty() || name.endsWith("_" + unit) ? name : name + "_" + unit;
    }

    /** By those of OpenTelemetry, as {@code freshet.stream.event_gap}; the unit stands apart. */
    static String otlp(Metric metric) {
        return "freshet." + words(metric.owner().key()) + "." + String.join("_", words(metric));
    }

    /** The unit as a word; empty for what is only counted. */
    static String unit(Metric metric) {
        return switch (metric.unit()) {
            case NANOSECONDS -> "seconds";
            case BYTES -> "bytes";
            default -> "";
        };
    }

    /** How many recorded parts make one of the unit in which values are exported: times are recorded in nanoseconds and exported in seconds. */
    static double partsPerUnit(Metric metric) {
        return metric.unit() == Unit.NANOSECONDS ? 1e9 : metric.unit().scale();
    }

    /** For people. */
    static String help(Metric metric) {
        return metric.title() + ": " + metric.meaning();
    }

    private static List<String> words(Metric metric) {
        List<String> words = new ArrayList<>(Arrays.asList(words(metric.key()).split("_", -1)));
        if (words.size() > 1 && words.get(words.size() - 1).equals(COUNT)) {
            words.remove(words.size() - 1);
        }
        if (words.size() > 1) {
            words.remove(unit(metric));
        }
        return words;
    }

    /** {@code timeToFirst.event} as {@code time_to_first_event}. */
    private static String words(String key) {
        return key.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toLowerCase(Locale.ROOT);
    }
}
