// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.stats.Metric.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where the metrics of the catalogue stand among those of their owner and kind. */
@SuppressWarnings("EnumOrdinal") // a place in an array of this class, which nobody else sees
final class MetricPlaces {

    private static final Map<Owner, Map<Kind, List<Metric>>> BY_OWNER = new EnumMap<>(Owner.class);
    private static final Map<Owner, List<Metric>> ALL_BY_OWNER = new EnumMap<>(Owner.class);
    private static final int[] SLOTS = new int[Metric.values().length];

    static {
        for (Owner owner : Owner.values()) {
            List<Metric> all = Arrays.stream(Metric.values())
                    .filter(metric -> metric.owner() == owner)
                    .toList();
            ALL_BY_OWNER.put(owner, all);
            Map<Kind, List<Metric>> byKind = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                List<Metric> metrics =
                        all.stream().filter(metric -> metric.kind() == kind).toList();
                metrics.forEach(metric -> SLOTS[metric.ordinal()] = metrics.indexOf(metric));
                byKind.put(kind, metrics);
            }
            BY_OWNER.put(owner, byKind);
        }
    }

    private MetricPlaces() {}

    static List<Metric> of(Owner owner) {
        return ALL_BY_OWNER.getOrDefault(owner, List.of());
    }

    static List<Metric> of(Owner owner, Kind kind) {
        return BY_OWNER.getOrDefault(owner, Map.of()).getOrDefault(kind, List.of());
    }

    static int slot(Metric metric) {
        return SLOTS[metric.ordinal()];
    }
}
