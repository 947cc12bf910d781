// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.stats.ErrorCount;
import dev.freshet.report.console.Palette.Tone;
import java.util.List;

/** What went wrong how often, the most frequent first. Prints nothing where nothing went wrong. */
final class ErrorTable {

    private ErrorTable() {}

    static void print(String heading, List<ErrorCount> errors, int most, Lines lines) {
        if (errors.isEmpty()) {
            return;
        }
        long all = errors.stream().mapToLong(ErrorCount::count).sum();
        TextTable table = new TextTable().row(Tone.HEADING, List.of(heading, "count", "share"));
        Shortlist<ErrorCount> shortlist = new Shortlist<>(errors, most);
        for (ErrorCount error : shortlist.shown()) {
            table.row(
                    Tone.BAD,
                    List.of(
                            "  " + error.text(),
                            Cells.count(error.count()),
                            Cells.percent(100.0 * error.count() / all)));
        }
        lines.gap();
        table.print(lines);
        shortlist.tellRest(lines);
    }
}
