// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import org.jspecify.annotations.Nullable;

/**
 * A value that a function of the simulation recorded in its session, which the engine has still to count. A list of them from the last to the first. Confined to the loop of
 * the user.
 */
final class Recorded {

    static final int LONGEST_UNIT = 20;

    private final String name;
    private final double value;
    private final String unit;
    private final @Nullable Recorded before;
    private boolean isCounted;

    Recorded(String name, double value, String unit, @Nullable Recorded before) {
        this.name = name;
        this.value = value;
        this.unit = unit;
        this.before = before;
    }

    /** Counts this and what was recorded before it, in the order of time; nothing twice, whichever of the sessions that have it come back. */
    static void count(@Nullable Recorded last, Sessions.ValueCounter counter) {
        Recorded[] open = open(last);
        for (int i = open.length - 1; i >= 0; i--) {
            open[i].isCounted = true;
            counter.value(open[i].name, open[i].unit, open[i].value);
        }
    }

    /** From the last to the first that is not counted: all before one that is counted are. */
    private static Recorded[] open(@Nullable Recorded last) {
        int size = 0;
        for (Recorded one = last; one != null && !one.isCounted; one = one.before) {
            size++;
        }
        Recorded[] open = new Recorded[size];
        Recorded one = last;
        for (int i = 0; i < size && one != null; i++) {
            open[i] = one;
            one = one.before;
        }
        return open;
    }

    static void check(String name, String unit) {
        if (name.isBlank()) {
            throw new SimulationException("session.record: a value needs a name");
        }
        if (unit.length() > LONGEST_UNIT || unit.chars().anyMatch(Character::isISOControl)) {
            throw new SimulationException("session.record(\"" + name + "\", …): the unit is a word of at most "
                    + LONGEST_UNIT + " characters such as \"items\", or empty");
        }
    }
}
