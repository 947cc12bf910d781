// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

// snippet: mcp-simulation
import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;
import static dev.freshet.mcp.McpDsl.*;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Simulation;
import java.time.Duration;
import java.util.Map;

public class McpGuide extends Simulation {

    ChainBuilder begin = exec(mcp("initialize").initialize(), mcp("ready").initialized());

    ChainBuilder work = exec(
            mcp("tools").listTools().check(jmesPath("data.result.tools[0].name").saveAs("tool")),
            mcp("echo")
                    .timeout(Duration.ofSeconds(10))
                    .callTool("echo")
                    .arguments(Map.of("message", "user #{user}"))
                    .check(jmesPath("data.result.content[0].text").isEL("Echo: user #{user}"))
                    .onSessionLoss(begin),
            pause(1));

    {
        setUp(scenario("Agents")
                        .exec(session -> session.set("user", session.userId()))
                        .exec(begin, repeat(5).on(work), mcp("bye").close())
                        .injectOpen(rampUsers(20).during(10)))
                .protocols(http.baseUrl("http://localhost:3001"))
                .assertions(forAll().failedRequests().percent().lt(1.0));
    }
}
// end
