// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.List;

/**
 * The passes through one group.
 *
 * @param path the groups around it and its own name, outermost first
 * @param okDuration from entering to leaving, of the passes in which nothing failed
 * @param koDuration from entering to leaving, of the passes in which something failed
 * @param okCumulated the response times within added up, without pauses, of the passes in which nothing failed
 * @param koCumulated the response times within added up, without pauses, of the passes in which something failed
 */
public record GroupStats(
        List<String> path,
        LatencyStats okDuration,
        LatencyStats koDuration,
        LatencyStats okCumulated,
        LatencyStats koCumulated) {

    public GroupStats {
        path = List.copyOf(path);
    }

    public long count() {
        return okDuration.count() + koDuration.count();
    }

    public LatencyStats duration() {
        return okDuration.plus(koDuration);
    }

    public LatencyStats cumulated() {
        return okCumulated.plus(koCumulated);
    }

    /** The path in one text, as tables show it: {@code checkout / payment}. */
    public String name() {
        return String.join(" / ", path);
    }
}
