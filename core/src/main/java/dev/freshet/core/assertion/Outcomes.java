// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.SeriesStats;
import java.util.List;
import java.util.Set;

/** Why rows have no figure, although they are known: nothing of them came to its end, or nothing took time. */
final class Outcomes {

    private static final Set<Metric> FINISHED = Set.of(Metric.OK, Metric.KO, Metric.OK_UNTIMED, Metric.KO_UNTIMED);

    private Outcomes() {}

    /** Rows of which nothing came to its end were not recorded, except for what became of them; empty if something did. */
    static String whyNone(SeriesStats series, List<Metric> asked) {
        RequestStats row = new RequestStats(series);
        if (!FINISHED.containsAll(asked) || row.count() > 0) {
            return "";
        }
        long unfinishedCount = row.unfinished().count();
        String skipped = row.skipped() == 0 ? "" : "never attempted, " + row.skipped() + " skipped";
        String unfinished = unfinishedCount == 0 ? "" : "never finished, " + unfinishedCount + " unfinished";
        return skipped.isEmpty() || unfinished.isEmpty() ? skipped + unfinished : skipped + "; " + unfinished;
    }

    static String whyUntimed(SeriesStats series) {
        long finished = new RequestStats(series).count();
        return finished == 0
                ? Metric.OK.whyEmpty()
                : "none of " + finished
                        + " took time: they were carried out at once, or their message had arrived before";
    }
}
