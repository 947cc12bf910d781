// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.Metric.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What was measured of one series: of a second, or of the whole run. Immutable. A metric that was not recorded is 0, or empty.
 */
public final class SeriesStats {

    private final SeriesKey key;
    private final long[] counters;
    private final LatencyStats[] distributions;
    private final List<List<ErrorCount>> texts;
    private final Level[] levels;

    /** Takes over the arrays, which are by the slots of the metrics. No level stands for all of them being zero. */
    SeriesStats(
            SeriesKey key,
            long[] counters,
            LatencyStats[] distributions,
            List<List<ErrorCount>> texts,
            Level[] levels) {
        this.key = key;
        this.counters = counters;
        this.distributions = distributions;
        this.texts = texts;
        this.levels = levels;
    }

    /** A series of which nothing was measured. */
    static SeriesStats none(SeriesKey key) {
        return ofLevels(key, new Level[0]);
    }

    /** All of these together, as of the same time, under that key; of none of them nothing was measured. They have the same owner. */
    public static SeriesStats sum(SeriesKey key, Collection<SeriesStats> parts) {
        return parts.stream().reduce(none(key), SeriesStats::beside);
    }

    /** A series of which levels are known, and nothing else. */
    static SeriesStats ofLevels(SeriesKey key, Level[] levels) {
        Builder series = new Builder(key);
        series.levels = levels;
        return series.build();
    }

    public SeriesKey key() {
        return key;
    }

    /** How many: the number of a counter, the values of a distribution, all texts together, or where a level stands. */
    public long count(Metric metric) {
        return switch (metric.kind()) {
            case COUNTER -> counters[metric.slot()];
            case DISTRIBUTION -> distributions[metric.slot()].count();
            case TEXTS -> texts(metric).stream().mapToLong(ErrorCount::count).sum();
            case LEVEL -> level(metric).now();
        };
    }

    /** How the values are spread, in parts of the unit, see {@link Unit#scale}. */
    public LatencyStats distribution(Metric metric) {
        return distributions[metric.slot()];
    }

    /** The texts, the most frequent first. */
    public List<ErrorCount> texts(Metric metric) {
        List<ErrorCount> all = texts.get(metric.slot());
        return all.stream().allMatch(text -> text.count() > 0)
                ? all
                : all.stream().filter(text -> text.count() > 0).toList();
    }

    /** Where a level stood, and its peak. */
    public Level level(Metric metric) {
        return levels.length == 0 ? Level.ZERO : levels[metric.slot()];
    }

    /** Whether the metric was recorded: one that has to be switched on was, if anything was counted of those that are switched on with it. */
    public boolean isRecorded(Metric metric) {
        return metric.switchedOnBy().isEmpty()
                || Metric.of(key.owner()).stream()
                        .anyMatch(other -> other.isSwitchedOnWith(metric) && count(other) != 0);
    }

    /** Why a metric that has to be switched on is not known, as a part of a sentence; empty if it is known. */
    public String whyUnknown(Metric metric) {
        if (!metric.isAskedFor()) {
            return "";
        }
        Metric lack = metric.lack().orElse(null);
        boolean isTold = metric == lack
                ? count(lack) != 0
                : Metric.of(key.owner()).stream()
                        .anyMatch(other -> other != lack && other.isSwitchedOnWith(metric) && count(other) != 0);
        if (isTold) {
            return "";
        }
        return lack != null && count(lack) != 0 ? metric.whyLacking(count(lack)) : metric.whyUnasked();
    }

    /** The texts, those included of which only a detail is known. */
    public List<ErrorCount> allTexts(Metric metric) {
        return texts.get(metric.slot());
    }

    boolean hasLevels() {
        return levels.length > 0;
    }

    SeriesStats named(SeriesKey changed) {
        return new SeriesStats(changed, counters, distributions, texts, levels);
    }

    /** The same, with all levels at zero, as it is where none is told. */
    SeriesStats atZero() {
        if (!hasLevels() || Arrays.stream(levels).allMatch(level -> level.now() == 0)) {
            return this;
        }
        Level[] zero =
                Arrays.stream(levels).map(level -> new Level(0, level.peak())).toArray(Level[]::new);
        return new SeriesStats(key, counters, distributions, texts, zero);
    }

    /** Together with what another loop or process, or another name, measured in the same time. */
    SeriesStats beside(SeriesStats other) {
        return plus(other, levels(other, true));
    }

    /** Together with what was measured before. */
    SeriesStats after(SeriesStats earlier) {
        return earlier.plus(this, levels(earlier, false));
    }

    /** Together with another, with levels that are known otherwise. */
    SeriesStats plus(SeriesStats other, Level[] sum) {
        long[] counts = counters.clone();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = SeriesCounts.sum(counts[i], other.counters[i]);
        }
        LatencyStats[] latencies = new LatencyStats[distributions.length];
        for (int i = 0; i < latencies.length; i++) {
            latencies[i] = distributions[i].plus(other.distributions[i]);
        }
        List<List<ErrorCount>> sums = new ArrayList<>(texts.size());
        for (Metric metric : Metric.of(key.owner(), Kind.TEXTS)) {
            sums.add(ErrorCount.sum(texts.get(metric.slot()), other.texts.get(metric.slot()), metric.mostTexts()));
        }
        return new SeriesStats(key, counts, latencies, sums, sum);
    }

    private Level[] levels(SeriesStats other, boolean isAtOnce) {
        if (!hasLevels() && !other.hasLevels()) {
            return levels;
        }
        return Metric.of(key.owner(), Kind.LEVEL).stream()
                .map(metric -> isAtOnce
                        ? level(metric).beside(other.level(metric))
                        : level(metric).after(other.level(metric)))
                .toArray(Level[]::new);
    }

    private static int size(SeriesKey key, Kind kind) {
        return Metric.of(key.owner(), kind).size();
    }

    /** Puts a series together, metric by metric, as whoever reads a record does. Confined to one thread. */
    @Internal
    public static final class Builder {
        private final SeriesKey key;
        private final long[] counters;
        private final LatencyStats[] distributions;
        private final List<List<ErrorCount>> texts = new ArrayList<>();
        private Level[] levels = {};

        /** A series of which nothing was measured. */
        public Builder(SeriesKey key) {
            this.key = key;
            counters = new long[size(key, Kind.COUNTER)];
            distributions = new LatencyStats[size(key, Kind.DISTRIBUTION)];
            Arrays.fill(distributions, LatencyStats.NONE);
            Metric.of(key.owner(), Kind.TEXTS).forEach(metric -> texts.add(List.of()));
        }

        public Builder count(Metric counter, long count) {
            counters[counter.slot()] = count;
            return this;
        }

        public Builder distribution(Metric distribution, LatencyStats values) {
            distributions[distribution.slot()] = values;
            return this;
        }

        public Builder texts(Metric metric, List<ErrorCount> counted) {
            texts.set(metric.slot(), List.copyOf(counted));
            return this;
        }

        public Builder level(Metric metric, Level level) {
            if (levels.length == 0) {
                levels = new Level[size(key, Kind.LEVEL)];
                Arrays.fill(levels, Level.ZERO);
            }
            levels[metric.slot()] = level;
            return this;
        }

        /** The series. The builder is of no use afterwards. */
        public SeriesStats build() {
            return new SeriesStats(key, counters, distributions, texts, levels);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(key.owner().key() + key.path());
        Metric.of(key.owner()).stream()
                .filter(metric -> count(metric) != 0)
                .forEach(metric ->
                        text.append(' ').append(metric.key()).append('=').append(count(metric)));
        return text.toString();
    }
}
