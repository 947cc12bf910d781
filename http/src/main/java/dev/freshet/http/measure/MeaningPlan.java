// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.measure;

import dev.freshet.core.Internal;
import dev.freshet.core.check.Matching;
import dev.freshet.core.check.Reading;
import dev.freshet.core.stats.MeasureSeries;
import dev.freshet.core.stats.StreamSeries;
import dev.freshet.http.measure.Instrument.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the events of the streams mean that one operation of the simulation opens, compiled. Shared by all users; holds no state. */
@Internal
public final class MeaningPlan {

    private final List<Matching> criteria;
    private final int[][] conditions;
    private final List<Reading> readings;
    private final Instrument[] instruments;
    private final int slots;
    private final List<Declared> declared;
    private final Failure[] failures;
    private final int[] ends;
    private final boolean closesAtEnd;

    /**
     * Of what a compiler has made.
     *
     * @param ends conditions, each of which ends a stream
     */
    MeaningPlan(EventCriteria events, Instruments meters, List<Failure> failures, int[] ends, boolean closesAtEnd) {
        this.criteria = events.criteria();
        this.conditions = events.conditions();
        this.readings = events.readings();
        this.instruments = meters.ofEvents();
        this.slots = meters.slots();
        this.declared = meters.declared();
        this.failures = failures.toArray(Failure[]::new);
        this.ends = ends.clone();
        this.closesAtEnd = closesAtEnd;
    }

    /**
     * A measure that is reported.
     *
     * @param unit null if it is a time or a share
     */
    record Declared(String name, @Nullable String unit, Instrument instrument, Target target) {}

    /**
     * What makes a stream a failure.
     *
     * @param text where the event says what is wrong; null if it is not asked
     */
    record Failure(String name, int condition, @Nullable Reading text) {

        /** What the failure is counted as. */
        String words(@Nullable Object found) {
            return found == null ? name : name + ": " + found;
        }
    }

    /** What is measured of one stream, counted with those of its name. */
    public StreamMeasures of(StreamSeries series) {
        MeasureSeries[] counts = new MeasureSeries[declared.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = series.measure(declared.get(i).name(), declared.get(i).unit());
        }
        return new StreamMeasures(this, counts);
    }

    List<Matching> criteria() {
        return criteria;
    }

    int[][] conditions() {
        return conditions;
    }

    List<Reading> readings() {
        return readings;
    }

    Instrument[] instruments() {
        return instruments;
    }

    int slots() {
        return slots;
    }

    List<Declared> declared() {
        return declared;
    }

    Failure[] failures() {
        return failures;
    }

    int[] ends() {
        return ends;
    }

    boolean closesAtEnd() {
        return closesAtEnd;
    }
}
