// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/** What one loop hands over: all it has counted since the last time, and where its gauges stand. Belongs to the reporter from then on. */
record LoopInterval(RunCounts counts, Levels levels) {}
