// SPDX-License-Identifier: Apache-2.0
package dev.freshet.mcp;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.http.HttpDsl.http;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.run.RunSettings;
import dev.freshet.core.run.Runner;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.time.ThreadLoop;
import dev.freshet.http.net.NettyLoops;
import java.util.ArrayList;
import java.util.List;

/** Runs over sockets of this machine. */
final class Runs {

    private Runs() {}

    static RunStats run(String baseUrl, int users, ChainBuilder chain) {
        Simulation simulation = new Simulation() {
            {
                setUp(scenario("MCP").exec(chain).injectOpen(atOnceUsers(users)))
                        .protocols(http.baseUrl(baseUrl).disableWarmUp());
            }
        };
        try (NettyLoops loops = new NettyLoops();
                ThreadLoop reporter = new ThreadLoop("reporter", loops.clock())) {
            return new Runner(RunPlan.of(simulation), RunSettings.on(loops, reporter))
                    .run()
                    .stats();
        }
    }

    /** As {@code "name OK"} or {@code "name KO text"}, each with a count where it is not 1; then other errors. */
    static List<String> rows(RunStats stats) {
        List<String> rows = new ArrayList<>();
        for (RequestStats request : stats.requests()) {
            if (request.okCount() > 0) {
                rows.add(request.name() + " OK" + (request.okCount() == 1 ? "" : " x" + request.okCount()));
            }
            for (ErrorCount error : request.errors()) {
                rows.add(request.name() + " KO " + error.text());
            }
        }
        return rows;
    }

    static List<String> errors(RunStats stats) {
        return stats.errors().stream().map(ErrorCount::text).toList();
    }
}
