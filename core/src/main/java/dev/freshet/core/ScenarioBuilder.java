// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.Arrays;
import java.util.List;

/**
 * A scenario: a name and the steps that each of its virtual users executes. Made by {@code scenario(name)}. Immutable.
 */
public final class ScenarioBuilder extends StructureBuilder<ScenarioBuilder> {

    private final String name;

    private ScenarioBuilder(String name, List<Step> steps) {
        super(steps);
        this.name = name;
    }

    static ScenarioBuilder named(String name) {
        if (NotNull.one("The name of a scenario", name).isBlank() || name.indexOf('\t') >= 0) {
            throw new SimulationException("The name of a scenario must not be blank or contain a tab: '" + name + "'.");
        }
        return new ScenarioBuilder(name, List.of());
    }

    /** The users of this scenario arrive at their times, however many of the earlier ones are still there. */
    public PopulationBuilder injectOpen(OpenInjectionStep... steps) {
        return injectOpen(Arrays.asList(steps));
    }

    /** The users of this scenario arrive at their times, however many of the earlier ones are still there. */
    public PopulationBuilder injectOpen(List<OpenInjectionStep> steps) {
        return PopulationBuilder.open(this, steps);
    }

    /** So many users run this scenario at a time; whoever leaves is replaced. */
    public PopulationBuilder injectClosed(ClosedInjectionStep... steps) {
        return injectClosed(Arrays.asList(steps));
    }

    /** So many users run this scenario at a time; whoever leaves is replaced. */
    public PopulationBuilder injectClosed(List<ClosedInjectionStep> steps) {
        return PopulationBuilder.closed(this, steps);
    }

    /** The name, unique within a simulation. */
    @Internal
    public String name() {
        return name;
    }

    @Override
    ScenarioBuilder withSteps(List<Step> steps) {
        return new ScenarioBuilder(name, steps);
    }
}
