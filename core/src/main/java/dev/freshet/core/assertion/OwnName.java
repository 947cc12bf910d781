// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.CoreDsl;
import dev.freshet.core.stats.Unit;
import java.util.List;

/**
 * What the user has named: it stands in quotes, and may have a unit of the user's own. Immutable.
 *
 * @param name as it stands between the quotes
 * @param from the first piece of it in the text
 * @param to the first behind it
 */
record OwnName(String name, int from, int to) {

    /** Whether the numbers stand behind a scope; those of values belong to the whole run. */
    boolean isScoped() {
        return false;
    }

    /** What a simulation recorded under that name, in the unit that the numbers have. */
    Noun noun(TextCursor cursor, TextScope scope, List<Amount> amounts) {
        if (!scope.isGlobal()) {
            throw cursor.mistake(
                    from, to, "values with names of your own belong to the whole run: write it before any target");
        }
        String unit = amounts.get(0).unitText();
        for (Amount amount : amounts) {
            if (!amount.unitText().equals(unit)) {
                throw cursor.mistake(amount.from(), amount.to(), "all numbers have to be in the same unit");
            }
        }
        String code = "values(" + TextScope.quoted(name) + (unit.isEmpty() ? "" : ", " + TextScope.quoted(unit)) + ")";
        return new Noun(
                '"' + name + '"',
                List.of(Way.values(
                        code, Unit.VALUE, path -> unit.isEmpty() ? CoreDsl.values(name) : CoreDsl.values(name, unit))));
    }
}
