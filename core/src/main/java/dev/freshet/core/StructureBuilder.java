// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;
import java.util.ArrayList;
import java.util.List;

/**
 * What chains and scenarios have in common: steps are added to them. Immutable: every method gives a new value and leaves this one as it
 * was, so a part that was built once can be continued in several ways.
 *
 * @param <T> the type itself: what adding a step gives
 */
public abstract sealed class StructureBuilder<T extends StructureBuilder<T>> extends StepMethods<T>
        permits ChainBuilder, ScenarioBuilder {

    private final List<Step> steps;

    StructureBuilder(List<Step> steps) {
        this.steps = steps;
    }

    abstract T withSteps(List<Step> steps);

    @Override
    final StructureBuilder<T> structure() {
        return this;
    }

    /** The steps, in order. */
    @Internal
    public final List<Step> steps() {
        return steps;
    }

    /** Adds one step. */
    final T append(Step step) {
        return appendAll(List.of(step));
    }

    private T appendAll(List<Step> more) {
        List<Step> all = new ArrayList<>(steps.size() + more.size());
        all.addAll(steps);
        all.addAll(more);
        return withSteps(List.copyOf(all));
    }

    // ---- exec ----------------------------------------------------------------------------------------------------

    /** Executes chains and actions, one after the other. */
    public final T exec(Executable executable, Executable... executables) {
        return appendAll(ChainBuilder.of(executable, executables).steps());
    }

    /** Executes chains, one after the other. */
    public final T exec(List<ChainBuilder> chainBuilders) {
        return appendAll(ChainBuilder.of(chainBuilders).steps());
    }
}
