// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.AssertionMeasure.Rows;
import dev.freshet.core.AssertionTarget.Figure;

/** An assertion on rows of some kinds, that still lacks its figure and its condition. */
public final class AssertionRows {
    private final AssertionScope scope;
    private final Rows rows;

    AssertionRows(AssertionScope scope, Rows rows) {
        this.scope = scope;
        this.rows = rows;
    }

    /** How long those took that took time, OK and KO alike. */
    public Assertion.WithPathAndTimeMetric responseTime() {
        return new Assertion.WithPathAndTimeMetric(scope, AssertionMeasure.responseTime(rows));
    }

    public Assertion.WithPathAndCountMetric allRequests() {
        return count(AssertionMeasure.allRequests(rows));
    }

    public Assertion.WithPathAndCountMetric failedRequests() {
        return count(AssertionMeasure.failedRequests(rows));
    }

    public Assertion.WithPathAndCountMetric successfulRequests() {
        return count(AssertionMeasure.successfulRequests(rows));
    }

    /** What could not be attempted, since its stream had failed, had ended or never was there. */
    public Assertion.WithPathAndCountMetric skippedRequests() {
        return count(AssertionMeasure.outside(rows, "skipped", "skippedCount"));
    }

    /** What the end of the run cut off. */
    public Assertion.WithPathAndCountMetric unfinishedRequests() {
        return count(AssertionMeasure.outside(rows, "unfinished", "unfinishedAge"));
    }

    /** How many per second, from the start of the run to its end. */
    public Assertion.WithPathAndTarget<Double> requestsPerSec() {
        return new Assertion.WithPathAndTarget<>(
                scope, AssertionMeasure.allRequests(rows).figure(Figure.PER_SECOND));
    }

    private Assertion.WithPathAndCountMetric count(AssertionMeasure measure) {
        return new Assertion.WithPathAndCountMetric(scope, measure);
    }
}
