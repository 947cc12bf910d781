// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;

/** What is counted of one measure over the events of streams of one name. Confined to the loop of its series. */
@Internal
public final class MeasureSeries {

    private static final int SCALE = Unit.VALUE.scale();

    private final Series series;

    MeasureSeries(Series series) {
        this.series = series;
    }

    /** An event meets the conditions; {@code isCoalesced} if it shared a read with the one before that did. */
    public void matched(boolean isCoalesced) {
        series.count(Metric.MATCHES);
        if (isCoalesced) {
            series.count(Metric.COALESCED);
        }
    }

    /** A time or a gap in nanoseconds. One below zero, as the difference of two times may be, is out of range. */
    public void time(double ns) {
        if (ns < 0) {
            outOfRange();
        } else {
            series.record(Metric.MEASURED_TIME, Math.round(ns));
        }
    }

    /** A number in the unit of the measure. One that a histogram cannot hold is out of range. */
    public void number(double number) {
        double parts = number * SCALE;
        if (parts >= 0 && parts <= ValueStats.LARGEST) {
            series.record(Metric.MEASURED_NUMBER, Math.round(parts));
        } else {
            outOfRange();
        }
    }

    /** The number of a stream that can be added up with those of others. */
    public void total(double number) {
        if (number > 0) {
            series.count(Metric.TOTAL, Math.round(number));
        }
    }

    /** A number that is in no figure. */
    public void outOfRange() {
        series.count(Metric.OUT_OF_RANGE);
    }

    /** An event meets the conditions and tells no number. */
    public void withoutNumber() {
        series.count(Metric.WITHOUT_NUMBER);
    }

    /** A stream ended properly and has no such figure. */
    public void without() {
        series.count(Metric.WITHOUT);
    }

    /** A stream failed before it had such a figure. */
    public void ofFailed() {
        series.count(Metric.OF_FAILED);
    }

    /** A stream was left by its user or the run before it had such a figure. */
    public void ofUnfinished() {
        series.count(Metric.OF_UNFINISHED);
    }

    /** It has been asked of a stream whether it meets all bounds. */
    public void judged(boolean isGood) {
        series.count(Metric.JUDGED);
        if (isGood) {
            series.count(Metric.GOOD);
        }
    }
}
