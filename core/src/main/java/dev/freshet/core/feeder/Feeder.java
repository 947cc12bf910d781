// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.Internal;
import java.util.concurrent.Executor;

/** Hands out records, each to one user. Safe for any thread; never waits for a disk or a network. */
@Internal
public interface Feeder {

    /**
     * Takes so many records that follow each other.
     *
     * @param count at least 1
     */
    Taken take(int count);

    /**
     * Calls back, once, when so many records are there, or never will be; after {@link Taken.Later}. Another user may be faster then.
     *
     * @param loop where the task is run
     */
    default void onReady(int count, Executor loop, Runnable task) {
        loop.execute(task);
    }
}
