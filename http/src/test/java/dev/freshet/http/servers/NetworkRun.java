// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import dev.freshet.core.Simulation;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.run.RunResult;
import dev.freshet.core.run.RunSettings;
import dev.freshet.core.run.Runner;
import dev.freshet.core.time.ThreadLoop;
import dev.freshet.http.net.NettyLoops;

/** Runs a simulation on the network, to its end. */
final class NetworkRun {

    private NetworkRun() {}

    static RunResult of(Simulation simulation) {
        try (NettyLoops loops = new NettyLoops(2);
                ThreadLoop reporter = new ThreadLoop("reporter", loops.clock())) {
            return new Runner(RunPlan.of(simulation), RunSettings.on(loops, reporter)).run();
        }
    }
}
