// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Work that would block a loop, on other threads. */
final class Background {

    private Background() {}

    /**
     * Has that done. Where the threads are gone, since what they belong to has been closed, the future fails: a user who is ended a moment later may still ask,
     * and that is no defect of the loop.
     */
    static <T> CompletableFuture<T> supply(Supplier<T> work, Executor threads) {
        try {
            return CompletableFuture.supplyAsync(work, threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
