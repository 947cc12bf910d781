// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.core.CoreDsl.StringBody;
import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.bodyBytes;
import static dev.freshet.core.CoreDsl.bodyLength;
import static dev.freshet.core.CoreDsl.bodyStream;
import static dev.freshet.core.CoreDsl.bodyString;
import static dev.freshet.core.CoreDsl.css;
import static dev.freshet.core.CoreDsl.form;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.jsonpJmesPath;
import static dev.freshet.core.CoreDsl.jsonpJsonPath;
import static dev.freshet.core.CoreDsl.md5;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.core.CoreDsl.responseTimeInMillis;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.core.CoreDsl.sha1;
import static dev.freshet.core.CoreDsl.substring;
import static dev.freshet.core.CoreDsl.xpath;
import static dev.freshet.http.HttpDsl.currentLocation;
import static dev.freshet.http.HttpDsl.currentLocationRegex;
import static dev.freshet.http.HttpDsl.header;
import static dev.freshet.http.HttpDsl.headerRegex;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static dev.freshet.http.HttpDsl.status;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.CheckBuilder;
import dev.freshet.core.CheckType;
import dev.freshet.core.ProtocolBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.run.RunSettings;
import dev.freshet.core.run.Runner;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.Place;
import dev.freshet.core.scenario.Protocol;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.time.ThreadLoop;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.client.NettyConnections;
import dev.freshet.http.net.LoopbackServer.Answers;
import dev.freshet.http.net.NettyLoops;
import dev.freshet.http.warm.Rehearsal;
import dev.freshet.http.warm.Rehearsal.End;
import dev.freshet.http.warm.Rehearsal.Outcome;
import dev.freshet.http.warm.Usage;
import dev.freshet.server.SampleServer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The warm-up over sockets of this machine. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RehearsalTest {

    /** More than any of it takes. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final int USERS = 20;

    private static final Place PLACE = new Place("Plan", "step 1");

    private final NettyLoops loops = new NettyLoops(2);
    private final Set<String> before = sockets();
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final List<String> called = new CopyOnWriteArrayList<>();

    @AfterEach
    void closeLoops() {
        loops.close();
    }

    private Rehearsal rehearsal(UnaryOperator<Answers> server) {
        return new Rehearsal(loops, new HttpProtocol(), RehearsalTest::run, server, USERS);
    }

    private static Protocol.Run run(NettyConnections own) {
        return new HttpRun(options -> own, (made, url, passage) -> {}, (usage, atMost) -> {}, own::close);
    }

    private Outcome rehearse(Duration atMost, HttpProtocolBuilder protocol, ActionBuilder... actions) {
        return rehearse(atMost, this::recording, protocol, actions);
    }

    private Outcome rehearse(
            Duration atMost, UnaryOperator<Answers> server, HttpProtocolBuilder protocol, ActionBuilder... actions) {
        Usage usage = new Usage();
        for (ActionBuilder action : actions) {
            usage.note(action, protocol);
        }
        return rehearsal(server).run(usage, atMost, CompletableFuture.completedFuture(null));
    }

    private Answers recording(Answers samples) {
        return line -> {
            seen.add(line);
            return samples.to(line);
        };
    }

    @Test
    void whatAPlanDoesIsDoneOnEveryLoopAgainAndAgain() {
        Outcome outcome = rehearse(
                LONG,
                http,
                http("R").get("/"),
                sse("S").get("/").await(1).on(message(jmesPath("event").is("x"))));

        assertThat(outcome.end()).isEqualTo(End.AT_EASE);
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.users()).isEqualTo(2 * USERS);
        assertThat(Set.copyOf(seen)).containsExactlyInAnyOrder("GET /json HTTP/1.1", "GET /events HTTP/1.1");
    }

    @Test
    void allOperationsOnStreamsAreDoneWithoutAnError() {
        SseMessageCheck[] message = {
            message(jsonPath("$.a").exists(), substring("a"), bodyString().exists(), regex("a"))
        };
        Outcome outcome = rehearse(
                LONG,
                http,
                sse("S").post("/")
                        .sequence(jmesPath("id"))
                        .expectEvery(message)
                        .await(1)
                        .on(message),
                sse("S").setCheck().await(1).on(message),
                sse("S").expect(1).on(message),
                sse("S").awaitExpected(),
                sse("S").awaitEnd(1));

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.end()).isEqualTo(End.AT_EASE);
        assertThat(Set.copyOf(seen)).containsExactly("POST /events HTTP/1.1");
    }

    @Test
    void checksOfAllKindsFindWhatTheyLookFor() {
        List<CheckBuilder> checks = List.of(
                bodyString().exists(),
                bodyBytes().exists(),
                bodyLength().exists(),
                bodyStream().exists(),
                substring("a"),
                regex("a"),
                jsonPath("$"),
                jmesPath("a"),
                jsonpJsonPath("$"),
                jsonpJmesPath("a"),
                xpath("/a"),
                css("a"),
                form("form"),
                md5().exists(),
                sha1().exists(),
                responseTimeInMillis().exists(),
                status().is(200),
                header("a"),
                headerRegex("a", "a"),
                currentLocation().exists(),
                currentLocationRegex("a"));
        Outcome outcome = rehearse(LONG, http, http("R").post("/").check(checks));

        assertThat(checks.stream().map(check -> check.spec().source().type()))
                .containsExactlyInAnyOrder(CheckType.values());
        assertThat(outcome.errors()).isEmpty();
        assertThat(Set.copyOf(seen))
                .containsExactlyInAnyOrder("POST /json HTTP/1.1", "POST /page HTTP/1.1", "POST /xml HTTP/1.1");
    }

    @Test
    void tlsIsRehearsedWhereThePlanHasItAndThenLast() {
        Outcome outcome = rehearse(LONG, http.baseUrl("https://a"), sse("S").get("/"));

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.end()).isEqualTo(End.AT_EASE);
        assertThat(outcome.users()).isGreaterThan(2 * USERS);
        assertNothingIsLeft();
    }

    @Test
    void http2IsRehearsedWhereItIsSpoken() {
        SseMessageCheck event = message(jmesPath("event").is("x"));
        HttpProtocolBuilder known = http.http2PriorKnowledge(Map.of("hub", true));
        Outcome streams = rehearse(
                LONG, known, http("R").get("/"), sse("S").post("/").await(1).on(event), sse("S").awaitEnd(1));
        Outcome requests = rehearse(LONG, known, http("R").post("/"));

        assertThat(streams).isEqualTo(new Outcome(End.AT_EASE, 4 * USERS, Set.of()));
        assertThat(requests).isEqualTo(new Outcome(End.AT_EASE, 4 * USERS, Set.of()));
        assertNothingIsLeft();
    }

    @Test
    void aServerThatDoesNotAnswerIsNotWaitedForBeyondTheTime() {
        Outcome outcome = rehearse(
                Duration.ofMillis(300),
                samples -> line -> {
                    seen.add(line);
                    return List.of();
                },
                http,
                http("R").get("/"),
                sse("S").get("/"));

        assertThat(outcome.end()).isEqualTo(End.TIME_UP);
        assertNothingIsLeft();
    }

    @Test
    void aLoopThatIsLateMayBeginUsersAfterTheEndAndDoesNotFail() {
        CountDownLatch released = new CountDownLatch(1);
        Usage usage = new Usage();
        usage.note(sse("S").get("/"), http);
        Rehearsal late = new Rehearsal(
                loops, new HttpProtocol(), own -> new HoldingRun(run(own), released), this::recording, USERS);
        Outcome outcome = late.run(usage, Duration.ofMillis(300), CompletableFuture.completedFuture(null));
        released.countDown();

        assertNothingIsLeft();
        assertThat(outcome.end()).isEqualTo(End.TIME_UP);
        assertThat(loops.loops())
                .allSatisfy(loop -> assertThat(loop.guard().failure()).isNull());
    }

    /** A run whose loops are held up from when the first action is compiled, which is before its users are asked to begin. */
    private final class HoldingRun implements Protocol.Run {
        private final Protocol.Run run;
        private final CountDownLatch released;

        HoldingRun(Protocol.Run run, CountDownLatch released) {
            this.run = run;
            this.released = released;
        }

        @Override
        public Action compile(ActionBuilder action, @Nullable ProtocolBuilder settings, Place place, Action next) {
            loops.loops().forEach(loop -> loop.execute(this::hold));
            return run.compile(action, settings, place, next);
        }

        private void hold() {
            try {
                assertThat(released.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            run.close();
        }
    }

    @Test
    void aServerThatAnswersNonsenseIsNoMatterOfTheRun() {
        Outcome outcome = rehearse(
                LONG, samples -> line -> List.of("nonsense\r\n\r\n".getBytes(US_ASCII)), http, sse("S").get("/"));

        assertThat(outcome.end()).isEqualTo(End.AT_EASE);
        assertThat(outcome.errors()).isNotEmpty();
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a", "https://a"})
    void noFunctionOfTheAuthorIsCalledAndNoSocketOrThreadIsLeft(String baseUrl) {
        HttpProtocolBuilder protocol = http.baseUrl(baseUrl)
                .header("h", session -> called("header"))
                .sign((request, session) -> {
                    called("sign");
                    return request;
                })
                .perUserKeyManagerFactory(user -> {
                    called("key of user " + user);
                    throw new IllegalStateException("nobody has a key");
                })
                .transformResponse((response, session) -> {
                    called("transformResponse");
                    return response;
                })
                .check(bodyString().transform(text -> called("transform")));
        Protocol.Run run = new HttpProtocol().start(loops);
        List<ActionBuilder> plan = List.of(
                http(session -> called("name"))
                        .post(session -> called("url"))
                        .body(StringBody(session -> called("body"))),
                sse("S").get(session -> called("url"))
                        .await(session -> Duration.ofSeconds(called("time").length()))
                        .on(message(jmesPath(session -> called("path"))
                                .validate("own", (value, session) -> called("validate")))),
                sse.processUnmatchedMessages((messages, session) -> session.set("a", called("process"))));
        plan.forEach(action -> run.compile(action, protocol, PLACE, (session, user) -> {}));
        run.warmUp(Duration.ofSeconds(2));

        assertThat(called).isEmpty();
        run.close();
        assertNothingIsLeft();
    }

    @Test
    void aRunThatHasWarmedUpHasTheFiguresOfItsUsersAlone() {
        RunStats stats;
        long connections;
        try (SampleServer server = SampleServer.start();
                ThreadLoop reporter = new ThreadLoop("reporter", loops.clock())) {
            Simulation simulation = new Simulation() {
                {
                    setUp(scenario("Plan")
                                    .exec(sse("S").get("/idle")
                                            .await(10)
                                            .on(message(jmesPath("data").exists())))
                                    .exec(sse("C").close())
                                    .injectOpen(atOnceUsers(3)))
                            .protocols(http.baseUrl(server.baseUrl()));
                }
            };
            RunSettings settings = RunSettings.on(loops, reporter).withWarmUp(Duration.ofSeconds(1));
            stats = new Runner(RunPlan.of(simulation), settings).run().stats();
            connections = server.stats().accepted();
        }

        assertThat(stats.requests())
                .extracting(RequestStats::name, RequestStats::okCount, RequestStats::koCount)
                .containsExactly(tuple("S", 3L, 0L), tuple("m", 3L, 0L), tuple("C", 3L, 0L));
        assertThat(stats.failures()).isEmpty();
        assertThat(stats.streams()).hasSize(1);
        assertThat(stats.streams().get(0).events()).isEqualTo(3);
        assertThat(connections).isEqualTo(3);
        assertNothingIsLeft();
    }

    /** A defect of ours, whose users go on all the same. */
    @Test
    void aDefectFailsTheRehearsalAndNoLoopOfTheRun() {
        Usage usage = new Usage();
        usage.note(http("R").get("/"), http);
        Rehearsal rehearsal = new Rehearsal(loops, new HttpProtocol(), Defective::new, this::recording, 1);

        Outcome outcome = rehearsal.run(usage, LONG, CompletableFuture.completedFuture(null));

        assertThat(outcome.end()).isEqualTo(End.FAILED);
        assertThat(outcome.errors())
                .containsExactlyInAnyOrder(
                        "IllegalStateException: no action on freshet-loop-0",
                        "IllegalStateException: no action on freshet-loop-1");
        assertThat(loops.loops()).extracting(loop -> loop.guard().failure()).containsOnlyNulls();
    }

    private record Defective(NettyConnections own) implements Protocol.Run {
        @Override
        public Action compile(ActionBuilder action, @Nullable ProtocolBuilder settings, Place place, Action next) {
            return (session, user) -> {
                user.loop().execute(() -> {
                    throw new IllegalStateException("no action");
                });
                next.execute(session, user);
            };
        }

        @Override
        public void close() {
            own.close();
        }
    }

    @Test
    void aPlanWithoutHttpRehearsesNothing() {
        try (Protocol.Run run = new HttpProtocol().start(loops)) {
            run.warmUp(LONG);
        }
        assertThat(newSockets()).isEmpty();
    }

    private static SseMessageCheck message(CheckBuilder... checks) {
        return sse.checkMessage("m").check(checks);
    }

    /** Notes that a function of the author was called. */
    private String called(String what) {
        called.add(what);
        return "1";
    }

    private void assertNothingIsLeft() {
        long untilNs = loops.clock().nowNs() + Duration.ofSeconds(30).toNanos();
        while (!newSockets().isEmpty() && loops.clock().nowNs() < untilNs) {
            loops.loops()
                    .forEach(loop -> CompletableFuture.runAsync(() -> {}, loop).join());
        }
        assertThat(newSockets()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("freshet-warm-up")
                        || thread.getName().startsWith("freshet-lookup"))
                .allSatisfy(thread -> {
                    thread.join(Duration.ofSeconds(30).toMillis());
                    assertThat(thread.isAlive()).as(thread.getName()).isFalse();
                });
    }

    /** The sockets that this process has now and did not have before; where the system does not tell, none. */
    private Set<String> newSockets() {
        Set<String> now = sockets();
        now.removeAll(before);
        return now;
    }

    private static Set<String> sockets() {
        Set<String> found = new HashSet<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Path.of("/proc/self/fd"), RehearsalTest::isSocket)) {
            files.forEach(file -> found.add(target(file)));
        } catch (IOException e) {
            return found;
        }
        return found;
    }

    private static boolean isSocket(Path file) {
        return target(file).startsWith("socket:");
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return ""; // closed by now
        }
    }
}
