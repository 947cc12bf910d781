// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.Unit;
import dev.freshet.core.text.SafeText;
import dev.freshet.report.JudgedRun;
import dev.freshet.report.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * All that the page of a run shows, as one JSON object. It walks the catalogue: what is measured one day is in it without a change here. Foreign texts have every
 * character visible, names are cut. The object is for the scripts of the same version alone, and no format that anybody else could rely on: that is {@code summary.json}.
 */
public final class RunDocument {

    private static final int VERSION = 1;
    private static final double NS_PER_MS = 1e6;
    private static final int SECONDS_PER_MINUTE = 60;

    private final JudgedRun run;
    private final RunStats stats;
    private final History history;
    private final boolean isLive;
    private final JsonGenerator out;

    private RunDocument(JudgedRun run, History history, boolean isLive, JsonGenerator out) {
        this.run = run;
        stats = run.stats();
        this.history = history;
        this.isLive = isLive;
        this.out = out;
    }

    /**
     * The document as text on one line.
     *
     * @param history the seconds that the figures are made of; one that has taken in none, where they are not known
     * @param isLive whether newer ones of the same run will follow
     */
    public static String of(JudgedRun run, History history, boolean isLive) {
        StringWriter text = new StringWriter(1 << 16);
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            history.refresh();
            new RunDocument(run, history, isLive, out).write();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory can't be written to", e);
        }
        return text.toString();
    }

    private void write() throws IOException {
        out.writeStartObject();
        out.writeNumberField("version", VERSION);
        out.writeBooleanField("live", isLive);
        out.writeStringField("tool", SafeText.line(stats.card().facts().getOrDefault("tool", "Freshet")));
        card();
        verdict();
        assertions();
        new HowItWasRun(stats).write(out);
        new TrustDocument(stats.trust()).write(out);
        texts("notes", stats.notes());
        owners();
        metrics();
        bins();
        heatRows();
        new SeriesDocument(stats, history, out).write();
        new Markers(stats, history).write(out);
        out.writeEndObject();
    }

    private void card() throws IOException {
        out.writeObjectFieldStart("run");
        out.writeStringField("simulation", SafeText.line(stats.card().simulation()));
        out.writeStringField("description", SafeText.lines(stats.card().description()));
        out.writeNumberField("startMs", stats.card().start().toEpochMilli());
        int offset = ZoneId.systemDefault()
                .getRules()
                .getOffset(stats.card().start())
                .getTotalSeconds();
        out.writeNumberField("offsetMinutes", offset / SECONDS_PER_MINUTE);
        out.writeNumberField("durationMs", ms(stats.duration().toNanos()));
        out.writeStringField("ended", SafeText.line(stats.ended()));
        out.writeEndObject();
    }

    private void verdict() throws IOException {
        Verdict verdict = run.verdict();
        out.writeObjectFieldStart("verdict");
        out.writeStringField("word", verdict.word().key());
        out.writeStringField("sentence", verdict.sentence());
        texts("reasons", verdict.reasons());
        out.writeEndObject();
    }

    private void assertions() throws IOException {
        out.writeArrayFieldStart("assertions");
        for (AssertionResult result : run.assertions()) {
            out.writeStartObject();
            out.writeStringField("text", SafeText.lines(result.message()));
            out.writeBooleanField("passed", result.isPassed());
            String actual = result.actualText().isEmpty() ? result.reason() : result.actualText();
            out.writeStringField("actual", SafeText.lines(actual));
            out.writeStringField("message", SafeText.lines(result.line()));
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void texts(String key, List<String> texts) throws IOException {
        out.writeArrayFieldStart(key);
        for (String text : texts) {
            out.writeString(SafeText.lines(text));
        }
        out.writeEndArray();
    }

    private void owners() throws IOException {
        out.writeArrayFieldStart("owners");
        for (Owner owner : Owner.values()) {
            out.writeStartObject();
            out.writeStringField("key", owner.key());
            out.writeStringField("title", owner.title());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void metrics() throws IOException {
        out.writeArrayFieldStart("metrics");
        for (Metric metric : Metric.values()) {
            out.writeStartObject();
            out.writeStringField("key", metric.key());
            out.writeStringField("owner", metric.owner().key());
            out.writeStringField("title", metric.title());
            out.writeStringField("meaning", metric.meaning());
            out.writeStringField("unit", unit(metric.unit()));
            out.writeStringField("kind", metric.kind().name().toLowerCase(Locale.ROOT));
            out.writeBooleanField("bad", metric.isBad());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static String unit(Unit unit) {
        return switch (unit) {
            case NANOSECONDS -> "ns";
            case BYTES -> "B";
            case COUNT, NUMBER, VALUE -> "1";
        };
    }

    private void bins() throws IOException {
        out.writeObjectFieldStart("bins");
        times("startMs", history.startsNs());
        times("endMs", history.endsNs());
        out.writeEndObject();
    }

    private void times(String key, long[] ns) throws IOException {
        out.writeArrayFieldStart(key);
        for (long time : ns) {
            out.writeNumber(ms(time));
        }
        out.writeEndArray();
    }

    private void heatRows() throws IOException {
        out.writeArrayFieldStart("heatRows");
        for (int row = 0; row < HeatRows.size(HeatRows.PER_OCTAVE); row++) {
            Numbers.write(HeatRows.low(row, HeatRows.PER_OCTAVE), out);
        }
        out.writeEndArray();
    }

    static long ms(long ns) {
        return Math.round(ns / NS_PER_MS);
    }
}
