// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.ProtocolBuilder;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.Place;
import dev.freshet.core.scenario.Protocol;
import dev.freshet.core.trust.Demand;
import dev.freshet.http.ConnectionOptions;
import dev.freshet.http.HttpDsl;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.client.Connections;
import dev.freshet.http.plain.PlainCompiler;
import dev.freshet.http.request.CompiledPassage;
import dev.freshet.http.sse.SseCompiler;
import dev.freshet.http.sse.StreamWitness;
import dev.freshet.http.user.UserHttp;
import dev.freshet.http.warm.Usage;
import dev.freshet.http.wire.Passage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP during one run. Confined to the main thread. */
final class HttpRun implements Protocol.Run {

    /** Gets an address before the run. */
    interface Fetch {
        void get(Connections by, String url, Passage passage);
    }

    private static final Logger LOG = LoggerFactory.getLogger(HttpRun.class);

    private final Function<ConnectionOptions, Connections> connections;
    private final Fetch warmUp;
    private final BiConsumer<Usage, Duration> rehearsal;
    private final Runnable onClose;
    private final StreamWitness witness;
    private final Usage usage = new Usage();
    private final Demands demands = new Demands();
    private final Set<Connections> opened = new CopyOnWriteArraySet<>();
    private final Map<HttpProtocolBuilder, Compilers> compilers = new HashMap<>();

    /**
     * HTTP on those connections.
     *
     * @param connections those of a protocol; refuses what is asked for and not to be had
     * @param warmUp gets an address before the run
     * @param rehearsal does what the plan uses, for so long at most
     * @param onClose lets go of what the connections share
     */
    HttpRun(
            Function<ConnectionOptions, Connections> connections,
            Fetch warmUp,
            BiConsumer<Usage, Duration> rehearsal,
            Runnable onClose) {
        this(connections, warmUp, rehearsal, onClose, StreamWitness.NOBODY);
    }

    /**
     * The same.
     *
     * @param witness sees what streams receive
     */
    HttpRun(
            Function<ConnectionOptions, Connections> connections,
            Fetch warmUp,
            BiConsumer<Usage, Duration> rehearsal,
            Runnable onClose,
            StreamWitness witness) {
        this.witness = witness;
        this.connections = connections;
        this.warmUp = warmUp;
        this.rehearsal = rehearsal;
        this.onClose = onClose;
    }

    @Override
    public void prepare(ProtocolBuilder settings) {
        if (settings instanceof HttpProtocolBuilder http) {
            compilers.computeIfAbsent(http, this::compilers);
        }
    }

    @Override
    public Action compile(ActionBuilder action, @Nullable ProtocolBuilder settings, Place place, Action next) {
        HttpProtocolBuilder protocol = settings instanceof HttpProtocolBuilder http ? http : HttpDsl.http;
        Compilers both = compilers.computeIfAbsent(protocol, this::compilers);
        Action compiled = both.plain.compile(action, place, next);
        compiled = compiled == null ? both.streams.compile(action, place, next) : compiled;
        if (compiled == null) {
            throw new IllegalArgumentException("Not an action of HTTP: " + action.words());
        }
        usage.note(action, protocol);
        demands.note(place.scenario(), action, protocol);
        return compiled;
    }

    @Override
    public void complete() {
        compilers.values().forEach(both -> both.streams.complete());
    }

    @Override
    public Demand demand(String scenario) {
        return demands.of(scenario);
    }

    /** {@inheritDoc} What else reads this object is confined to the main thread. */
    @Override
    public long openConnections() {
        return opened.stream().mapToLong(Connections::open).sum();
    }

    @Override
    public void warmUp(Duration atMost) {
        if (!usage.isEmpty()) {
            rehearsal.accept(usage, atMost);
        }
    }

    @Override
    public void close() {
        compilers.values().forEach(both -> both.streams.adviseAtEnd());
        onClose.run();
    }

    private Compilers compilers(HttpProtocolBuilder protocol) {
        Connections made = connections.apply(protocol.connections());
        opened.add(made);
        String warmUpUrl = protocol.connections().warmUpUrl();
        if (warmUpUrl != null) {
            warmUp(made, warmUpUrl, CompiledPassage.compile(protocol.requests().passages(), null));
        }
        SseCompiler streams = new SseCompiler(protocol, new StreamTransports(protocol, made), witness);
        return new Compilers(new PlainCompiler(protocol, user -> UserHttp.of(user, protocol, made)), streams);
    }

    /** What a proxy is told of a user, nobody knows before there are users. */
    private void warmUp(Connections made, String url, CompiledPassage passage) {
        Passage same = passage.same();
        if (same == null) {
            LOG.warn("warmUp(...) is left out: the way through the proxy depends on the user");
        } else {
            warmUp.get(made, url, same);
        }
    }

    /** The compilers of the rooms, for one protocol. */
    private record Compilers(PlainCompiler plain, SseCompiler streams) {}
}
