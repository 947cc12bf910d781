// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.core.run.RunListener;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.run.RunResult;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunStats;
import java.io.PrintWriter;
import java.util.function.Supplier;

final class Progress implements RunListener {
    private final PrintWriter out;

    Progress(RunPlan plan, PrintWriter out) {
        this.out = out;
    }

    @Override
    public void onInterval(Interval interval, Supplier<RunStats> soFar) {
        RunStats s = soFar.get();
        out.println(s.allUsers() + " " + s.allStreams().events() + " " + s.streamLevels());
        out.flush();
    }

    void summarise(RunResult result) {
        out.println(result.stats().requests());
        out.println(result.stats().allStreams());
    }
}
