// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.UserStats;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How far those users have come of which it is known how many they will be: those of open profiles. Immutable.
 *
 * @param planned how many they will have been in the end
 * @param started how many have come
 * @param ended how many of these are gone
 */
record PlannedShare(long planned, long started, long ended) {

    static PlannedShare of(RunStats now, Map<String, Long> plannedUsers) {
        Map<String, UserStats> users =
                now.users().stream().collect(Collectors.toMap(UserStats::scenario, Function.identity()));
        PlannedShare all = new PlannedShare(0, 0, 0);
        for (Map.Entry<String, Long> scenario : plannedUsers.entrySet()) {
            UserStats come = users.get(scenario.getKey());
            long started = come == null ? 0 : come.started();
            long ended = come == null ? 0 : come.ended();
            all = new PlannedShare(all.planned + scenario.getValue(), all.started + started, all.ended + ended);
        }
        return all;
    }

    long toCome() {
        return Math.max(0, planned - started);
    }

    double startedPercent() {
        return share(started);
    }

    double donePercent() {
        return share(ended);
    }

    private double share(long part) {
        return planned == 0 ? 100 : Math.min(100, 100.0 * part / planned);
    }
}
