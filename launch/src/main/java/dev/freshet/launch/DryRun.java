// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import dev.freshet.core.Simulation;
import dev.freshet.core.SimulationException;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.run.RunSettings;
import dev.freshet.core.run.Runner;
import dev.freshet.core.trust.Machine;
import dev.freshet.core.trust.PlannedUsers;
import dev.freshet.core.trust.Preflight;
import dev.freshet.http.net.NettyLoops;
import java.util.List;

/** Says what a simulation would do, and compiles all of it, so that its mistakes come to light; no connection is opened, and nothing is written. */
@Internal
public final class DryRun {

    private DryRun() {}

    /**
     * Shows the plan of that simulation, on the calling thread. Neither {@code before()} nor {@code after()} is called.
     *
     * @throws LaunchException when it could not be run
     */
    public static void show(Simulation simulation, Console console) {
        try (NettyLoops loops = new NettyLoops()) {
            RunPlan plan = RunPlan.of(simulation);
            List<PlannedUsers> peak =
                    new Runner(plan, RunSettings.on(loops, loops.loops().get(0))).peak();
            console.show(PlanText.of(plan, peak, console.palette()));
            List<String> advice = Preflight.advice(peak, Machine.ofThisProcess().limits());
            advice.forEach(sentence -> console.line("Preflight: " + sentence));
            if (advice.isEmpty()) {
                console.line("Preflight: this machine allows it, as far as that is known.");
            }
        } catch (SimulationException e) {
            throw LaunchException.badInput(String.valueOf(e.getMessage()));
        }
    }
}
