// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.time;

import dev.freshet.core.Internal;
import java.util.List;

/** The loops of one run, all on one clock. */
@Internal
public interface LoopGroup extends AutoCloseable {

    Clock clock();

    /** At least one; the same list in the same order each time. */
    List<? extends Loop> loops();

    /** Ends the loops' threads after the tasks that are already running; waits for them, at most a few seconds. */
    @Override
    void close();
}
