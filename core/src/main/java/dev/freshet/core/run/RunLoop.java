// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.time.Loop;

/** One loop of a run, and the statistics that are written on it. */
record RunLoop(Loop loop, LoopStats stats) {}
