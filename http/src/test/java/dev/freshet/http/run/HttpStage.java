// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.CoreDsl;
import dev.freshet.core.PauseType;
import dev.freshet.core.Session;
import dev.freshet.core.feeder.FeederSettings;
import dev.freshet.core.feeder.Feeders;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.CompileSettings;
import dev.freshet.core.scenario.RunControl;
import dev.freshet.core.scenario.ScenarioCompiler;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.http.HttpDsl;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.Stage;
import dev.freshet.http.run.ScriptedWire.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Where a user plays a chain of requests and streams in virtual time, against a server that answers by a script. */
final class HttpStage extends Stage implements RunControl {

    final List<String> warmedUp = new ArrayList<>();
    final ScriptedWire wire = new ScriptedWire(loops.loop());
    private final HttpProtocolBuilder protocol;

    HttpStage() {
        this(UnaryOperator.identity());
    }

    /** A stage for the protocol with that base URL {@code http://host} and what the function adds. */
    HttpStage(UnaryOperator<HttpProtocolBuilder> protocol) {
        this.protocol = protocol.apply(HttpDsl.http.baseUrl("http://host"));
    }

    HttpStage answer(String request, Answer... inTurn) {
        wire.answer(request, inTurn);
        return this;
    }

    /** Has one user play the request and end. */
    HttpStage play(ActionBuilder action) {
        return play(CoreDsl.exec(action), Function.identity());
    }

    HttpStage play(ChainBuilder chain) {
        return play(chain, Function.identity());
    }

    HttpStage play(ChainBuilder chain, Function<Session, Session> beginning) {
        start(chain, beginning);
        loops.advance(Duration.ofMinutes(10));
        return this;
    }

    /** Has one user begin, and lets no time pass. */
    HttpStage start(ChainBuilder chain, Function<Session, Session> beginning) {
        HttpRun run = new HttpRun(
                options -> wire, (connections, url, passage) -> warmedUp.add(url), (usage, atMost) -> {}, () -> {});
        CompileSettings.Plugged http = new CompileSettings.Plugged(new HttpProtocol(), run, protocol);
        Action first = ScenarioCompiler.compile(
                CoreDsl.scenario("Play").exec(chain).exec(this::end),
                new CompileSettings(PauseType.Constant, List.of(http), this, new Feeders(FeederSettings.DEFAULT)));
        VirtualUser started =
                new VirtualUser(1, loops.loop(), counted, loops.clock().nowNs(), who -> {});
        user = started;
        started.loop().execute(() -> started.proceed(first, beginning.apply(Session.create("Play", 1))));
        loops.runDue();
        return this;
    }

    private Session end(Session session) {
        last = session;
        return session;
    }

    boolean isOver() {
        return last != null;
    }

    @Override
    public void stop(String message) {
        throw new AssertionError("stop: " + message);
    }

    @Override
    public void crash(String message) {
        throw new AssertionError("crash: " + message);
    }
}
