// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.text.Quantity;
import dev.freshet.report.console.Palette.Tone;
import java.util.List;

/** The first of many, for a console that nobody reads six thousand lines of. Immutable. */
record Shortlist<T>(List<T> all, int most) {

    /** How many rows a table has on a console. */
    static final int ROWS = 50;

    static <T> Shortlist<T> of(List<T> all) {
        return new Shortlist<>(all, ROWS);
    }

    List<T> shown() {
        return all.subList(0, Math.min(most, all.size()));
    }

    /** Says how many are not shown, and where they are; nothing if there are none. */
    void tellRest(Lines lines) {
        if (all.size() > most) {
            String rest = Quantity.count((long) all.size() - most).plain();
            lines.line(
                    Tone.FAINT,
                    "  and " + rest + (all.size() - most == 1 ? " other" : " others") + ", see summary.json");
        }
    }
}
