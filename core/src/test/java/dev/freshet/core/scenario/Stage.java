// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.CoreDsl;
import dev.freshet.core.PauseType;
import dev.freshet.core.Session;
import dev.freshet.core.ThrottleStep;
import dev.freshet.core.feeder.FeederSettings;
import dev.freshet.core.feeder.Feeders;
import dev.freshet.core.inject.RequestRate;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.time.VirtualLoops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where chains are played in virtual time. What happens is written down as {@code "<ms since the start> <what>"}.
 */
final class Stage implements RunControl {

    static final Place NOWHERE = new Place("Play", "step 1, test");

    final VirtualLoops loops = new VirtualLoops(2);
    final List<String> script = new ArrayList<>();
    private final LoopStats stats = new LoopStats();
    private final long startNs = loops.clock().nowNs();
    private final List<CompileSettings.Plugged> protocols = new ArrayList<>();
    private final Random random = new Random(42);
    private final Feeders feeders = new Feeders(FeederSettings.DEFAULT);
    private final List<Throttle> throttles = new ArrayList<>();
    private PauseType pauses = PauseType.Constant;
    private int users;
    private int ended;
    private @Nullable RunStats drained;

    Stage pauses(PauseType type) {
        pauses = type;
        return this;
    }

    /** Requests wait for this throttle, and for those that were added before it; its time begins now. */
    Stage throttle(ThrottleStep... steps) {
        Throttle throttle = new Throttle(RequestRate.of(List.of(steps), 1));
        throttle.begin(startNs);
        throttles.add(throttle);
        return this;
    }

    Stage plug(CompileSettings.Plugged plugged) {
        protocols.add(plugged);
        return this;
    }

    /** Writes down the time and that text. */
    Function<Session, Session> say(String text) {
        return session -> {
            write(text);
            return session;
        };
    }

    /** Writes down that it was asked, and gives that value. */
    <T> Function<Session, T> says(T value) {
        return session -> {
            write("ran");
            return value;
        };
    }

    /** Writes down the time and the values of those attributes. */
    Function<Session, Session> show(String... names) {
        return session -> {
            List<String> values = new ArrayList<>();
            for (String name : names) {
                values.add(name + "=" + (session.contains(name) ? session.getString(name) : "-"));
            }
            write(String.join(" ", values));
            return session;
        };
    }

    /** Writes down the time and whether the session has failed. */
    Function<Session, Session> verdict() {
        return session -> {
            write(session.isFailed() ? "KO" : "OK");
            return session;
        };
    }

    Action compile(ChainBuilder chain) {
        return ScenarioCompiler.compile(
                CoreDsl.scenario("Play").exec(chain),
                new CompileSettings(pauses, throttles, protocols, this, feeders, () -> random));
    }

    /** Plays the chain with one user, for an hour at most. */
    Stage play(ChainBuilder chain) {
        return play(chain, Function.identity());
    }

    /** Plays the chain with one user that begins with a session of that making. */
    Stage play(ChainBuilder chain, Function<Session, Session> beginning) {
        start(compile(chain), 0, beginning);
        loops.runUntilIdle(Duration.ofHours(1));
        return this;
    }

    /** Puts a user on one of the two loops. */
    VirtualUser start(Action first, int loop, Function<Session, Session> beginning) {
        long id = ++users;
        VirtualUser user = new VirtualUser(id, loops.loops().get(loop), stats, startNs, who -> {
            ended++;
            write("end");
        });
        Session session = beginning.apply(Session.create("Play", id));
        user.loop().execute(() -> user.proceed(first, session));
        return user;
    }

    /** The script without the instants. */
    List<String> words() {
        return script.stream()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    RunStats stats() {
        if (drained == null) {
            drained = stats.drain();
        }
        return drained;
    }

    /** The errors in the statistics, without the place that they begin with. */
    List<String> errors() {
        return stats().failures().stream()
                .map(ErrorCount::text)
                .map(text -> text.replace("scenario 'Play', ", ""))
                .toList();
    }

    int ended() {
        return ended;
    }

    @Override
    public void stop(String message) {
        write("stop: " + message);
    }

    @Override
    public void crash(String message) {
        write("crash: " + message);
    }

    void write(String text) {
        script.add((loops.clock().nowNs() - startNs) / 1_000_000 + " " + text);
    }
}
