// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.stats.ErrorCount;
import java.util.List;

/** What went wrong how often, the most frequent first. Prints nothing where nothing went wrong. */
final class ErrorTable {

    private ErrorTable() {}

    static void print(List<ErrorCount> errors, int most, Page page) {
        if (errors.isEmpty()) {
            return;
        }
        long all = errors.stream().mapToLong(ErrorCount::count).sum();
        TextTable table = new TextTable().row(Tone.HEADING, List.of("Errors", "count", "share"));
        for (ErrorCount error : errors.subList(0, Math.min(most, errors.size()))) {
            table.row(
                    Tone.BAD,
                    List.of(
                            "  " + error.text(),
                            Units.count(error.count()),
                            Units.percent(100.0 * error.count() / all)));
        }
        page.gap();
        table.print(page);
        if (errors.size() > most) {
            page.line(Tone.FAINT, "  and " + (errors.size() - most) + " others");
        }
    }
}
