// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a run beforehand. Immutable.
 *
 * @param plannedUsers how many users a scenario will have had in the end, where that is known
 * @param injection for how long users are injected; empty where populations follow others, so that nobody knows
 * @param longest after how long the run is ended at the latest; empty where nothing ends it
 */
@Internal
public record LivePlan(Map<String, Long> plannedUsers, Optional<Duration> injection, Optional<Duration> longest) {

    public LivePlan {
        plannedUsers = Map.copyOf(plannedUsers);
    }
}
