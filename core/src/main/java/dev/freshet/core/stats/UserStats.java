// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/**
 * The virtual users of one scenario.
 *
 * @param started how many have started
 * @param ended how many of them have ended
 * @param activeMax how many were active at once at most; with several loops each loop's peak within one interval, added up
 * @param lag from when a user should have started to when it did
 */
public record UserStats(String scenario, long started, long ended, int activeMax, LatencyStats lag) {

    /** How many have started and not ended. */
    public long active() {
        return started - ended;
    }
}
