// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.codec.SseEvent;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.Simulation;
import dev.freshet.core.run.RunEnd;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.run.RunResult;
import dev.freshet.core.run.RunSettings;
import dev.freshet.core.run.Runner;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.time.ThreadLoop;
import dev.freshet.http.net.NettyLoops;
import dev.freshet.server.SampleServer;
import dev.freshet.server.StreamScript;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a function of the simulation throws, wherever one can stand, is a failure of that step: told, counted, and the user goes on. Only memory that is exhausted ends
 * the run, as one that is invalid.
 */
@Timeout(120)
@SuppressWarnings({"TypeParameterUnusedInFormals", "DoNotCallSuggester"}) // throwing is what it is for
class AuthorCodeTest {

    private static SampleServer server;

    @BeforeAll
    static void start() {
        server = SampleServer.start();
        server.script("/ticks", StreamScript.stream().event(SseEvent.of("tick")).stall());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What can be thrown; each says its own name. */
    enum Thrown {
        RUNTIME_EXCEPTION,
        CHECKED_EXCEPTION,
        INTERRUPTED_EXCEPTION,
        ASSERTION_ERROR,
        CUSTOM_ERROR,
        NO_CLASS_DEF_FOUND_ERROR,
        EXCEPTION_IN_INITIALIZER_ERROR,
        STACK_OVERFLOW_ERROR;

        Throwable make() {
            return switch (this) {
                case RUNTIME_EXCEPTION -> new IllegalStateException(name());
                case CHECKED_EXCEPTION -> new IOException(name());
                case INTERRUPTED_EXCEPTION -> new InterruptedException(name());
                case ASSERTION_ERROR -> new AssertionError(name());
                case CUSTOM_ERROR -> new OwnError(name());
                case NO_CLASS_DEF_FOUND_ERROR -> new NoClassDefFoundError(name());
                case EXCEPTION_IN_INITIALIZER_ERROR -> new ExceptionInInitializerError(name());
                case STACK_OVERFLOW_ERROR -> new StackOverflowError(name());
            };
        }
    }

    private static final class OwnError extends Error {
        private static final long serialVersionUID = 1L;

        OwnError(String message) {
            super(message);
        }
    }

    /** A value of the author's own class that is at fault when it is looked at. */
    public record Faulty(Session session) {
        public String getProperty() {
            return thrownBy(session);
        }

        @Override
        public String toString() {
            return thrownBy(session);
        }
    }

    private interface Place {
        ChainBuilder with(Function<Session, ?> thrower);
    }

    private static Arguments place(String name, Place place) {
        return Arguments.of(name, place);
    }

    @SuppressWarnings("unchecked")
    private static <T> Function<Session, T> fn(Function<Session, ?> thrower) {
        return (Function<Session, T>) thrower;
    }

    private static <A, R> BiFunction<A, Session, R> second(Function<Session, ?> thrower) {
        return (value, session) -> AuthorCodeTest.<R>fn(thrower).apply(session);
    }

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> places() {
        return Stream.of(
                place("exec", f -> exec(AuthorCodeTest.<Session>fn(f))),
                place("pause", f -> pause(AuthorCodeTest.<Duration>fn(f))),
                place("doIf", f -> doIf(AuthorCodeTest.<Boolean>fn(f)).then(dummy("never", 1))),
                place("asLongAs", f -> asLongAs(AuthorCodeTest.<Boolean>fn(f)).on(dummy("never", 1))),
                place("repeat", f -> repeat(AuthorCodeTest.<Integer>fn(f), "i").on(dummy("never", 1))),
                place(
                        "foreach",
                        f -> foreach(AuthorCodeTest.<List<?>>fn(f), "i").on(dummy("never", 1))),
                place("during", f -> during(AuthorCodeTest.<Duration>fn(f)).on(dummy("never", 1))),
                place(
                        "doSwitch",
                        f -> doSwitch(AuthorCodeTest.<Object>fn(f))
                                .on(onCase("a").then(dummy("never", 1)))),
                place("group", f -> group(AuthorCodeTest.<String>fn(f)).on(dummy("never", 1))),
                place("dummy's name", f -> exec(dummy(AuthorCodeTest.<String>fn(f), 1))),
                place("dummy's update", f -> exec(dummy("d", 1).withSessionUpdate(AuthorCodeTest.<Session>fn(f)))),
                place("text in #{}", f -> exec(dummy("d #{faulty}", 1))),
                place("value in #{}", f -> exec(dummy("#{faulty}", 1))),
                place("getter in #{}", f -> exec(dummy("d #{faulty.property}", 1))),
                place(
                        "request's name",
                        f -> exec(http(AuthorCodeTest.<String>fn(f)).get("/health"))),
                place("address", f -> exec(http("r").get(AuthorCodeTest.<String>fn(f)))),
                place("header", f -> exec(http("r").get("/health").header("X-A", AuthorCodeTest.<String>fn(f)))),
                place("query", f -> exec(http("r").get("/health").queryParam("a", AuthorCodeTest.<Object>fn(f)))),
                place("form", f -> exec(http("r").post("/health").formParam("a", AuthorCodeTest.<Object>fn(f)))),
                place(
                        "text of a body",
                        f -> exec(http("r").post("/health").body(StringBody(AuthorCodeTest.<String>fn(f))))),
                place(
                        "bytes of a body",
                        f -> exec(http("r").post("/health").body(ByteArrayBody(AuthorCodeTest.<byte[]>fn(f))))),
                place("stream of a body", f -> exec(http("r").post("/health").body(InputStreamBody(fn(f))))),
                place("sign", f -> exec(http("r").get("/health").sign(second(f)))),
                place("transformResponse", f -> exec(http("r").get("/health").transformResponse(second(f)))),
                place(
                        "transform",
                        f -> exec(http("r").get("/health").check(bodyString().transformWithSession(second(f))))),
                place(
                        "validate",
                        f -> exec(http("r").get("/health").check(bodyString().validate("own", second(f))))),
                place(
                        "checkIf of a request",
                        f -> exec(http("r")
                                .get("/health")
                                .checkIf(AuthorCodeTest.<dev.freshet.http.Response, Boolean>second(f))
                                .then(status().is(200)))),
                place("connect", f -> exec(sse("s").get(AuthorCodeTest.<String>fn(f)))),
                place(
                        "check of the head",
                        f -> exec(sse("s").get("/ticks").check(status().transformWithSession(second(f))))),
                place(
                        "check of a message",
                        f -> exec(sse("s").get("/ticks")
                                .await(10)
                                .on(sse.checkMessage("m").check(bodyString().transformWithSession(second(f)))))),
                place(
                        "checkIf of a message",
                        f -> exec(sse("s").get("/ticks")
                                .await(10)
                                .on(sse.checkMessage("m")
                                        .checkIf(AuthorCodeTest.<String, Boolean>second(f))
                                        .then(bodyString().exists())))),
                place(
                        "unmatched messages",
                        f -> exec(sse("s").get("/ticks")).exec(sse.processUnmatchedMessages(second(f)))),
                place(
                        "close",
                        f -> exec(sse("s").sseName(AuthorCodeTest.<String>fn(f)).close())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void whatItThrowsIsAFailureOfTheStep(String name, Place place) {
        Set<Long> wentOn = ConcurrentHashMap.newKeySet();
        RunResult result = run(
                Thrown.values().length, faulty(place, AuthorCodeTest::thrownBy).exec(session -> {
                    wentOn.add(session.userId());
                    return session;
                }));

        assertThat(result.end()).isEqualTo(new RunEnd.Completed());
        assertThat(wentOn).hasSize(Thrown.values().length);
        List<String> told = texts(result.stats());
        for (Thrown thrown : Thrown.values()) {
            assertThat(told).as("texts of errors").anyMatch(text -> text.contains(thrown.name()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void whereMemoryIsExhaustedTheRunIsInvalid(String name, Place place) {
        RunResult result = run(
                1,
                exec(session -> session.set("faulty", new Exhausted()))
                        .exec(place.with(session -> new Exhausted().getProperty())));

        assertThat(result.end()).isInstanceOf(RunEnd.Invalid.class);
        assertThat(result.end().text()).startsWith("is invalid: OutOfMemoryError: Java heap space on freshet-loop-");
    }

    @ParameterizedTest
    @EnumSource(Thrown.class)
    void aFeederThatThrowsCrashesTheRun(Thrown thrown) {
        Iterator<Map<String, Object>> iterator = Stream.<Map<String, Object>>generate(() -> sneaky(thrown.make()))
                .iterator();
        RunResult result = run(1, feed(iterator));
        assertThat(result.end()).isInstanceOf(RunEnd.Crashed.class);
        assertThat(result.end().text()).contains(thrown.name());
    }

    /** A value without memory. */
    public static final class Exhausted {
        public String getProperty() {
            throw new OutOfMemoryError("Java heap space");
        }

        @Override
        public String toString() {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    private static ChainBuilder faulty(Place place, Function<Session, ?> thrower) {
        return exec(session -> session.set("faulty", new Faulty(session))).exec(place.with(thrower));
    }

    /** Each user throws another. */
    private static <T> T thrownBy(Session session) {
        Thrown[] all = Thrown.values();
        return sneaky(all[(int) (session.userId() % all.length)].make());
    }

    @SuppressWarnings("unchecked")
    private static <T, E extends Throwable> T sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private static List<String> texts(RunStats stats) {
        return Stream.concat(stats.failures().stream(), stats.errors().stream())
                .map(ErrorCount::text)
                .toList();
    }

    private static RunResult run(int users, ChainBuilder chain) {
        Simulation simulation = new Simulation() {
            {
                setUp(scenario("Author").exec(chain).injectOpen(atOnceUsers(users)))
                        .protocols(http.baseUrl(server.baseUrl()));
            }
        };
        try (NettyLoops own = new NettyLoops(2);
                ThreadLoop ownReporter = new ThreadLoop("reporter", own.clock())) {
            return new Runner(RunPlan.of(simulation), RunSettings.on(own, ownReporter)).run();
        }
    }
}
