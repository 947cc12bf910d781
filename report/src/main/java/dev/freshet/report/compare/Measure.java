// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.SeriesKey;
import dev.freshet.core.text.Quantity;

/**
 * One thing that is compared.
 *
 * @param of whose metric it is
 * @param metric of the catalogue
 * @param figure what of it
 */
@Internal
public record Measure(SeriesKey of, Metric metric, Figure figure) {

    /** The name of the series, as people read it: what it is of, then its path. */
    public String series() {
        return of.path().isEmpty() ? "Run" : String.join(" / ", of.path());
    }

    /** What is compared, as people read it. */
    public String title() {
        return metric.title() + ", " + figure.key();
    }

    /** Which way it is worse. */
    public Worse worse() {
        return Worse.of(metric, figure);
    }

    /** A value as people read it. */
    public Quantity quantity(double value) {
        return figure.quantity(metric, value);
    }
}
