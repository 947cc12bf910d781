// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Clock;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGroup;
import dev.freshet.core.time.LoopGuard;
import java.util.List;
import java.util.Objects;

/**
 * The loops of a run for what is done on them beside the run, such as a rehearsal: the same threads, but each with a guard of its own. So what fails there is
 * known, also when it comes late, and is no failure of the run. Safe for any thread.
 */
@Internal
public final class AsideLoops implements LoopGroup {

    private final Clock clock;
    private final List<NettyLoop> loops;

    /**
     * The same loops, aside.
     *
     * @throws IllegalArgumentException when they are not those of {@link NettyLoops}
     */
    public AsideLoops(LoopGroup run) {
        clock = run.clock();
        loops = run.loops().stream().map(AsideLoops::aside).toList();
    }

    private static NettyLoop aside(Loop loop) {
        if (loop instanceof NettyLoop nettyLoop) {
            return nettyLoop.aside();
        }
        throw new IllegalArgumentException("Only the loops of NettyLoops have an aside, not " + loop);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public List<? extends Loop> loops() {
        return loops;
    }

    /** What has failed so far, in words: at most one text for each loop. */
    public List<String> failures() {
        return loops.stream()
                .map(NettyLoop::guard)
                .filter(guard -> Objects.nonNull(guard.failure()))
                .map(LoopGuard::reason)
                .toList();
    }

    /** Ends nothing: the threads belong to the run. */
    @Override
    public void close() {
        // see above
    }
}
