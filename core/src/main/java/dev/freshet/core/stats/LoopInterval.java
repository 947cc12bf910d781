// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/**
 * What one loop hands over: all it has counted since the last time, and where its gauges stand. Belongs to the reporter from then on.
 *
 * @param lateNs how long after it had been asked the loop came to it
 */
record LoopInterval(RunCounts counts, Levels levels, long lateNs) {}
