// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.warm;

import dev.freshet.core.PauseType;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.feeder.FeederSettings;
import dev.freshet.core.feeder.Feeders;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.CompileSettings;
import dev.freshet.core.scenario.CompileSettings.Plugged;
import dev.freshet.core.scenario.Protocol;
import dev.freshet.core.scenario.RunControl;
import dev.freshet.core.scenario.ScenarioCompiler;
import dev.freshet.core.time.Loop;
import dev.freshet.http.HttpDsl;
import dev.freshet.http.net.LoopbackServer;
import dev.freshet.http.net.SelfSigned;
import dev.freshet.http.warm.Rounds.Played;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Where users rehearse: a server on each loop, with TLS or without, and a run of the protocol that is this stage's alone. Confined to the main thread.
 */
final class Stage implements AutoCloseable {

    /** The end of a rehearsal is not for its users to decide. */
    private static final RunControl UNUSED = new RunControl() {
        @Override
        public void stop(String message) {
            throw new IllegalStateException(message);
        }

        @Override
        public void crash(String message) {
            throw new IllegalStateException(message);
        }
    };

    private final Protocol protocol;
    private final Protocol.Run run;
    private final LoopbackServer server;
    private final Feeders feeders = new Feeders(FeederSettings.DEFAULT);
    private final List<Rounds> rounds = new ArrayList<>();

    /**
     * A stage without users.
     *
     * @param run with connections that reach the server; closed with the stage
     */
    Stage(Protocol protocol, Protocol.Run run, LoopbackServer server) {
        this.protocol = protocol;
        this.run = run;
        this.server = server;
    }

    /** The port of the server on that loop, when it listens. */
    CompletableFuture<Integer> open(Loop loop) {
        return server.listen(loop);
    }

    /** Brings users onto a loop. Gives what became of them when the last one has ended. */
    CompletableFuture<Played> begin(Loop loop, int port, ScenarioBuilder scenario, int users, long untilNs) {
        String baseUrl = (server.identity() == null ? "http://" : "https://") + SelfSigned.HOST + ":" + port;
        Plugged http = new Plugged(protocol, run, HttpDsl.http.baseUrl(baseUrl));
        Action first = ScenarioCompiler.compile(
                scenario, new CompileSettings(PauseType.Constant, List.of(http), UNUSED, feeders));
        Rounds here = new Rounds(loop, first, users, untilNs);
        rounds.add(here);
        return here.begin();
    }

    /**
     * Ends users who are still there and the server, soon: on each loop before anything that is asked of it later. The connections are closed
     * behind the last of them, since a loop that is late may have users begin before it comes to their end.
     */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a loop that is late
    public void close() {
        CompletableFuture<?>[] ended = rounds.stream().map(Rounds::stop).toArray(CompletableFuture<?>[]::new);
        server.close();
        CompletableFuture.allOf(ended).whenComplete((nothing, failure) -> run.close());
    }
}
