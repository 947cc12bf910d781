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
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.time.VirtualLoops;
import dev.freshet.http.HttpDsl;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.run.ScriptedWire.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where a user plays a chain of requests and streams in virtual time, against a server that answers by a script. */
final class HttpStage implements RunControl {

    final VirtualLoops loops = new VirtualLoops(1);
    final List<String> warmedUp = new ArrayList<>();
    final ScriptedWire wire = new ScriptedWire(loops.loop());
    private final LoopStats stats = new LoopStats();
    private final HttpProtocolBuilder protocol;
    private @Nullable Session last;
    private @Nullable RunStats drained;
    private @Nullable VirtualUser user;

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
        HttpRun run =
                new HttpRun(options -> wire, (connections, url) -> warmedUp.add(url), (usage, atMost) -> {}, () -> {});
        CompileSettings.Plugged http = new CompileSettings.Plugged(new HttpProtocol(), run, protocol);
        Action first = ScenarioCompiler.compile(
                CoreDsl.scenario("Play").exec(chain).exec(this::end),
                new CompileSettings(PauseType.Constant, List.of(http), this, new Feeders(FeederSettings.DEFAULT)));
        VirtualUser started =
                new VirtualUser(1, loops.loop(), stats, loops.clock().nowNs(), who -> {});
        user = started;
        started.loop().execute(() -> started.proceed(first, beginning.apply(Session.create("Play", 1))));
        loops.runDue();
        return this;
    }

    void endUser() {
        Objects.requireNonNull(user).cutOff();
    }

    private Session end(Session session) {
        last = session;
        return session;
    }

    boolean isOver() {
        return last != null;
    }

    /** The session that the user came to the end with. */
    Session session() {
        return Objects.requireNonNull(last, "the user has not come to the end");
    }

    RunStats stats() {
        if (drained == null) {
            drained = stats.drain();
        }
        return drained;
    }

    /** The rows of the statistics, as {@code "name OK"} or {@code "name KO text"}, each with a count where it is not 1. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (RequestStats request : stats().requests()) {
            if (request.okCount() > 0) {
                rows.add(request.path() + " OK" + times(request.okCount()));
            }
            for (ErrorCount error : request.errors()) {
                rows.add(request.path() + " KO " + error.text() + times(error.count()));
            }
            if (request.skipped() > 0) {
                rows.add(request.path() + " skipped" + times(request.skipped()));
            }
            if (!request.unfinished().isEmpty()) {
                rows.add(request.path() + " unfinished"
                        + times(request.unfinished().count()));
            }
        }
        return rows;
    }

    /** The texts in the table of errors. */
    List<String> errors() {
        return stats().failures().stream().map(ErrorCount::text).toList();
    }

    private static String times(long count) {
        return count == 1 ? "" : " x" + count;
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
