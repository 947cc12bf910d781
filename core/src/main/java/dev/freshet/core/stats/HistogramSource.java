// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import org.HdrHistogram.AbstractHistogram;

/** Gives an empty histogram of the {@link LatencyRange} to a latency that is recorded for the first time. */
interface HistogramSource {

    AbstractHistogram next();
}
