// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.stats.RunStats;
import dev.freshet.core.time.Loop;
import dev.freshet.core.trust.LoopLag;
import dev.freshet.core.trust.LoopSeconds;
import dev.freshet.core.trust.SecondOfLoop;
import dev.freshet.core.trust.TrustContext;
import dev.freshet.core.trust.TrustMeans;
import dev.freshet.core.trust.TrustReport;
import dev.freshet.core.trust.TrustSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The tool measures itself during one run: lets each loop tick, and takes what the ticks tell to the sampler's thread. Any thread may call it.
 *
 * <p>Nothing here is worth a run: what the sampler cannot be told is not known in the end, and that is said.
 */
final class SelfWatch {

    private static final long ANSWER_S = 1;

    private final Loop thread;
    private final TrustSampler sampler;
    private final List<Ticking> ticking = new ArrayList<>();

    /** The run starts now. */
    SelfWatch(TrustMeans means, List<RunLoop> loops) {
        thread = means.thread();
        long startNs = thread.clock().nowNs();
        sampler = new TrustSampler(means, loops.size(), startNs);
        sampler.start();
        for (int i = 0; i < loops.size(); i++) {
            Ticking ticks = new Ticking(i, loops.get(i), startNs);
            ticking.add(ticks);
            tell(ticks.loop, ticks::begin);
        }
    }

    /** All users have ended: loops need not tick any longer. */
    void end() {
        ticking.forEach(ticks -> tell(ticks.loop, ticks::end));
    }

    /** What was found out. */
    CompletableFuture<TrustReport> report(RunStats stats) {
        CompletableFuture<TrustReport> report = new CompletableFuture<>();
        TrustContext context = stats.trustContext();
        if (!tell(thread, () -> finish(context, report))) {
            report.complete(TrustReport.UNMEASURED);
        }
        return report;
    }

    private void finish(TrustContext context, CompletableFuture<TrustReport> report) {
        try {
            report.complete(sampler.finish(context));
        } finally {
            report.complete(TrustReport.UNMEASURED); // without effect unless that failed: the run shall not wait for it
        }
    }

    /** What was found out, when not every loop answers any more. Waits, but not for ever. */
    TrustReport giveUp(RunStats stats) {
        try {
            return report(stats).orTimeout(ANSWER_S, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            return TrustReport.UNMEASURED;
        }
    }

    private static boolean tell(Loop loop, Runnable task) {
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false; // it has ended, which others notice
        }
    }

    /** The ticks of one loop. Confined to it. */
    private final class Ticking {
        private final int number;
        private final Loop loop;
        private final LoopSeconds seconds;
        private final LoopLag lag;

        Ticking(int number, RunLoop home, long startNs) {
            this.number = number;
            this.loop = home.loop();
            this.seconds = home.lateness();
            this.lag = new LoopLag(loop, startNs, seconds);
        }

        void begin() {
            seconds.begin(this::handOver);
            lag.start();
        }

        void end() {
            lag.stop();
            seconds.end();
            tell(thread, () -> sampler.loopEnded(number));
        }

        private void handOver(SecondOfLoop second) {
            tell(thread, () -> sampler.add(number, second));
        }
    }
}
