// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Level;
import dev.freshet.core.stats.MeasureStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Metric.Kind;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SeriesKey;
import dev.freshet.core.stats.SeriesStats;
import dev.freshet.core.text.SafeText;
import java.io.IOException;
import java.util.List;

/** What was measured, series by series: first the sums of what is alike, then the single names. */
final class SeriesDocument {

    private static final double WHOLE = 100;

    /** More series than these have coarser pictures. */
    private static final int MANY = 200;

    private final RunStats stats;
    private final History history;
    private final JsonGenerator out;
    private final int buckets;

    SeriesDocument(RunStats stats, History history, JsonGenerator out) {
        this.stats = stats;
        this.history = history;
        this.out = out;
        buckets = stats.series().size() > MANY ? SpreadDocument.FEW : SpreadDocument.MOST;
    }

    void write() throws IOException {
        out.writeArrayFieldStart("series");
        write(stats.run(), false, true);
        sum(Owner.SCENARIO, stats.allUsers().series());
        sum(Owner.STREAM, stats.allStreams().series());
        for (RowKind kind : RowKind.values()) {
            List<RequestStats> rows = stats.requests(kind);
            if (rows.size() > 1) {
                SeriesKey key = rows.get(0).series().key().total();
                write(
                        SeriesStats.sum(
                                key, rows.stream().map(RequestStats::series).toList()),
                        true,
                        true);
            }
        }
        for (SeriesStats series : stats.series()) {
            if (series.key().owner() != Owner.RUN) {
                write(series, false, isAlone(series.key()));
            }
        }
        out.writeEndArray();
    }

    /** What is alone in its kind is its own sum. */
    private void sum(Owner owner, SeriesStats all) throws IOException {
        if (stats.series(owner).count() > 1) {
            write(all, true, true);
        }
    }

    private boolean isAlone(SeriesKey key) {
        SeriesKey total = key.total();
        return history.sum(total).isPresent()
                && stats.series(key.owner())
                                .filter(other -> other.key().total().equals(total))
                                .limit(2)
                                .count()
                        == 1;
    }

    /**
     * One series.
     *
     * @param isFine whether it has columns of one bin
     */
    private void write(SeriesStats series, boolean isSum, boolean isFine) throws IOException {
        SeriesKey key = series.key();
        out.writeStartObject();
        out.writeStringField("owner", key.owner().key());
        out.writeBooleanField("sum", isSum);
        names("path", isSum && key.owner() != Owner.ROW ? List.of() : key.path());
        if (key.owner() == Owner.ROW) {
            out.writeStringField("kind", key.path().get(0));
        }
        if (!isSum && !key.path().isEmpty()) {
            if (key.owner() == Owner.ROW) {
                names("groups", key.path().subList(1, key.path().size() - 1));
            }
            out.writeStringField("name", SafeText.line(name(key)));
        }
        figures(series);
        out.writeNumberField("every", isFine ? 1 : history.every());
        boolean hasHeat = isFine || history.hasHeatOfNames();
        CourseDocument course = new CourseDocument(isFine ? history.size() : columns(), hasHeat, out);
        course.write((isFine ? history.sum(key.total()) : history.name(key)).orElseGet(() -> new Course(0)));
        out.writeEndObject();
    }

    /** The name without what it is counted in. */
    private static String name(SeriesKey key) {
        if (key.owner() == Owner.VALUE) {
            return key.path().get(0);
        }
        return key.owner() == Owner.MEASURE ? new MeasureStats(SeriesStats.sum(key, List.of())).name() : key.name();
    }

    private int columns() {
        return (history.size() + history.every() - 1) / history.every();
    }

    private void names(String key, List<String> names) throws IOException {
        out.writeArrayFieldStart(key);
        for (String name : names) {
            out.writeString(SafeText.line(name));
        }
        out.writeEndArray();
    }

    private void figures(SeriesStats series) throws IOException {
        Owner owner = series.key().owner();
        out.writeObjectFieldStart("counts");
        for (Metric metric : Metric.of(owner, Kind.COUNTER)) {
            if (series.count(metric) != 0) {
                out.writeNumberField(metric.key(), series.count(metric));
            }
        }
        out.writeEndObject();
        out.writeObjectFieldStart("levels");
        for (Metric metric : Metric.of(owner, Kind.LEVEL)) {
            level(metric, series.level(metric));
        }
        out.writeEndObject();
        out.writeObjectFieldStart("spreads");
        for (Metric metric : Metric.of(owner, Kind.DISTRIBUTION)) {
            LatencyStats values = series.distribution(metric);
            if (!values.isEmpty()) {
                out.writeFieldName(metric.key());
                new SpreadDocument(values, metric.unit().scale(), buckets).write(out);
            }
        }
        out.writeEndObject();
        out.writeObjectFieldStart("texts");
        for (Metric metric : Metric.of(owner, Kind.TEXTS)) {
            if (!series.texts(metric).isEmpty()) {
                texts(series, metric);
            }
        }
        out.writeEndObject();
        unknown(series);
    }

    private void level(Metric metric, Level level) throws IOException {
        out.writeObjectFieldStart(metric.key());
        out.writeNumberField("now", level.now());
        out.writeNumberField("peak", level.peak());
        out.writeEndObject();
    }

    private void texts(SeriesStats series, Metric metric) throws IOException {
        double all = series.count(metric);
        out.writeArrayFieldStart(metric.key());
        for (ErrorCount text : series.texts(metric)) {
            out.writeStartObject();
            out.writeStringField("text", SafeText.line(text.text()));
            out.writeNumberField("count", text.count());
            out.writeFieldName("share");
            Numbers.write(text.count() * WHOLE / all, out);
            if (!text.detail().isEmpty()) {
                out.writeStringField("detail", SafeText.lines(text.detail()));
            }
            long[] seen = history.seen(series.key(), metric, text.text()).orElse(null);
            if (seen != null) {
                out.writeNumberField("firstMs", RunDocument.ms(seen[0]));
                out.writeNumberField("lastMs", RunDocument.ms(seen[1]));
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void unknown(SeriesStats series) throws IOException {
        out.writeObjectFieldStart("unknown");
        for (Metric metric : Metric.of(series.key().owner())) {
            String why = series.whyUnknown(metric);
            if (!why.isEmpty()) {
                out.writeStringField(metric.key(), why);
            }
        }
        out.writeEndObject();
    }
}
