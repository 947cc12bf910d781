// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The figure that an assertion is about: which figure of which metrics. Metrics are those of the catalogue by their keys, so that whatever is measured can be
 * asserted on. Immutable.
 *
 * @param sources where the metrics are looked for; the first that has what the scope names is asked
 * @param kind the kind of rows that is asked alone, by its key, or the measure, by its name; empty for all
 * @param figure which figure of the metrics
 * @param percentile from 0 to 100 if the figure is a percentile, else 0
 * @param words the figure in words: {@code 95th percentile of response time}
 * @param counted what is counted, in the plural: {@code events}; empty for the name that the catalogue has
 */
@Internal
public record AssertionTarget(
        List<Source> sources, String kind, Figure figure, double percentile, String words, String counted) {

    public AssertionTarget {
        sources = List.copyOf(sources);
    }

    /**
     * Metrics of one owner.
     *
     * @param owner whose metrics they are, by its key; empty for any that has them
     * @param metrics the keys of what is added up; empty if the owner has nothing of the kind
     * @param whole the keys of what a share is a share in, added up; empty where there are no shares
     */
    public record Source(String owner, List<String> metrics, List<String> whole) {
        public Source {
            metrics = List.copyOf(metrics);
            whole = List.copyOf(whole);
        }
    }

    /** Which figure of what was measured. */
    public enum Figure {
        MIN("min"),
        MAX("max"),
        MEAN("mean"),
        STD_DEV("stdDev"),
        PERCENTILE("percentile"),
        COUNT("count"),
        PERCENT("percent"),
        PER_SECOND("perSec");

        private final String key;

        Figure(String key) {
            this.key = key;
        }

        /** The stable name, for programs and records. */
        public String key() {
            return key;
        }

        /** The figure of that name, if this version has it. */
        public static Optional<Figure> of(String key) {
            return Arrays.stream(values())
                    .filter(figure -> figure.key.equals(key))
                    .findFirst();
        }
    }

    /** Whether it asks for that metric. */
    public boolean asks(String owner, String metric) {
        return sources.stream()
                .anyMatch(source ->
                        (source.owner().equals(owner) || source.owner().isEmpty())
                                && source.metrics().contains(metric));
    }
}
