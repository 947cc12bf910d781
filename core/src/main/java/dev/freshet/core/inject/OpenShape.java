// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

/** An elementary part of an open profile: so many arrivals within so long. Immutable. */
interface OpenShape {

    /** How many users arrive, known beforehand also where the times are random. */
    long users();

    long durationNs();

    /** Users per second at its start; of a shape that is no straight line, and of one without a length, on average. */
    default double fromPerSec() {
        return durationNs() == 0 ? 0 : users() / (durationNs() / 1e9);
    }

    /** Users per second at its end. */
    default double toPerSec() {
        return fromPerSec();
    }

    /** The highest number of users per second. */
    default double mostPerSec() {
        return Math.max(fromPerSec(), toPerSec());
    }

    /** The offsets from the start of this shape. The same seed gives the same times. */
    ArrivalTimes arrivals(long seed);
}
