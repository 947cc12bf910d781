// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

/** An assertion on rows of some kinds, that still lacks its figure and its condition. */
public final class AssertionRows {
    private final AssertionScope scope;
    private final AssertionTarget.Rows rows;

    AssertionRows(AssertionScope scope, AssertionTarget.Rows rows) {
        this.scope = scope;
        this.rows = rows;
    }

    /** How long those took that took time, OK and KO alike. */
    public Assertion.WithPathAndTimeMetric responseTime() {
        return new Assertion.WithPathAndTimeMetric(scope, rows, AssertionTarget.Metric.RESPONSE_TIME);
    }

    public Assertion.WithPathAndCountMetric allRequests() {
        return count(AssertionTarget.Metric.ALL_REQUESTS);
    }

    public Assertion.WithPathAndCountMetric failedRequests() {
        return count(AssertionTarget.Metric.FAILED_REQUESTS);
    }

    public Assertion.WithPathAndCountMetric successfulRequests() {
        return count(AssertionTarget.Metric.SUCCESSFUL_REQUESTS);
    }

    /** What could not be attempted, since its stream had failed, had ended or never was there. */
    public Assertion.WithPathAndCountMetric skippedRequests() {
        return count(AssertionTarget.Metric.SKIPPED_REQUESTS);
    }

    /** What the end of the run cut off. */
    public Assertion.WithPathAndCountMetric unfinishedRequests() {
        return count(AssertionTarget.Metric.UNFINISHED_REQUESTS);
    }

    /** How many per second, from the start of the run to its end. */
    public Assertion.WithPathAndTarget<Double> requestsPerSec() {
        return new Assertion.WithPathAndTarget<>(
                scope,
                AssertionTarget.of(rows, AssertionTarget.Metric.ALL_REQUESTS, AssertionTarget.Figure.PER_SECOND));
    }

    private Assertion.WithPathAndCountMetric count(AssertionTarget.Metric metric) {
        return new Assertion.WithPathAndCountMetric(scope, rows, metric);
    }
}
