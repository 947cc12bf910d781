// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.time.Loop;

/** One loop of a run, and the statistics that are written on it. */
record RunLoop(Loop loop, LoopStats stats) {

    /**
     * Goes on with a long piece of work when the network has had its turn. By a timer that is due at once: a loop may run everything that is
     * executed on it, also what that executes in turn, before it looks at the network again, but it looks between two rounds of timers.
     */
    void goOnLater(Runnable work) {
        loop.schedule(loop.clock().nowNs(), work);
    }
}
