// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.AssertionTarget;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.MeasureStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.SeriesStats;
import dev.freshet.core.stats.Unit;
import dev.freshet.core.stats.ValueStats;
import java.util.List;
import java.util.Optional;

/**
 * A series of the statistics that is asked for figures: of whatever metrics of the catalogue, by their kinds and units. Immutable.
 *
 * @param series what was measured
 * @param asked which metrics of it, and which figure
 * @param seconds how long the run was
 */
record Figures(SeriesStats series, Asked asked, double seconds) {

    private static final double NS_PER_MS = 1e6;
    private static final String NOTHING = "no request was counted";

    Reading read() {
        for (Metric metric : asked.metrics()) {
            if (!series.whyUnknown(metric).isEmpty()) {
                return new Reading.Missing(series.whyUnknown(metric));
            }
            if (!asked.fits(metric)) {
                return new Reading.Missing(misfit(metric));
            }
        }
        String unrecorded = asked.owner() == Owner.ROW ? Outcomes.whyNone(series, asked.metrics()) : "";
        if (!unrecorded.isEmpty()) {
            return new Reading.Missing(unrecorded);
        }
        return switch (target().figure()) {
            case COUNT -> howMany(sum(asked.metrics()));
            case PERCENT -> share();
            case PER_SECOND -> perSecond();
            default -> isLevel() ? peak() : ofValues();
        };
    }

    private AssertionTarget target() {
        return asked.target();
    }

    // ---- how many ------------------------------------------------------------------------------------------------

    private long sum(List<Metric> metrics) {
        return metrics.stream().mapToLong(series::count).sum();
    }

    private Reading share() {
        long whole = sum(asked.whole());
        return whole == 0
                ? new Reading.Missing(asked.owner() == Owner.MEASURE ? "no stream ended or failed" : NOTHING)
                : Reading.Value.of(100.0 * sum(asked.metrics()) / whole, "%");
    }

    private Reading perSecond() {
        return seconds > 0
                ? Reading.Value.of(sum(asked.metrics()) / seconds, counted() + "/s")
                : new Reading.Missing("the run lasted no time");
    }

    private Reading howMany(long count) {
        String counted = counted();
        return isNamed() ? Reading.Value.counted((double) count, counted) : Reading.Value.of((double) count, counted);
    }

    /** What is counted, in the plural. */
    private String counted() {
        if (isNamed()) {
            return switch (asked.owner()) {
                case GROUP -> "passes";
                case STANDING_CHECK -> "events";
                default -> target().counted();
            };
        }
        if (asked.metrics().isEmpty()) {
            return "";
        }
        Metric metric = asked.metrics().get(0);
        return switch (metric.kind()) {
            case DISTRIBUTION -> "values";
            case TEXTS -> metric.title();
            case COUNTER, LEVEL -> metric.unit() == Unit.BYTES ? "bytes" : metric.title();
        };
    }

    /** Whether the language has a word for what is counted. */
    private boolean isNamed() {
        return !target().counted().isEmpty();
    }

    private boolean isLevel() {
        return !asked.metrics().isEmpty() && asked.metrics().get(0).kind() == Metric.Kind.LEVEL;
    }

    private Reading peak() {
        long peak = asked.metrics().stream()
                .mapToLong(metric -> series.level(metric).peak())
                .sum();
        return howMany(peak);
    }

    // ---- how values are spread -----------------------------------------------------------------------------------

    private Reading ofValues() {
        LatencyStats values =
                asked.metrics().stream().map(series::distribution).reduce(LatencyStats.NONE, LatencyStats::plus);
        if (values.isEmpty()) {
            return new Reading.Missing(whyEmpty());
        }
        double recorded = switch (target().figure()) {
            case MIN -> values.minNs();
            case MAX -> values.maxNs();
            case MEAN -> values.meanNs();
            case STD_DEV -> values.stdDevNs();
            case PERCENTILE -> values.percentileNs(target().percentile());
            default -> throw new IllegalStateException("The language has no " + target());
        };
        Unit unit = asked.metrics().stream()
                .filter(metric -> series.count(metric) > 0)
                .findFirst()
                .orElse(asked.metrics().get(0))
                .unit();
        return switch (unit) {
            case NANOSECONDS -> Reading.Value.milliseconds(recorded / NS_PER_MS);
            case BYTES -> Reading.Value.of(recorded / unit.scale(), "bytes");
            case COUNT, NUMBER -> Reading.Value.of(recorded / unit.scale(), "");
            case VALUE -> Reading.Value.of(recorded / unit.scale(), unitOfSeries());
        };
    }

    private String unitOfSeries() {
        return asked.owner() == Owner.MEASURE ? new MeasureStats(series).unit() : new ValueStats(series).unit();
    }

    private String whyEmpty() {
        if (asked.metrics().isEmpty()) {
            return "a standing check has no response time, for nobody waits for it";
        }
        return asked.isResponseTime()
                ? Outcomes.whyUntimed(series)
                : asked.metrics().get(0).whyEmpty();
    }

    // ---- metrics by their keys, of which there is not every figure -----------------------------------------------

    /** Why no run can have that figure; empty if one can. */
    static String mistake(AssertionTarget target) {
        List<Asked> asked = Asked.of(target);
        if (asked.isEmpty()) {
            return unmeasured(target);
        }
        List<Metric> misfits = asked.stream()
                .map(one -> one.metrics().stream()
                        .filter(metric -> !one.fits(metric))
                        .findFirst())
                .flatMap(Optional::stream)
                .toList();
        return misfits.size() < asked.size() ? "" : misfit(misfits.get(0));
    }

    /** Why nothing in the catalogue is meant. */
    static String unmeasured(AssertionTarget target) {
        AssertionTarget.Source source = target.sources().get(0);
        String key = String.join(", ", source.metrics());
        return source.owner().isEmpty()
                ? "there is no metric '" + key + "': docs/measuring.md has the keys" + Names.near(key)
                : "this version does not measure '" + key + "'";
    }

    private static String misfit(Metric metric) {
        return "'" + metric.key() + "' "
                + (metric.kind() == Metric.Kind.LEVEL
                        ? "goes up and down: of it there is max() alone"
                        : "is counted: of it there are count() and perSec() alone");
    }
}
