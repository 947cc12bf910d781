// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;
import java.util.List;

/** A sequence of steps that a virtual user executes in order. Immutable. */
public final class ChainBuilder implements Executable {

    private final List<ActionBuilder> steps;

    private ChainBuilder(List<ActionBuilder> steps) {
        this.steps = steps;
    }

    static ChainBuilder of(ActionBuilder action) {
        return new ChainBuilder(List.of(action));
    }

    /** The steps, in order. */
    @Internal
    public List<ActionBuilder> steps() {
        return steps;
    }
}
