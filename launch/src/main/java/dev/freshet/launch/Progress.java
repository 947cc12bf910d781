// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.inject.Shard;
import dev.freshet.core.run.RunListener;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.trust.MachineLimits;
import dev.freshet.core.trust.TrustBounds;
import dev.freshet.report.console.ConsoleProgress;
import dev.freshet.report.console.LivePlan;
import java.util.function.Consumer;

/** How a console is told of a run that goes on: by a line now and then, or drawn in place. */
interface Progress extends RunListener, AutoCloseable {

    /** That of a console: drawn where it has a terminal. */
    static Progress of(RunPlan plan, Console console, MachineLimits limits) {
        ConsoleProgress lines = new ConsoleProgress(plan.plannedUsers(Shard.WHOLE), console::line);
        if (console.terminal() == null) {
            return lines::onInterval;
        }
        return new LiveProgress(
                console.terminal(),
                new LivePlan(plan.plannedUsers(Shard.WHOLE), plan.injection(), plan.longest()),
                console.palette(),
                TrustBounds.standard(limits.openFiles()),
                lines::onInterval);
    }

    /** From now on who watches the run can end it, for a reason. */
    default void endBy(Consumer<String> ending) {}

    /** The run has been asked to end, for a reason. Any thread may say so. */
    default void ending(String reason) {}

    /** Nothing more is told, and nothing is left on the console that does not belong there. */
    @Override
    default void close() {}
}
