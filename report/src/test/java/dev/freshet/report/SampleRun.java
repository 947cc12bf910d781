// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.MeasureSeries;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RequestParts;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StatsAggregator;
import dev.freshet.core.stats.StreamSeries;
import dev.freshet.core.time.VirtualLoops;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** An invented run in virtual time: users arrive, hold streams for a while, and leave; a minute before the end the server has a bad time. The same each time. */
public final class SampleRun {

    private record Parts(long dnsNs, long connectNs, long tlsNs, long firstByteNs, long bytesSent, long bytesReceived)
            implements RequestParts {
        @Override
        public boolean isHttp2() {
            return false;
        }

        @Override
        public boolean isRepeated() {
            return false;
        }
    }

    private static final long MS = 1_000_000L;
    private static final Instant START = Instant.parse("2026-11-22T14:05:09.250Z");

    private final VirtualLoops loops = new VirtualLoops(2);
    private final List<LoopStats> stats = List.of(new LoopStats(), new LoopStats());
    private final StatsAggregator aggregator;
    private final Random random = new Random(42);
    private final int seconds;
    private final int[] open = new int[2];
    private final List<Interval> intervals = new ArrayList<>();

    /** A run and the seconds that it is made of. */
    public record Told(RunStats stats, List<Interval> intervals) {}

    private SampleRun(String name, String description, int seconds) {
        RunCard card = new RunCard(name, description, START);
        aggregator = new StatsAggregator(card, loops, stats, Runnable::run, intervals::add);
        this.seconds = seconds;
    }

    /** A run of that many seconds. */
    static RunStats of(int seconds) {
        return of(
                "example.PricesSimulation",
                "Prices and news for 200 readers, ramped up over the first third.",
                seconds);
    }

    /** As {@link #of(int)}, with its seconds. */
    public static Told told(int seconds) {
        SampleRun run = new SampleRun("example.PricesSimulation", "Prices and news for 200 readers.", seconds);
        return new Told(run.run("all users have ended"), run.intervals);
    }

    /** As {@link #named}, with its seconds. */
    public static Told toldOf(String text) {
        SampleRun run = new SampleRun(text, text, 0);
        return new Told(run.oneOfEverythingNamed(text), run.intervals);
    }

    static RunStats of(String name, String description, int seconds) {
        return new SampleRun(name, description, seconds).run("all users have ended");
    }

    /** A run that ended before anything happened. */
    static RunStats nothing() {
        VirtualLoops loops = new VirtualLoops(1);
        StatsAggregator aggregator = new StatsAggregator(
                new RunCard("example.Empty", "", START), loops, List.of(new LoopStats()), Runnable::run, i -> {});
        CompletableFuture<RunStats> result = aggregator.finish("interrupted");
        loops.runDue();
        return result.join();
    }

    /** One of everything, with figures that are easily told apart. */
    static RunStats small() {
        return new SampleRun("example.Small", "", 0).oneOfEverything();
    }

    /** A run in which every name and text is that one. */
    static RunStats named(String text) {
        return new SampleRun(text, text, 0).oneOfEverythingNamed(text);
    }

    private RunStats run(String ended) {
        for (int second = 0; second < seconds; second++) {
            arrivals(second);
            for (int kind = 0; kind < 2; kind++) {
                traffic(kind, second);
                churn(kind, isBad(second));
            }
            departures(second);
            loops.advance(Duration.ofSeconds(1));
            aggregator.tick();
            loops.runDue();
        }
        return finish(ended);
    }

    private RunStats finish(String ended) {
        CompletableFuture<RunStats> result = aggregator.finish(ended);
        loops.runDue();
        return result.join();
    }

    private void arrivals(int second) {
        double ramp = Math.min(1, 3.0 * second / seconds);
        int wanted = (int) (200 * ramp);
        for (int kind = 0; kind < 2; kind++) {
            int target = kind == 0 ? wanted * 7 / 10 : wanted * 3 / 10;
            while (second < seconds * 8 / 10 && open[kind] < target) {
                arrive(kind, isBad(second));
            }
        }
    }

    private void arrive(int kind, boolean bad) {
        String scenario = kind == 0 ? "Traders" : "News readers";
        LoopStats loop = stats.get(kind);
        loop.userStarted(scenario, (long) (random.nextDouble() * MS));
        loop.request(List.of("Log in"), "POST /session", RowKind.REQUEST, 0, latency(40, bad), null);
        StreamSeries series = series(kind);
        series.connecting();
        long connectNs = latency(12, bad);
        open[kind]++;
        loop.request(List.of(), kind == 0 ? "Prices" : "News", RowKind.CONNECT, 0, connectNs, null);
        series.opened();
        series.record(Metric.FIRST_EVENT, connectNs + latency(25, bad));
        boolean failed = random.nextInt(60) == 0;
        loop.request(
                List.of("Log in"),
                "first snapshot",
                RowKind.CHECK,
                0,
                latency(90, bad),
                failed ? "Check first snapshot timeout" : null);
        loop.group(List.of("Log in"), 0, latency(200, bad), latency(150, bad), !failed);
    }

    /** Some users leave all the time, so that others come. In a bad time some of those are refused. */
    private void churn(int kind, boolean bad) {
        String scenario = kind == 0 ? "Traders" : "News readers";
        for (int i = 0; i < open[kind] / 40; i++) {
            leave(kind, 60 + random.nextInt(60));
            if (bad && random.nextBoolean()) {
                series(kind).connecting();
                stats.get(kind).userStarted(scenario, MS);
                stats.get(kind)
                        .request(
                                List.of(),
                                kind == 0 ? "Prices" : "News",
                                RowKind.CONNECT,
                                0,
                                latency(12, true),
                                "unexpected status 503");
                series(kind).connectFailed();
                stats.get(kind).userEnded(scenario);
            }
        }
    }

    private void leave(int kind, long seconds) {
        open[kind]--;
        EndReason reason = random.nextInt(9) == 0 ? EndReason.ENDED_BY_SERVER : EndReason.CLOSED_BY_USER;
        series(kind).ended(reason, (long) (seconds * 1_000 * MS * random.nextDouble()));
        stats.get(kind).userEnded(kind == 0 ? "Traders" : "News readers");
    }

    private void traffic(int kind, int second) {
        StreamSeries series = series(kind);
        boolean bad = isBad(second);
        for (int stream = 0; stream < open[kind]; stream++) {
            int reads = bad ? 2 : 8;
            for (int read = 0; read < reads; read++) {
                int events = bad ? 1 + random.nextInt(9) : random.nextInt(8) == 0 ? 2 : 1;
                series.read(180L * events, events, read == 0 ? 1 : 0);
                series.record(Metric.EVENT_GAP, latency(bad ? 480 : 118, bad), 1);
                series.record(Metric.EVENT_GAP, 0, events - 1);
                series.deliveryLatency(kind == 0 ? latency(6, bad) : -1);
                series.count(Metric.SEQUENCED, kind == 0 ? events : 0);
            }
            series.count(Metric.UNMATCHED, 1);
        }
        if (kind == 0 && bad) {
            series.ended(EndReason.DROPPED, second * 1_000L * MS);
            series.connecting();
            series.opened();
            series.reconnected(true, 3_010 * MS + latency(12, true));
            series.count(Metric.LOST, 2);
            series.outOfOrder();
            series.standingCheck("price is positive").failed("found -1");
            stats.get(0).error("Failed to build request: no attribute named 'token' is defined");
        }
        series.standingCheck("price is positive").passed();
    }

    private void departures(int second) {
        if (second < seconds * 9 / 10) {
            return;
        }
        for (int kind = 0; kind < 2; kind++) {
            int leaving = Math.min(open[kind], Math.max(1, 200 / Math.max(1, seconds / 10)));
            for (int i = 0; i < leaving; i++) {
                leave(kind, second);
            }
        }
    }

    private StreamSeries series(int kind) {
        return stats.get(kind).stream(kind == 0 ? "Prices" : "News");
    }

    private boolean isBad(int second) {
        return second > seconds * 0.55 && second < seconds * 0.6;
    }

    /** Around so many milliseconds, with a tail; five times that in a bad time. */
    private long latency(double aroundMs, boolean bad) {
        double tail = Math.exp(random.nextGaussian() * (bad ? 0.7 : 0.35));
        return (long) (aroundMs * tail * (bad ? 5 : 1) * MS);
    }

    private RunStats oneOfEverything() {
        return oneOfEverythingNamed("");
    }

    private static void measures(StreamSeries series, String text) {
        MeasureSeries first = series.measure(text.isEmpty() ? "time to first token" : text, null);
        first.matched(false);
        first.time(120.0 * MS);
        first.without();
        MeasureSeries tokens =
                series.measure(text.isEmpty() ? "output tokens" : text, text.isEmpty() ? "tokens" : text);
        tokens.matched(false);
        tokens.matched(true);
        tokens.number(2);
        MeasureSeries good = series.measure(text.isEmpty() ? "good answers" : text + ".", null);
        good.judged(true);
        good.judged(false);
    }

    @SuppressWarnings("checkstyle:MethodLength") // one of everything
    private RunStats oneOfEverythingNamed(String text) {
        LoopStats loop = stats.get(0);
        String stream = text.isEmpty() ? "Prices" : text;
        loop.userStarted(text.isEmpty() ? "Traders" : text, 2 * MS);
        loop.request(List.of(), stream, RowKind.CONNECT, 0, 12 * MS, null);
        loop.unfinished(List.of(), stream, RowKind.CONNECT, 0, 4_200 * MS);
        loop.instant(List.of(), stream, RowKind.OPERATION, null);
        loop.skipped(List.of(), stream, RowKind.OPERATION);
        loop.request(List.of("Log in"), "POST /session", RowKind.REQUEST, 0, 45 * MS, null);
        loop.note(text.isEmpty() ? "The scenario 'Traders' never waits." : text);
        loop.wire(List.of(), stream, RowKind.CONNECT, new Parts(-1, MS, 3 * MS, 5 * MS, 210, 480));
        loop.request(
                List.of(text.isEmpty() ? "Log in" : text),
                stream,
                RowKind.CHECK,
                0,
                30 * MS,
                text.isEmpty() ? "timeout" : text);
        loop.instant(List.of(text.isEmpty() ? "Log in" : text), stream, RowKind.CHECK, null);
        loop.group(List.of(text.isEmpty() ? "Log in" : text), 0, 50 * MS, 30 * MS, false);
        loop.error(text.isEmpty() ? "no attribute named 'token' is defined" : text + "!");
        loop.value(text.isEmpty() ? "cart size" : text, text.isEmpty() ? "items" : text, 12.5);
        loop.value(text.isEmpty() ? "cart size" : text, text.isEmpty() ? "items" : text, 0.00125);
        loop.value(text.isEmpty() ? "cart size" : text, text.isEmpty() ? "items" : text, -1);
        StreamSeries series = loop.stream(stream);
        series.connecting();
        series.opened();
        series.record(Metric.FIRST_EVENT, 20 * MS);
        series.read(100, 3, 1);
        series.record(Metric.EVENT_GAP, 0, 2);
        series.record(Metric.EVENT_GAP, 250 * MS, 1);
        series.deliveryLatency(3 * MS);
        series.deliveryLatency(-1);
        series.count(Metric.SEQUENCED, 3);
        series.count(Metric.LOST, 1);
        series.count(Metric.DUPLICATED);
        series.count(Metric.UNMATCHED, 2);
        series.count(Metric.EVICTED);
        series.standingCheck(text.isEmpty() ? "price is positive" : text).failed(text.isEmpty() ? "found -1" : text);
        measures(series, text);
        series.ended(EndReason.DROPPED, 4_000 * MS);
        series.connecting();
        series.opened();
        series.reconnected(true, 3_000 * MS);
        series.reconnected(false, 1_000 * MS);
        series.text(
                Metric.LOSSES,
                EndReason.DROPPED.text() + ": " + (text.isEmpty() ? "connection reset by the server" : text));
        series.count(Metric.ENDED_BEFORE_FIRST_EVENT);
        series.count(Metric.HALF_EVENTS);
        series.count(Metric.RECONNECTS_DECLINED);
        series.count(Metric.LOST_FOR_GOOD);
        series.connecting();
        series.connectGivenUp();
        loops.advance(Duration.ofSeconds(10));
        return finish(text.isEmpty() ? "all users have ended" : text);
    }
}
