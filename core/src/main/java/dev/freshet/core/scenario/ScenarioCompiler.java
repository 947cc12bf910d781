// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Internal;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Sessions;
import dev.freshet.core.SimulationException;
import dev.freshet.core.Step;
import java.util.List;

/** Turns the description of a scenario into actions. Called on the main thread while a run is set up, once for each population. */
@Internal
public final class ScenarioCompiler {

    private final String scenario;
    private final CompileSettings settings;
    private int privateNames;

    private ScenarioCompiler(String scenario, CompileSettings settings) {
        this.scenario = scenario;
        this.settings = settings;
    }

    /**
     * The first action of the scenario; behind the last one the user ends.
     *
     * @throws SimulationException when the scenario is faulty; its message begins with the place of the mistake
     */
    public static Action compile(ScenarioBuilder scenario, CompileSettings settings) {
        if (scenario.steps().isEmpty()) {
            throw new SimulationException(
                    "scenario '" + scenario.name() + "' has no steps: add some with exec(...) or another element.");
        }
        return new ScenarioCompiler(scenario.name(), settings).compileScenario(scenario.steps());
    }

    private Action compileScenario(List<Step> steps) {
        Action next = EndAction.END;
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            Place place = new Place(scenario, "step " + (i + 1) + ", " + step.words());
            next = step.accept(new StepCompiler(this, place, Scope.OUTERMOST, next));
        }
        return next;
    }

    /** Compiles a chain within a step, from its last step to its first, since each action knows the next. */
    Action compileChain(List<Step> steps, String branch, Place outer, Scope scope, Action next) {
        Action following = next;
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            Place place = outer.inner(branch, i + 1, step.words());
            Action compiled = step.accept(new StepCompiler(this, place, scope, following));
            following = step.isExitable() && compiled != following ? scope.exitable(compiled) : compiled;
        }
        return following;
    }

    CompileSettings settings() {
        return settings;
    }

    /** The name of an attribute that no other step of the scenario uses. */
    String privateName(String purpose) {
        return Sessions.PRIVATE_PREFIX + purpose + "." + privateNames++;
    }
}
