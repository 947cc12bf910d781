// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Internal;
import dev.freshet.core.ProtocolBuilder;
import dev.freshet.core.scenario.Protocol;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGroup;
import dev.freshet.http.ConcurrentRequests;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.RequestActionBuilder;
import dev.freshet.http.client.NettyConnections;
import dev.freshet.http.plain.PlainCompiler;
import dev.freshet.http.sse.SseCompiler;
import dev.freshet.http.sse.StreamWitness;
import dev.freshet.http.warm.Rehearsal;
import dev.freshet.http.warm.Usage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** HTTP and event streams as a protocol of the core. */
@Internal
public final class HttpProtocol implements Protocol {

    private final StreamWitness witness;

    /** As the service loader makes it. */
    public HttpProtocol() {
        this(StreamWitness.NOBODY);
    }

    /** One whose streams somebody looks at. */
    public HttpProtocol(StreamWitness witness) {
        this.witness = witness;
    }

    @Override
    public Class<? extends ProtocolBuilder> settingsType() {
        return HttpProtocolBuilder.class;
    }

    @Override
    public boolean owns(ActionBuilder action) {
        return SseCompiler.owns(action) || PlainCompiler.owns(action);
    }

    @Override
    public boolean isRequest(ActionBuilder action) {
        return action instanceof RequestActionBuilder || action instanceof ConcurrentRequests;
    }

    @Override
    public Run start(LoopGroup loops) {
        RunConnections connections = new RunConnections(loops);
        Loop first = loops.loops().get(0);
        return new HttpRun(
                connections::of,
                (made, url, passage) -> new WarmUp(first, made).get(url, passage),
                (usage, atMost) -> rehearse(loops, connections, usage, atMost),
                connections::close,
                witness);
    }

    private void rehearse(LoopGroup loops, RunConnections connections, Usage usage, Duration atMost) {
        Future<?> tls = usage.hasTls() ? connections.prepareTls() : CompletableFuture.completedFuture(null);
        new Rehearsal(loops, this, HttpProtocol::rehearsed).run(usage, atMost, tls);
    }

    private static Run rehearsed(NettyConnections own) {
        return new HttpRun(options -> own, (made, url, passage) -> {}, (usage, atMost) -> {}, own::close);
    }
}
