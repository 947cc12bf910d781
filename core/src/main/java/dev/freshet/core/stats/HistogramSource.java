// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import org.HdrHistogram.AbstractHistogram;
import org.jspecify.annotations.Nullable;

/** Gives an empty histogram of the {@link LatencyRange} to a latency of which more is recorded than is worth keeping value by value. */
interface HistogramSource {

    /** For what is kept for a whole run: no histogram, so that a name costs what its values need and not what the range allows. */
    HistogramSource NONE = () -> null;

    @Nullable
    AbstractHistogram next();
}
