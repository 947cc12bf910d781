// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Level;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.SeriesStats;
import dev.freshet.core.text.SafeText;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;

/**
 * Seconds as CSV by RFC 4180, in tidy form: a line for each second, series and metric in which something happened.
 *
 * <p>Names may come from servers. Characters that cannot be seen are made visible, and a name that a spreadsheet would take for a formula begins with an
 * apostrophe.
 */
final class SecondsCsv implements SecondsFormat {

    private static final List<String> COLUMNS = List.of(
            "start", "end", "owner", "series", "metric", "unit", "count", "min", "mean", "p50", "p95", "p99", "max");

    /** What makes a cell a formula, the forms of full width included, which some spreadsheets take for the same. */
    private static final String FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    private final StringWriter text = new StringWriter();

    @SuppressWarnings("MustBeClosed") // there is nothing to close but a text
    private final CsvWriter out = CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .autoFlush(true)
            .build(text);

    @Override
    public byte[] head(RunCard card) {
        out.writeRecord(COLUMNS);
        return taken();
    }

    @Override
    public byte[] of(Interval second) {
        String[] cells = new String[COLUMNS.size()];
        cells[0] = seconds(second.startNs());
        cells[1] = seconds(second.endNs());
        for (SeriesStats series : second.series()) {
            cells[2] = series.key().owner().key();
            cells[3] = harmless(series.key().text());
            Metric.of(series.key().owner()).forEach(metric -> write(series, metric, cells));
        }
        return taken();
    }

    private void write(SeriesStats series, Metric metric, String[] cells) {
        Level level = metric.kind() == Metric.Kind.LEVEL ? series.level(metric) : new Level(0, 0);
        if (series.count(metric) == 0 && level.peak() == 0) {
            return;
        }
        cells[4] = metric.key();
        cells[5] = metric.unit().key();
        cells[6] = Long.toString(series.count(metric));
        for (int i = 7; i < cells.length; i++) {
            cells[i] = "";
        }
        switch (metric.kind()) {
            case LEVEL -> cells[12] = Long.toString(level.peak());
            case DISTRIBUTION ->
                spread(series.distribution(metric), metric.unit().scale(), cells);
            case COUNTER, TEXTS -> {} // no more than the count
        }
        out.writeRecord(cells);
    }

    private static void spread(LatencyStats values, int scale, String[] cells) {
        cells[7] = number(values.minNs(), scale);
        cells[8] = number(Math.round(values.meanNs()), scale);
        cells[9] = number(values.percentileNs(50), scale);
        cells[10] = number(values.percentileNs(95), scale);
        cells[11] = number(values.percentileNs(99), scale);
        cells[12] = number(values.maxNs(), scale);
    }

    /** A recorded value in its unit, without an exponent. The scale is a power of ten, so the digits end. */
    private static String number(long recorded, int scale) {
        return scale == 1
                ? Long.toString(recorded)
                : BigDecimal.valueOf(recorded).divide(BigDecimal.valueOf(scale)).toPlainString();
    }

    private static String seconds(long ns) {
        return BigDecimal.valueOf(ns, 9).toPlainString();
    }

    private static String harmless(String name) {
        String shown = SafeText.lines(name);
        return !shown.isEmpty() && FORMULA.indexOf(shown.charAt(0)) >= 0 ? "'" + shown : shown;
    }

    private byte[] taken() {
        byte[] bytes = text.toString().getBytes(UTF_8);
        text.getBuffer().setLength(0);
        return bytes;
    }
}
