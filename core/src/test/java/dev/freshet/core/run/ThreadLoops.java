// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.time.Clock;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGroup;
import dev.freshet.core.time.ThreadLoop;
import java.util.List;
import java.util.stream.IntStream;

/** Loops without a network, on threads {@code loop-0}, {@code loop-1} and so on. */
final class ThreadLoops implements LoopGroup {

    private final Clock clock;
    private final List<ThreadLoop> threads;

    ThreadLoops(int count, Clock clock) {
        this.clock = clock;
        threads = IntStream.range(0, count)
                .mapToObj(i -> new ThreadLoop("loop-" + i, clock))
                .toList();
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public List<? extends Loop> loops() {
        return threads;
    }

    /** Ends one of the threads, as nothing but a defect would. */
    void kill(int index) {
        threads.get(index).close();
    }

    @Override
    public void close() {
        threads.forEach(ThreadLoop::close);
    }
}
