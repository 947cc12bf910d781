// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Metric.Kind;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SeriesStats;

/**
 * How much is drawn of single names, so that a page is not larger than can be opened at once: the finest columns that fit.
 *
 * @param every how many bins a column is wide
 * @param hasHeat whether names have heat maps
 */
record Breadth(int every, boolean hasHeat) {

    /** What the columns of all single names may take. */
    private static final long BYTES = 1_900_000;

    private static final int OF_COUNT = 5;
    private static final int OF_SPREAD = 36;
    private static final int OF_HEAT = 45;

    /** A name has at least so many columns, if the run has them. */
    private static final int LEAST = 60;

    static Breadth of(RunStats stats, int bins) {
        long counts = 0;
        long spreads = 0;
        for (SeriesStats series : stats.series()) {
            if (series.key().owner() == Owner.RUN) {
                continue;
            }
            for (Metric metric : Metric.of(series.key().owner())) {
                boolean isSpread = metric.kind() == Kind.DISTRIBUTION;
                boolean isThere = series.count(metric) != 0
                        || (metric.kind() == Kind.LEVEL && series.level(metric).peak() != 0);
                counts += isThere && !isSpread ? 1 : 0;
                spreads += isThere && isSpread ? 1 : 0;
            }
        }
        long plain = bins * (counts * OF_COUNT + spreads * OF_SPREAD);
        long heat = bins * spreads * OF_HEAT;
        if (plain + heat <= BYTES) {
            return new Breadth(1, true);
        }
        int broadest = Math.max(1, bins / LEAST);
        int every = (int) Math.min(broadest, (plain + BYTES - 1) / BYTES);
        return new Breadth(every, plain / every + heat / every <= BYTES);
    }
}
