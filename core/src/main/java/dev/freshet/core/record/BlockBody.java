// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.HistogramCodec;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Level;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.SeriesKey;
import dev.freshet.core.stats.SeriesStats;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An interval as the body of a block, and back. What is zero or empty takes no bytes. Series and metrics that this version does not know are passed over. Confined to one thread.
 *
 * <p>The keys stand in {@code docs/record.md}.
 */
final class BlockBody {

    private static final String START = "start";
    private static final String END = "end";
    private static final String SERIES = "series";
    private static final String NOTES = "notes";
    private static final String OWNER = "of";
    private static final String PATH = "path";
    private static final String VALUES = "is";

    private final HistogramCodec histograms = new HistogramCodec();

    void write(Interval interval, CBORGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField(START, interval.startNs());
        out.writeNumberField(END, interval.endNs());
        out.writeArrayFieldStart(SERIES);
        for (SeriesStats series : interval.series()) {
            write(series, out);
        }
        out.writeEndArray();
        if (!interval.notes().isEmpty()) {
            out.writeArrayFieldStart(NOTES);
            for (String note : interval.notes()) {
                out.writeString(note);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    /**
     * The interval that was written.
     *
     * @throws MalformedException when it is none
     */
    Interval read(JsonNode body) throws MalformedException {
        List<SeriesStats> series = new ArrayList<>();
        for (JsonNode one : Nodes.list(body, SERIES)) {
            Optional<Owner> owner = Owner.of(Nodes.text(one, OWNER));
            if (owner.isPresent()) {
                series.add(readSeries(new SeriesKey(owner.get(), Nodes.texts(one, PATH)), one.path(VALUES)));
            }
        }
        return new Interval(Nodes.number(body, START), Nodes.number(body, END), series, Nodes.texts(body, NOTES));
    }

    private void write(SeriesStats series, CBORGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField(OWNER, series.key().owner().key());
        out.writeArrayFieldStart(PATH);
        for (String name : series.key().path()) {
            out.writeString(name);
        }
        out.writeEndArray();
        out.writeObjectFieldStart(VALUES);
        for (Metric metric : Metric.of(series.key().owner())) {
            write(series, metric, out);
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private void write(SeriesStats series, Metric metric, CBORGenerator out) throws IOException {
        switch (metric.kind()) {
            case COUNTER -> {
                if (series.count(metric) != 0) {
                    out.writeNumberField(metric.key(), series.count(metric));
                }
            }
            case LEVEL -> write(metric, series.level(metric), out);
            case DISTRIBUTION -> write(metric, series.distribution(metric), out);
            case TEXTS -> write(metric, series.allTexts(metric), out);
        }
    }

    private static void write(Metric metric, Level level, CBORGenerator out) throws IOException {
        if (level.now() != 0 || level.peak() != 0) {
            out.writeArrayFieldStart(metric.key());
            out.writeNumber(level.now());
            out.writeNumber(level.peak());
            out.writeEndArray();
        }
    }

    private void write(Metric metric, LatencyStats values, CBORGenerator out) throws IOException {
        if (values.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart(metric.key());
        out.writeNumber(values.count());
        out.writeNumber(values.belowRange());
        out.writeNumber(values.aboveRange());
        out.writeNumber(values.minNs());
        out.writeNumber(values.maxNs());
        out.writeNumber(values.sumNs());
        ByteBuffer histogram = histograms.encode(values);
        out.writeBinary(histogram.array(), histogram.arrayOffset() + histogram.position(), histogram.remaining());
        out.writeEndArray();
    }

    private static void write(Metric metric, List<ErrorCount> texts, CBORGenerator out) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart(metric.key());
        for (ErrorCount text : texts) {
            out.writeStartArray();
            out.writeString(text.text());
            out.writeNumber(text.count());
            out.writeString(text.detail());
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private SeriesStats readSeries(SeriesKey key, JsonNode values) throws MalformedException {
        SeriesStats.Builder series = new SeriesStats.Builder(key);
        for (Metric metric : Metric.of(key.owner())) {
            JsonNode value = values.path(metric.key());
            if (!value.isMissingNode()) {
                read(series, metric, value);
            }
        }
        return series.build();
    }

    private void read(SeriesStats.Builder series, Metric metric, JsonNode value) throws MalformedException {
        switch (metric.kind()) {
            case COUNTER -> series.count(metric, Nodes.whole(value, metric.key()));
            case LEVEL ->
                series.level(
                        metric,
                        new Level(Nodes.whole(value.path(0), metric.key()), Nodes.whole(value.path(1), metric.key())));
            case DISTRIBUTION -> series.distribution(metric, readDistribution(metric.key(), value));
            case TEXTS -> series.texts(metric, readTexts(metric.key(), value));
        }
    }

    private LatencyStats readDistribution(String key, JsonNode value) throws MalformedException {
        long[] whole = new long[5];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = Nodes.whole(value.path(i), key);
        }
        if (!value.path(5).isNumber() || !value.path(6).isBinary()) {
            throw new MalformedException("'" + key + "' is no distribution");
        }
        try {
            ByteBuffer histogram = ByteBuffer.wrap(value.path(6).binaryValue());
            return histograms
                    .decode(whole, value.path(5).doubleValue(), histogram)
                    .orElseThrow(() -> new MalformedException("'" + key + "' has a histogram that is none"));
        } catch (IOException e) {
            throw new MalformedException("'" + key + "' has a histogram that is none");
        }
    }

    private static List<ErrorCount> readTexts(String key, JsonNode value) throws MalformedException {
        List<ErrorCount> texts = new ArrayList<>();
        for (JsonNode text : value) {
            if (!text.path(0).isTextual()) {
                throw new MalformedException("'" + key + "' has a text that is none");
            }
            texts.add(new ErrorCount(
                    text.path(0).textValue(),
                    Nodes.whole(text.path(1), key),
                    text.path(2).asText()));
        }
        return texts;
    }
}
