// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.SeriesStats;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Seconds as HdrHistogram's interval log: a histogram for each distribution in which something was recorded, tagged with owner, series and metric. The buckets are those
 * that the values were counted in, so nothing is lost. All of it is ASCII, since readers take the character set of their machine.
 */
final class IntervalLog implements SecondsFormat {

    private static final long LOWEST_NS = 1_000L;
    private static final long HIGHEST_NS = 24L * 3600 * 1_000_000_000L;

    private static final long MS_PER_SECOND = 1_000;

    /** Times in milliseconds, as the reader expects them of the column with the greatest value. */
    private static final double NS_PER_MS = 1e6;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream text = new PrintStream(bytes, false, UTF_8);
    private final HistogramLogWriter out = new HistogramLogWriter(text);
    private final Histogram histogram = new Histogram(LOWEST_NS, HIGHEST_NS, 3);

    @Override
    public byte[] head(RunCard card) {
        out.outputComment(
                "[" + escaped(card.simulation()) + ": nanoseconds; numbers that are no times in thousandths]");
        out.outputLogFormatVersion();
        // The library's own line has the time zone of the machine besides, which is not that of who makes the file
        // anew.
        long startMs = card.start().toEpochMilli();
        out.outputComment(String.format(
                Locale.ROOT,
                "[StartTime: %d.%03d (seconds since epoch), %s]",
                Math.floorDiv(startMs, MS_PER_SECOND),
                Math.floorMod(startMs, MS_PER_SECOND),
                card.start()));
        out.outputLegend();
        return taken();
    }

    @Override
    public byte[] of(Interval second) {
        for (SeriesStats series : second.series()) {
            for (Metric metric : Metric.of(series.key().owner(), Metric.Kind.DISTRIBUTION)) {
                LatencyStats values = series.distribution(metric);
                if (!values.isEmpty()) {
                    write(
                            second,
                            tag(series, metric),
                            values,
                            metric.unit().scale() == 1
                                    ? NS_PER_MS
                                    : metric.unit().scale());
                }
            }
        }
        return taken();
    }

    private void write(Interval second, String tag, LatencyStats values, double unit) {
        histogram.reset();
        values.forEachBucket(histogram::recordValueWithCount);
        if (values.aboveRange() > 0) {
            histogram.recordValueWithCount(HIGHEST_NS, values.aboveRange());
        }
        histogram.setTag(tag);
        out.outputIntervalHistogram(second.startNs() / 1e9, second.endNs() / 1e9, histogram, unit);
    }

    private static String tag(SeriesStats series, Metric metric) {
        String path = series.key().path().isEmpty() ? "" : escaped(series.key().text()) + "/";
        return series.key().owner().key() + "/" + path + metric.key();
    }

    /** What a tag may not have, and what is no ASCII, as in a URL. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte unit : text.getBytes(UTF_8)) {
            if (unit > ' ' && unit != ',' && unit != '[' && unit != ']' && unit != 0x7F) {
                escaped.append((char) unit);
            } else {
                escaped.append('%').append(String.format(Locale.ROOT, "%02X", unit & 0xFF));
            }
        }
        return escaped.toString();
    }

    private byte[] taken() {
        text.flush();
        byte[] all = bytes.toByteArray();
        bytes.reset();
        return all;
    }
}
