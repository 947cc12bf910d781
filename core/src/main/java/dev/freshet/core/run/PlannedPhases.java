// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Internal;
import dev.freshet.core.inject.Phase;
import java.util.List;

/**
 * When the users of a population come. Immutable.
 *
 * @param scenario the name of its scenario
 * @param after the names of the populations that end before it begins; empty for the start of the run
 * @param phases from its own start
 */
@Internal
public record PlannedPhases(String scenario, List<String> after, List<Phase> phases) {

    public PlannedPhases {
        after = List.copyOf(after);
        phases = List.copyOf(phases);
    }
}
