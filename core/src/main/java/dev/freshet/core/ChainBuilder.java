// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;
import java.util.ArrayList;
import java.util.List;

/** A sequence of steps that a virtual user executes in order: a piece of a scenario, to be named and reused. Immutable. */
public final class ChainBuilder extends StructureBuilder<ChainBuilder> implements Executable {

    /** The chain without steps, to build others on. */
    public static final ChainBuilder EMPTY = new ChainBuilder(List.of());

    private ChainBuilder(List<Step> steps) {
        super(steps);
    }

    /** This chain. */
    public ChainBuilder toChainBuilder() {
        return this;
    }

    /** The chain of that action alone. */
    static ChainBuilder of(ActionBuilder action) {
        return new ChainBuilder(List.of(new Step.Act(action)));
    }

    /** The steps of all those, one after the other. */
    static ChainBuilder of(Executable first, Executable... more) {
        List<Step> steps = new ArrayList<>(stepsOf(first, 1));
        for (int i = 0; i < more.length; i++) {
            steps.addAll(stepsOf(more[i], i + 2));
        }
        return new ChainBuilder(List.copyOf(steps));
    }

    /** The steps of all those, one after the other. */
    static ChainBuilder of(List<ChainBuilder> chains) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < chains.size(); i++) {
            steps.addAll(stepsOf(chains.get(i), i + 1));
        }
        return new ChainBuilder(List.copyOf(steps));
    }

    /** Each of those as a chain of its own. */
    static List<ChainBuilder> each(Executable first, Executable... more) {
        List<ChainBuilder> chains = new ArrayList<>();
        chains.add(new ChainBuilder(stepsOf(first, 1)));
        for (int i = 0; i < more.length; i++) {
            chains.add(new ChainBuilder(stepsOf(more[i], i + 2)));
        }
        return List.copyOf(chains);
    }

    @Override
    ChainBuilder withSteps(List<Step> steps) {
        return new ChainBuilder(steps);
    }

    private static List<Step> stepsOf(Executable executable, int position) {
        if (executable instanceof ChainBuilder chain) {
            return chain.steps();
        }
        if (executable instanceof ActionBuilder action) {
            return action.toChainBuilder().steps();
        }
        throw new SimulationException(
                executable == null
                        ? "The executable at position " + position
                                + " is null. If it is a field, declare it above the place that uses it."
                        : "The executable at position " + position + " is a "
                                + executable.getClass().getName() + "; give a chain or an action.");
    }
}
