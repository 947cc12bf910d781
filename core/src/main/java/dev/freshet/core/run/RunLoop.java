// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.raw.RawEvents;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.time.Loop;
import dev.freshet.core.trust.LoopSeconds;
import org.jspecify.annotations.Nullable;

/**
 * One loop of a run, and what is written on it.
 *
 * @param stats what its users measure
 * @param lateness how late it is itself
 * @param rawEvents what every event of its streams is put into; null for nothing
 */
record RunLoop(
        Loop loop,
        LoopStats stats,
        LoopSeconds lateness,
        @Nullable RawEvents rawEvents) {

    /**
     * Goes on with a long piece of work when the network has had its turn. By a timer that is due at once: a loop may run everything that is
     * executed on it, also what that executes in turn, before it looks at the network again, but it looks between two rounds of timers.
     */
    void goOnLater(Runnable work) {
        loop.schedule(loop.clock().nowNs(), work);
    }
}
