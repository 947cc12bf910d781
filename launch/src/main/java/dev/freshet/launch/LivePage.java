// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.run.RunListener;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunFold;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.time.Clock;
import dev.freshet.core.time.SystemClock;
import dev.freshet.core.trust.Machine;
import dev.freshet.core.trust.Trust;
import dev.freshet.core.trust.TrustBounds;
import dev.freshet.core.trust.TrustFigure;
import dev.freshet.core.trust.TrustSecond;
import dev.freshet.report.JudgedRun;
import dev.freshet.report.page.History;
import dev.freshet.report.page.RunDocument;
import dev.freshet.report.page.RunPage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The page of a run while it goes on. Each second is folded into its history; of that, the document of the page is made once a second, by the reporter, and only while somebody watches. Told on
 * the reporter, concluded by the main thread, asked by those of the server.
 */
final class LivePage implements RunListener, AutoCloseable {

    /** A document that takes longer to make is made less often, so that this is the share of the reporter's time that it takes at most: 0.2 s of each second. */
    private static final long LONG_NS = 200_000_000L;

    /** How long the run may take to begin while somebody waits for the page. */
    private static final long BEGIN_S = 30;

    /** How long those who watch may take for the last document. */
    private static final long LAST_MS = 2_000;

    private final Clock clock;
    private final LiveDocuments documents = new LiveDocuments();
    private final LiveServer server;
    private final CountDownLatch begun = new CountDownLatch(1);

    // guarded by this
    private final History history = History.growing();
    private final Trust trust;
    private @Nullable JudgedRun run;
    private boolean isLive = true;
    private long secondsToSkip;

    private LivePage(int port, Clock clock, TrustBounds bounds) {
        this.clock = clock;
        this.trust = new Trust(bounds);
        this.server = LiveServer.open(port, documents, this::page);
    }

    /**
     * Serves the page from now on, and tells where.
     *
     * @param port 0 for any free one
     * @throws LaunchException when nothing can be served there
     */
    static LivePage open(int port, Console console) {
        TrustBounds bounds =
                TrustBounds.standard(Machine.ofThisProcess().limits().openFiles());
        LivePage page = new LivePage(port, new SystemClock(), bounds);
        console.line("Live: " + page.url());
        return page;
    }

    /** One with another clock. */
    static LivePage open(int port, Clock clock) {
        return new LivePage(port, clock, TrustBounds.standard(TrustFigure.UNKNOWN));
    }

    String url() {
        return server.url();
    }

    @Override
    public synchronized void started(RunCard card, long startNs) {
        run = goingOn(new RunFold().toStats(card, 0, "", List.of()));
        begun.countDown();
    }

    @Override
    public synchronized void onInterval(Interval interval, Supplier<RunStats> soFar) {
        history.accept(interval);
        RunStats stats = soFar.get();
        if (stats.isRunning()) {
            run = goingOn(stats);
            if (secondsToSkip > 0) {
                secondsToSkip--;
            } else if (documents.isWatched()) {
                long beforeNs = clock.nowNs();
                publish(run);
                secondsToSkip = (clock.nowNs() - beforeNs) / LONG_NS;
            }
        }
    }

    @Override
    public synchronized void onTrust(TrustSecond second) {
        trust.add(second);
    }

    /** Of what is asked of the run none is judged before the end; whether its figures can be trusted is. */
    private JudgedRun goingOn(RunStats stats) {
        return JudgedRun.of(stats.withTrust(trust.report(stats.trustContext())), List.of(), false);
    }

    /** The run has ended, and this is what came of it. Those who watch are shown it. */
    synchronized void conclude(JudgedRun judged) {
        run = judged;
        isLive = false;
        publish(judged);
        documents.end();
    }

    /** An event of one line, since a document is one. */
    private void publish(JudgedRun shown) {
        documents.publish("event: run\ndata: " + RunDocument.of(shown, history, isLive) + "\n\n");
    }

    private Optional<String> page() throws InterruptedException {
        return begun.await(BEGIN_S, TimeUnit.SECONDS) ? Optional.ofNullable(made()) : Optional.empty();
    }

    private synchronized @Nullable String made() {
        return run == null ? null : RunPage.of(run, history, isLive);
    }

    /** Ends, as soon as those who watch have had the last document, or do not take it. */
    @Override
    public void close() {
        documents.end();
        try {
            documents.areLeft(LAST_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }
}
