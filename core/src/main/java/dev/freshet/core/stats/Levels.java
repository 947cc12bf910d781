// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * All gauges at one reading: of one loop, of all loops, or of all loops with their peaks over the whole run. The totals stand beside the
 * names because a peak of the whole does not follow from the peaks of its parts.
 */
record Levels(
        Level users,
        Level open,
        Level connecting,
        Map<String, Level> usersByScenario,
        Map<String, Level> openByStream,
        Map<String, Level> connectingByStream) {

    static final Levels ZERO = new Levels(Level.ZERO, Level.ZERO, Level.ZERO, Map.of(), Map.of(), Map.of());

    /** Those of another loop added. */
    Levels plus(Levels other) {
        return new Levels(
                users.plus(other.users),
                open.plus(other.open),
                connecting.plus(other.connecting),
                sum(usersByScenario, other.usersByScenario),
                sum(openByStream, other.openByStream),
                sum(connectingByStream, other.connectingByStream));
    }

    /** As these stand, with peaks that look back over the earlier ones. */
    Levels after(Levels earlier) {
        return new Levels(
                users.after(earlier.users),
                open.after(earlier.open),
                connecting.after(earlier.connecting),
                after(usersByScenario, earlier.usersByScenario),
                after(openByStream, earlier.openByStream),
                after(connectingByStream, earlier.connectingByStream));
    }

    /** The same under names that may fall together. */
    Levels renamed(UnaryOperator<String> scenarios, UnaryOperator<String> streams) {
        return new Levels(
                users,
                open,
                connecting,
                rename(usersByScenario, scenarios),
                rename(openByStream, streams),
                rename(connectingByStream, streams));
    }

    StreamLevels streams() {
        return new StreamLevels(open.now(), open.peak(), connecting.now(), connecting.peak());
    }

    StreamLevels streams(String name) {
        Level opened = openByStream.getOrDefault(name, Level.ZERO);
        Level waiting = connectingByStream.getOrDefault(name, Level.ZERO);
        return new StreamLevels(opened.now(), opened.peak(), waiting.now(), waiting.peak());
    }

    private static Map<String, Level> sum(Map<String, Level> a, Map<String, Level> b) {
        Map<String, Level> sum = new LinkedHashMap<>(a);
        b.forEach((name, level) -> sum.merge(name, level, Level::plus));
        return sum;
    }

    private static Map<String, Level> after(Map<String, Level> now, Map<String, Level> earlier) {
        Map<String, Level> result = new LinkedHashMap<>(earlier);
        now.forEach((name, level) -> result.merge(name, level, (before, after) -> after.after(before)));
        return result;
    }

    private static Map<String, Level> rename(Map<String, Level> levels, UnaryOperator<String> names) {
        Map<String, Level> renamed = new LinkedHashMap<>();
        levels.forEach((name, level) -> renamed.merge(names.apply(name), level, Level::plus));
        return renamed;
    }
}
