// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.Timeline;
import dev.freshet.core.text.SafeText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** The charts as JSON inside the page: one array of times and one array of values for each line. */
final class ChartData {

    /** At most so many points per line. */
    static final int MAX_POINTS = 2_000;

    private static final MathContext DIGITS = new MathContext(5);

    private final RunStats stats;
    private final Downsampling sampling;

    ChartData(RunStats stats) {
        this.stats = stats;
        sampling = new Downsampling(stats.timeline().size(), MAX_POINTS);
    }

    Downsampling sampling() {
        return sampling;
    }

    /** The data as JSON that may stand in a script element: it contains no character that could end the element. */
    String json(List<Chart> charts) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("startMs", stats.card().start().toEpochMilli());
            json.writeNumberField("duration", seconds(endNs()));
            times(json);
            json.writeArrayFieldStart("charts");
            for (Chart chart : charts) {
                chart(json, chart);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be written", e);
        }
        return inScript(text.toString());
    }

    private void times(JsonGenerator json) throws IOException {
        Timeline timeline = stats.timeline();
        json.writeArrayFieldStart("seconds");
        for (int point = 0; point < sampling.points(); point++) {
            json.writeNumber(seconds(timeline.endNs(sampling.rowOf(point))));
        }
        json.writeEndArray();
    }

    /** Where the plots end: not before the last point. */
    private long endNs() {
        int rows = stats.timeline().size();
        long last = rows == 0 ? 0 : stats.timeline().endNs(rows - 1);
        return Math.max(last, stats.duration().toNanos());
    }

    /** Points and the ends of plots are rounded alike, so that no point falls off its plot. */
    private static double seconds(long ns) {
        return Math.round(ns / 1e6) / 1e3;
    }

    private void chart(JsonGenerator json, Chart chart) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", chart.id());
        json.writeStringField("unit", chart.unit().key());
        json.writeArrayFieldStart("lines");
        for (Chart.Line line : chart.lines()) {
            json.writeStartObject();
            json.writeStringField("label", SafeText.line(line.label()));
            json.writeStringField("style", line.style());
            json.writeArrayFieldStart("values");
            for (double value : sampling.points(line)) {
                number(json, value);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else if (value == Math.rint(value)) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(
                    new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString());
        }
    }

    /** In JSON these characters occur within strings only, where they may as well be written by their numbers. */
    static String inScript(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
