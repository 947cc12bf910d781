// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.SeriesKey;
import dev.freshet.core.stats.SeriesStats;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * By what a series is told from the others of its owner: labels of Prometheus, attributes of OpenTelemetry. No two series have the same, whatever their names hold. Remembers
 * those that it has given, which are as many as there are series; any thread may ask.
 */
final class ExportLabels {

    private final Map<SeriesKey, Map<String, String>> given = new HashMap<>();
    private final Set<Map<String, String>> taken = new HashSet<>();

    /** The labels of that series, in order. */
    synchronized Map<String, String> of(SeriesKey key) {
        return given.computeIfAbsent(key, this::make);
    }

    /** A name as UTF-8 can have it: halves of surrogate pairs, for which it has no bytes, become visible. */
    static String encodable(String name) {
        StringBuilder shown = new StringBuilder(name.length());
        name.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                shown.append("\\u").append(Integer.toHexString(point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /** The texts as they can be encoded; two that become the same are added. */
    static Map<String, Long> texts(SeriesStats series, Metric metric) {
        Map<String, Long> texts = new LinkedHashMap<>();
        for (ErrorCount text : series.texts(metric)) {
            texts.merge(encodable(text.text()), text.count(), Long::sum);
        }
        return texts;
    }

    private Map<String, String> make(SeriesKey key) {
        Map<String, String> labels = new LinkedHashMap<>();
        List<String> path = key.path();
        int last = path.size() - 1;
        switch (key.owner()) {
            case RUN -> {}
            case STANDING_CHECK -> {
                labels.put("stream", SeriesKey.joined(path.subList(0, Math.max(0, last))));
                labels.put("check", key.name());
            }
            case ROW -> {
                labels.put("kind", path.get(0));
                labels.put("groups", SeriesKey.joined(path.subList(1, last)));
                labels.put("name", key.name());
            }
            case MEASURE -> {
                labels.put("stream", path.get(0));
                labels.put("unit", path.size() > 2 ? key.name() : "");
                labels.put("measure", path.size() > 1 ? path.get(1) : path.get(0));
            }
            case VALUE -> {
                labels.put("value", path.get(0));
                labels.put("unit", path.size() > 1 ? key.name() : "");
            }
            default -> labels.put(key.owner().key(), path.size() == 1 ? key.name() : key.text());
        }
        labels.replaceAll((label, name) -> encodable(name));
        Map.Entry<String, String> lastLabel = null;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            lastLabel = label;
        }
        String name = lastLabel == null ? "" : lastLabel.getValue();
        for (int number = 2; !taken.add(Map.copyOf(withOwner(key, labels))) && lastLabel != null; number++) {
            lastLabel.setValue(name + " (" + number + ")");
        }
        return labels;
    }

    private static Map<String, String> withOwner(SeriesKey key, Map<String, String> labels) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.put("", key.owner().key());
        return all;
    }
}
