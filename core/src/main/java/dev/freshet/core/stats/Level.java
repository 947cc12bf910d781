// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/**
 * A level as it was read.
 *
 * @param now where it stood
 * @param peak its highest since the reading before; of a run its highest at all
 */
public record Level(long now, long peak) {

    static final Level ZERO = new Level(0, 0);

    /** Together with that of another loop or process at the same time: both peaks added, which the true one is not above. */
    Level beside(Level other) {
        return new Level(now + other.now, peak + other.peak);
    }

    /** As it stands now, with the higher of both peaks. */
    Level after(Level earlier) {
        return new Level(now, Math.max(peak, earlier.peak));
    }
}
