// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.List;

/** How users are brought in: by when they arrive, or by how many are there. Never both in one population. Immutable. */
@Internal
public sealed interface InjectionProfile {

    /** Users arrive at their times. */
    record Open(List<OpenInjectionStep> steps) implements InjectionProfile {
        public Open {
            steps = List.copyOf(steps);
        }
    }

    /** So many users are there at a time. */
    record Closed(List<ClosedInjectionStep> steps) implements InjectionProfile {
        public Closed {
            steps = List.copyOf(steps);
        }
    }
}
