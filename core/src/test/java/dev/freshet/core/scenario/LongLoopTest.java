// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.asLongAs;
import static dev.freshet.core.CoreDsl.constantPauses;
import static dev.freshet.core.CoreDsl.doWhile;
import static dev.freshet.core.CoreDsl.during;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.foreach;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.feeder.FeederSettings;
import dev.freshet.core.feeder.Feeders;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.time.Clock;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGuard;
import dev.freshet.core.time.Timeout;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops that never wait: a million passes, no growth of the stack, and hardly a turn of the loop's queue. */
class LongLoopTest {

    private static final int MILLION = 1_000_000;

    private final TickingLoop loop = new TickingLoop();
    private final AtomicInteger passes = new AtomicInteger();
    private boolean ended;

    static Stream<Arguments> loops() {
        return Stream.of(
                loop("repeat", body -> repeat(MILLION).on(body)),
                loop("repeat with a counter", body -> repeat(MILLION, "i").on(body)),
                loop(
                        "repeat in repeat",
                        body -> repeat(1000).on(repeat(1000, "i").on(body))),
                loop(
                        "foreach",
                        body -> foreach(Collections.nCopies(MILLION, "a"), "x").on(body)),
                loop(
                        "asLongAs",
                        body -> asLongAs(s -> s.getInt("i") < MILLION, "i").on(body)),
                loop(
                        "doWhile",
                        body -> doWhile(s -> s.getInt("i") < MILLION, "i").on(body)));
    }

    private static Arguments loop(String name, Function<ChainBuilder, ChainBuilder> loop) {
        return arguments(name, loop);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("loops")
    void aMillionPassesRunWithoutAWaitAndWithoutGrowthOfTheStack(String name, Function<ChainBuilder, ChainBuilder> of) {
        play(of.apply(exec(this::count)));

        assertThat(passes).hasValue(MILLION);
        assertThat(ended).isTrue();
        assertThat(loop.executed)
                .as("turns, so that other users are not kept waiting")
                .isBetween(500, 10_000);
    }

    @Test
    void timePassesInALoopThatNeverWaits() {
        play(during(Duration.ofMillis(100)).on(exec(this::count)));

        assertThat(ended).isTrue();
        assertThat(passes)
                .as(
                        "each look at the clock moves it by a microsecond: there are two in a pass, and one behind each of its two actions")
                .hasValueBetween(22_500, 25_000);
    }

    private Session count(Session session) {
        passes.incrementAndGet();
        return session;
    }

    private void play(ChainBuilder chain) {
        Action first = ScenarioCompiler.compile(
                scenario("Long").exec(chain),
                new CompileSettings(constantPauses, List.of(), new Stage(), new Feeders(FeederSettings.DEFAULT)));
        VirtualUser user = new VirtualUser(1, loop, new LoopStats(), 0, who -> ended = true);
        user.proceed(first, Session.create("Long", 1));
        loop.runAll();
    }

    /** A loop whose clock moves by a microsecond each time it is read. */
    private static final class TickingLoop implements Loop {
        private final LoopGuard guard = new LoopGuard();
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private long nowNs;
        private int executed;

        @Override
        public Clock clock() {
            return new Clock() {
                @Override
                public long nowNs() {
                    nowNs += 1000;
                    return nowNs;
                }

                @Override
                public long epochNs(long instantNs) {
                    return instantNs;
                }
            };
        }

        @Override
        public void execute(Runnable task) {
            executed++;
            tasks.add(task);
        }

        @Override
        public Timeout schedule(long atNs, Runnable task) {
            executed++;
            tasks.add(task);
            return () -> {};
        }

        @Override
        public LoopGuard guard() {
            return guard;
        }

        @Override
        public boolean isCurrent() {
            return true;
        }

        void runAll() {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }
    }
}
