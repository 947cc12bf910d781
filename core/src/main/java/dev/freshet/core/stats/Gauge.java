// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/** A number that goes up and down, and its peak since it was last read. Confined to a loop. */
final class Gauge {

    private int now;
    private int peak;

    void up() {
        now++;
        peak = Math.max(peak, now);
    }

    void down() {
        now--;
    }

    /** The number and its peak; a new peak is looked for from here. */
    Level read() {
        Level level = new Level(now, peak);
        peak = now;
        return level;
    }
}
