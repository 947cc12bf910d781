// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.freshet.core.stats.LatencyStats;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the values of a whole run are spread: its figures, and a limited number of buckets for pictures. Times are nanoseconds. */
final class SpreadDocument {

    /** How many buckets there are at most. */
    static final int MOST = 120;

    /** How many there are where there are many names. */
    static final int FEW = 40;

    private static final double[] PERCENTILES = {50, 75, 90, 95, 99, 99.9, 99.99};
    private static final int FINEST = 32;

    private final LatencyStats values;
    private final double scale;
    private final int most;

    /**
     * Values.
     *
     * @param most how many buckets there may be
     * @param scale how many of what is recorded make one of the unit
     */
    SpreadDocument(LatencyStats values, int scale, int most) {
        this.most = most;
        this.values = values;
        this.scale = scale;
    }

    void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("count", values.count());
        number("min", (double) values.minNs(), out);
        number("mean", values.meanNs(), out);
        number("stdDev", values.stdDevNs(), out);
        number("max", (double) values.maxNs(), out);
        out.writeArrayFieldStart("p");
        for (double percentile : PERCENTILES) {
            Numbers.write(values.percentileNs(percentile) / scale, out);
        }
        out.writeEndArray();
        out.writeNumberField("below", values.belowRange());
        out.writeNumberField("above", values.aboveRange());
        out.writeArrayFieldStart("buckets");
        for (Map.Entry<Long, Long> bucket : buckets().entrySet()) {
            out.writeStartArray();
            Numbers.write(bucket.getKey() / scale, out);
            out.writeNumber(bucket.getValue());
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void number(String key, double recorded, JsonGenerator out) throws IOException {
        out.writeFieldName(key);
        Numbers.write(recorded / scale, out);
    }

    /** By the least value that was recorded in each; as fine as so few can be. */
    private SortedMap<Long, Long> buckets() {
        int perOctave = FINEST;
        SortedMap<Long, Long> buckets = buckets(perOctave);
        while (buckets.size() > most && perOctave > 1) {
            perOctave /= 2;
            buckets = buckets(perOctave);
        }
        return buckets;
    }

    private SortedMap<Long, Long> buckets(int perOctave) {
        SortedMap<Long, Long> buckets = new TreeMap<>();
        values.forEachBucket((lowest, count) -> buckets.merge(bound(lowest, perOctave), count, Long::sum));
        return buckets;
    }

    private static long bound(long value, int perOctave) {
        return value < 1 ? 0 : Math.round(HeatRows.low(HeatRows.unlimited((double) value, perOctave), perOctave));
    }
}
