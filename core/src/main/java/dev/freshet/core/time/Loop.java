// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.time;

import dev.freshet.core.Internal;
import java.util.concurrent.Executor;

/**
 * One thread that runs tasks one after the other. Virtual users, their streams and their statistics are confined to a loop; a task
 * must not block. What a task throws does not end the loop, and is kept by its {@link #guard}.
 */
@Internal
public interface Loop extends Executor {

    Clock clock();

    /** Runs the task on this loop soon, after the tasks already waiting. Any thread may call it. */
    @Override
    void execute(Runnable task);

    /**
     * Runs the task on this loop once {@code atNs} has passed, never before. Call it on this loop. An instant in the past means as soon as
     * possible, but never within this call.
     */
    Timeout schedule(long atNs, Runnable task);

    /** What has failed on this loop. Callbacks that reach the loop by another way than {@link #execute} and {@link #schedule} report to it. */
    LoopGuard guard();

    /** Whether the calling thread is this loop. */
    boolean isCurrent();
}
