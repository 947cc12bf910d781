// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.measure;

import dev.freshet.core.CheckSpec;
import dev.freshet.core.CheckSpec.Multiplicity;
import dev.freshet.core.CheckSpec.ValueKind;
import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a check must be that finds a number in an event. */
@Internal
public final class NumberCheck {

    private static final Set<ValueKind> NO_NUMBERS =
            EnumSet.of(ValueKind.BOOLEAN, ValueKind.LIST, ValueKind.MAP, ValueKind.NODE);

    private NumberCheck() {}

    /**
     * Refuses what can find none.
     *
     * @param where what the check was given to
     * @throws SimulationException when it finds a list, or a value that is no number
     */
    public static void require(String where, CheckSpec spec) {
        boolean isList = spec.extraction().multiplicity() == Multiplicity.FIND_ALL
                || spec.extraction().multiplicity() == Multiplicity.FIND_RANDOM_MANY
                || spec.source().captureGroups() > 1;
        if (spec.changes().isEmpty()
                && (isList || NO_NUMBERS.contains(spec.source().kind()))) {
            throw new SimulationException(where + ": the check finds "
                    + (isList ? "a list" : "a " + spec.source().kind().name().toLowerCase(Locale.ROOT))
                    + ", which is no number: take one value, or make one of it with transform(..)");
        }
    }
}
