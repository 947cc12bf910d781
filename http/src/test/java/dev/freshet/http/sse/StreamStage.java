// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.CoreDsl;
import dev.freshet.core.PauseType;
import dev.freshet.core.ProtocolBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.feeder.FeederSettings;
import dev.freshet.core.feeder.Feeders;
import dev.freshet.core.raw.RawEvents;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.CompileSettings;
import dev.freshet.core.scenario.Place;
import dev.freshet.core.scenario.Protocol;
import dev.freshet.core.scenario.RunControl;
import dev.freshet.core.scenario.ScenarioCompiler;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.StreamSeries;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.core.time.LoopGroup;
import dev.freshet.http.HttpDsl;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.Stage;
import dev.freshet.http.request.RedirectingTransport;
import dev.freshet.http.sse.FakeTransport.FakeExchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where scenarios with streams are played in virtual time, over a wire that the test holds in its hand. What users say is written down as {@code "<ms since
 * the start> <what>"}.
 */
final class StreamStage extends Stage implements RunControl {

    final FakeTransport wire = new FakeTransport(loops.loop());
    final List<String> script = new ArrayList<>();
    private final HttpProtocolBuilder protocol;
    private final SseCompiler compiler;
    private final long startNs = loops.clock().nowNs();
    private Duration turn = Duration.ofMillis(1);
    private @Nullable RawEvents rawEvents;

    StreamStage() {
        this(HttpDsl.http);
    }

    StreamStage(HttpProtocolBuilder protocol) {
        this(protocol, StreamWitness.NOBODY);
    }

    StreamStage(HttpProtocolBuilder protocol, StreamWitness witness) {
        this.protocol = protocol.baseUrl("http://host");
        this.compiler = new SseCompiler(
                this.protocol, (user, credentials) -> new RedirectingTransport(wire, protocol.redirects()), witness);
    }

    /** Users are put off when they have gone on for so long without a wait. */
    StreamStage inTurnsOf(Duration longest) {
        turn = longest;
        return this;
    }

    /** Every event goes there, too. */
    StreamStage recordingTo(RawEvents events) {
        rawEvents = events;
        return this;
    }

    /** Lets one user begin the chain. When it comes to the end, it says whether it has failed, and ends. */
    StreamStage play(ChainBuilder chain) {
        return play(chain, Function.identity());
    }

    /** As {@link #play}, with a session of that making to begin with. */
    StreamStage play(ChainBuilder chain, Function<Session, Session> beginning) {
        Action first = compile(CoreDsl.exec(chain).exec(this::end));
        VirtualUser started = new VirtualUser(1, loops.loop(), counted, startNs, who -> say("ended"));
        user = started.inTurnsOf(turn);
        started.recordTo(rawEvents);
        started.loop().execute(() -> started.proceed(first, beginning.apply(Session.create("Play", 1))));
        loops.runDue();
        return this;
    }

    Action compile(ChainBuilder chain) {
        CompileSettings.Plugged http = new CompileSettings.Plugged(new Streams(), new StreamsRun(), protocol);
        CompileSettings settings =
                new CompileSettings(PauseType.Constant, List.of(http), this, new Feeders(FeederSettings.DEFAULT));
        Action first = ScenarioCompiler.compile(CoreDsl.scenario("Play").exec(chain), settings);
        compiler.complete();
        return first;
    }

    void pass(Duration time) {
        loops.advance(time);
    }

    void passMs(long ms) {
        loops.advance(Duration.ofMillis(ms));
    }

    /** The latest exchange. */
    FakeExchange wire() {
        return wire.last();
    }

    /** What is being counted of the streams of that name. */
    StreamSeries series(String name) {
        return counted.stream(name);
    }

    /** Says at the end of the run what can only be seen then. */
    void endRun() {
        compiler.adviseAtEnd();
    }

    /** A step that writes down the time and that text. */
    Function<Session, Session> saying(String text) {
        return session -> {
            say(text);
            return session;
        };
    }

    private Session end(Session session) {
        last = session;
        say(session.isFailed() ? "KO" : "OK");
        return session;
    }

    RequestStats row(String name) {
        return stats().requests().stream()
                .filter(request -> request.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    StreamStats stream(String name) {
        return stats().streams().stream()
                .filter(stream -> stream.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void say(String text) {
        script.add((loops.clock().nowNs() - startNs) / 1_000_000 + " " + text);
    }

    @Override
    public void stop(String message) {
        say("stop: " + message);
    }

    @Override
    public void crash(String message) {
        say("crash: " + message);
    }

    private static final class Streams implements Protocol {
        @Override
        public Class<? extends ProtocolBuilder> settingsType() {
            return HttpProtocolBuilder.class;
        }

        @Override
        public boolean owns(ActionBuilder action) {
            return SseCompiler.owns(action);
        }

        @Override
        public Run start(LoopGroup group) {
            throw new UnsupportedOperationException();
        }
    }

    private final class StreamsRun implements Protocol.Run {
        @Override
        public Action compile(ActionBuilder action, @Nullable ProtocolBuilder settings, Place place, Action next) {
            return Objects.requireNonNull(compiler.compile(action, place, next));
        }

        @Override
        public void close() {}
    }
}
