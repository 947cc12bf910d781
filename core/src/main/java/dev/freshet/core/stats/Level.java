// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/** A gauge as it was read: what it stood at and its peak since the reading before. */
record Level(int now, int peak) {

    static final Level ZERO = new Level(0, 0);

    Level plus(Level other) {
        return new Level(now + other.now, peak + other.peak);
    }

    /** As it stands now, with the higher of both peaks. */
    Level after(Level earlier) {
        return new Level(now, Math.max(peak, earlier.peak));
    }
}
