// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import dev.freshet.core.run.LiveExport;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SeriesStats;
import dev.freshet.core.stats.SeriesTotals;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;
import dev.freshet.export.OtlpMetrics.OtlpTarget;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the figures so far every few seconds, one request at a time, and the last ones when the run has ended. What does not arrive is told once and counted, and is in the
 * next: cumulative figures have everything in them anyway, and of a delta what did not arrive is added to the following one. Told of the run on the reporter, which never
 * waits here; closed on another thread.
 */
final class OtlpPush implements LiveExport.Open {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final OtlpSettings settings;
    private final Consumer<String> trouble;
    private final LibraryLog log = new LibraryLog();
    private final OtlpHttpMetricExporter exporter;
    private final ExportLabels labels = new ExportLabels();

    // guarded by this
    private @Nullable OtlpTarget target;
    private @Nullable CompletableResultCode inFlight;
    private SeriesTotals sending = new SeriesTotals();
    private SeriesTotals pending = new SeriesTotals();
    private @Nullable Snapshot last;
    private long sendingToNs;
    private long arrivedToNs;
    private long nextNs;
    private long sent;
    private long failed;

    OtlpPush(OtlpSettings settings, Consumer<String> trouble) {
        this.settings = settings;
        this.trouble = trouble;
        log.begin();
        OtlpHttpMetricExporterBuilder builder = OtlpHttpMetricExporter.builder()
                .setEndpoint(settings.endpoint().toString())
                .setTimeout(TIMEOUT)
                .setConnectTimeout(TIMEOUT)
                .setCompression("gzip")
                .setRetryPolicy(null);
        settings.headers().forEach(builder::addHeader);
        exporter = builder.build();
        nextNs = settings.every().toNanos();
    }

    @Override
    public String notice() {
        return "OpenTelemetry: the figures go to " + settings.shown() + " every "
                + Quantity.duration(settings.every().toNanos());
    }

    @Override
    public synchronized void onInterval(Interval interval, Supplier<RunStats> soFar) {
        if (isDelta()) {
            pending.add(interval.series());
        }
        settle();
        if (inFlight == null && interval.endNs() >= nextNs) {
            send(Snapshot.of(soFar.get()));
        }
    }

    @Override
    public synchronized void ended(RunStats stats) {
        last = Snapshot.of(stats);
    }

    /** Sends the last figures, and waits for it. */
    @Override
    public synchronized void close() {
        awaitAnswer();
        if (last != null) {
            send(last);
            awaitAnswer();
        }
        if (failed > 0) {
            String what = Quantity.count(failed).plain() + " of "
                    + Quantity.count(sent).plain() + " times";
            boolean isWhole = last != null && arrivedToNs == last.durationNs();
            trouble.accept("OpenTelemetry: the figures did not arrive " + what
                    + (isWhole ? "; the last ones did, so nothing is missing." : ", the last ones included."));
        }
        exporter.shutdown().join(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        log.close();
    }

    private boolean isDelta() {
        return settings.temporality() == AggregationTemporality.DELTA;
    }

    private void send(Snapshot now) {
        if (target == null) {
            target = new OtlpTarget(OtlpResource.of(now, settings.resource()), settings.temporality(), labels);
        }
        List<SeriesStats> counted = now.series();
        if (isDelta()) {
            sending = pending;
            pending = new SeriesTotals();
            counted = sending.series();
        }
        sent++;
        sendingToNs = now.durationNs();
        nextNs = sendingToNs + settings.every().toNanos();
        inFlight = exporter.export(OtlpMetrics.of(now, counted, isDelta() ? arrivedToNs : 0, target));
    }

    /** Takes note of what became of the request, if that is known. */
    private void settle() {
        CompletableResultCode result = inFlight;
        if (result == null || !result.isDone()) {
            return;
        }
        inFlight = null;
        if (result.isSuccess()) {
            arrivedToNs = sendingToNs;
            return;
        }
        if (isDelta()) {
            sending.add(pending.series());
            pending = sending;
        }
        if (failed++ == 0) {
            trouble.accept("OpenTelemetry: the figures do not arrive at " + settings.shown() + " ("
                    + SafeText.line(reason(result.getFailureThrowable()))
                    + "). The run goes on, and they are sent again and again.");
        }
    }

    private String reason(@Nullable Throwable failure) {
        if (failure == null || failure.getCause() == null) {
            return log.status().isEmpty() ? "no answer" : "status " + log.status();
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String type = root.getClass().getSimpleName();
        return root.getMessage() == null ? type : type + ": " + root.getMessage();
    }

    /** Waits until it is known what became of the request that is on its way. */
    synchronized void awaitAnswer() {
        if (inFlight != null) {
            inFlight.join(2 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            settle();
        }
    }
}
