// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.time.VirtualLoops;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What is asked for after the connections of a run, or of its rehearsal, have been closed fails; it does not end the loop that asks. */
class BackgroundTest {

    private final ExecutorService threads = Executors.newSingleThreadExecutor();

    @Test
    void workIsDoneWhileThereAreThreads() {
        CompletableFuture<String> done = Background.supply(() -> "done", threads);
        assertThat(done.join()).isEqualTo("done");
        threads.shutdown();
    }

    @Test
    void aNameThatIsAskedForTooLateIsNotKnown() {
        threads.shutdownNow();
        HostResolver resolver = new HostResolver(
                new SystemNames(threads, host -> {
                    throw new AssertionError("asked for " + host);
                }),
                new VirtualLoops(1).clock(),
                Map.of());
        assertThat(resolver.addresses("late")).isCompletedExceptionally();
        assertThat(resolver.addresses("late")).isCompletedExceptionally();
    }

    @Test
    void workThatComesTooLateFails() {
        threads.shutdownNow();
        assertThat(Background.supply(() -> "late", threads)).isCompletedExceptionally();
    }
}
