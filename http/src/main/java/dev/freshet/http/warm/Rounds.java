// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.warm;

import dev.freshet.core.Session;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.time.Loop;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Users who do the same on one loop, a few at a time, each when the one before has ended. What they count is thrown away, but
 * for the texts of errors. Confined to the loop, except where a
 * method says otherwise.
 */
final class Rounds {

    private static final int AT_ONCE = 4;

    private final Loop loop;
    private final Action first;
    private final int limit;
    private final long untilNs;
    private final LoopStats stats = new LoopStats();
    private final Set<VirtualUser> active = new HashSet<>();
    private final CompletableFuture<Played> over = new CompletableFuture<>();
    private int begun;
    private boolean isStopped;

    /**
     * What became of the users.
     *
     * @param errors what went wrong, each text once
     */
    record Played(int users, List<String> errors) {}

    /**
     * Nobody yet.
     *
     * @param limit how many users there will be
     * @param untilNs when no more of them come, but for the first few
     */
    Rounds(Loop loop, Action first, int limit, long untilNs) {
        this.loop = loop;
        this.first = first;
        this.limit = limit;
        this.untilNs = untilNs;
    }

    /** Begins, from any thread. Gives what became of them when the last one has ended. */
    CompletableFuture<Played> begin() {
        loop.execute(() -> {
            for (int i = 0; i < AT_ONCE; i++) {
                next();
            }
        });
        return over;
    }

    /** Ends those who are there, soon, from any thread. Complete when that is done. */
    CompletableFuture<Void> stop() {
        return CompletableFuture.runAsync(
                () -> {
                    isStopped = true;
                    List.copyOf(active).forEach(VirtualUser::end);
                },
                loop);
    }

    private void next() {
        long nowNs = loop.clock().nowNs();
        boolean isWanted = begun < AT_ONCE || (begun < limit && nowNs < untilNs);
        if (isWanted && !isStopped) {
            begun++;
            VirtualUser user = new VirtualUser(begun, loop, stats, nowNs, this::ended, false);
            active.add(user);
            stats.userStarted("warm-up", 0);
            user.proceed(first, Session.create("warm-up", begun));
        } else if (active.isEmpty()) {
            over.complete(new Played(begun, errors()));
        }
    }

    private List<String> errors() {
        return stats.drain().failures().stream().map(ErrorCount::text).toList();
    }

    private void ended(VirtualUser user) {
        active.remove(user);
        stats.userEnded("warm-up");
        loop.execute(this::next);
    }
}
