// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.AssertionTarget;
import dev.freshet.core.AssertionTarget.Figure;
import dev.freshet.core.AssertionTarget.Source;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is asked for, found in the catalogue: metrics of one owner, added up.
 *
 * @param metrics empty where that owner has nothing of the kind
 * @param whole what a share is a share in
 * @param target which figure of them
 */
record Asked(Owner owner, List<Metric> metrics, List<Metric> whole, AssertionTarget target) {

    /** In the order in which they are looked for; none if this version does not measure it. */
    static List<Asked> of(AssertionTarget target) {
        List<Asked> found = new ArrayList<>();
        for (Source source : target.sources()) {
            for (Owner owner : Owner.values()) {
                if (source.owner().isEmpty() || source.owner().equals(owner.key())) {
                    find(owner, source, target).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<Asked> find(Owner owner, Source source, AssertionTarget target) {
        List<Metric> metrics = metrics(owner, source.metrics());
        boolean isWhole = metrics.size() == source.metrics().size();
        return isWhole
                ? Optional.of(new Asked(owner, metrics, metrics(owner, source.whole()), target))
                : Optional.empty();
    }

    private static List<Metric> metrics(Owner owner, List<String> keys) {
        return keys.stream().flatMap(key -> Metric.of(owner, key).stream()).toList();
    }

    /** Whether it is about how long something took that can also be done without taking time. */
    boolean isResponseTime() {
        return !metrics.isEmpty()
                && metrics.stream().allMatch(metric -> metric == Metric.OK || metric == Metric.KO)
                && isOfValues();
    }

    /** Whether the figure says how values are spread, and not how many there are. */
    boolean isOfValues() {
        return switch (target.figure()) {
            case MIN, MAX, MEAN, STD_DEV, PERCENTILE -> true;
            case COUNT, PERCENT, PER_SECOND -> false;
        };
    }

    /** Whether that metric of them has the figure. */
    boolean fits(Metric metric) {
        boolean isLikeTheFirst = metric.kind() == metrics.get(0).kind();
        return switch (metric.kind()) {
            case DISTRIBUTION -> isLikeTheFirst || !isOfValues();
            case LEVEL -> isLikeTheFirst && target.figure() == Figure.MAX;
            case COUNTER, TEXTS -> !isOfValues();
        };
    }
}
