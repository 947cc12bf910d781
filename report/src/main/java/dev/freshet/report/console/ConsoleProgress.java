// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunStats;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells a console on a line how a run stands: after one second, then every five. Confined to the reporter. */
@Internal
public final class ConsoleProgress {

    private static final long FIRST_NS = 1_000_000_000L;
    private static final long EVERY_NS = 5_000_000_000L;

    private final Map<String, Long> plannedUsers;
    private final Consumer<String> console;
    private Optional<RunStats> before = Optional.empty();
    private long nextNs = FIRST_NS;

    /**
     * The progress of a run.
     *
     * @param plannedUsers how many users a scenario will have had in the end, where that is known
     * @param console takes a line without its end
     */
    public ConsoleProgress(Map<String, Long> plannedUsers, Consumer<String> console) {
        this.plannedUsers = Map.copyOf(plannedUsers);
        this.console = console;
    }

    /**
     * An interval of the run has been closed.
     *
     * @param soFar gives everything that has been measured so far
     */
    public void onInterval(Interval interval, Supplier<RunStats> soFar) {
        if (interval.endNs() < nextNs) {
            return;
        }
        RunStats now = soFar.get();
        if (!now.isRunning()) {
            return;
        }
        console.accept(new ProgressLine(now, before, plannedUsers).text());
        before = Optional.of(now);
        nextNs = (interval.endNs() / EVERY_NS + 1) * EVERY_NS;
    }
}
