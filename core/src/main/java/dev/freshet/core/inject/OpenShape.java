// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

/** An elementary part of an open profile: so many arrivals within so long. Immutable. */
interface OpenShape {

    /** How many users arrive, known beforehand also where the times are random. */
    long users();

    long durationNs();

    /** The offsets from the start of this shape. The same seed gives the same times. */
    ArrivalTimes arrivals(long seed);
}
