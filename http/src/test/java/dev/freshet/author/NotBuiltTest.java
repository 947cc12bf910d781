// SPDX-License-Identifier: Apache-2.0
package dev.freshet.author;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.pause;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.core.CoreDsl.registerJmesPathFunctions;
import static dev.freshet.core.CoreDsl.registerPebbleExtensions;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.poll;
import static dev.freshet.http.HttpDsl.sitemap;
import static dev.freshet.http.HttpDsl.sse;
import static dev.freshet.http.HttpDsl.ws;
import static dev.freshet.jdbc.JdbcDsl.jdbcFeeder;
import static dev.freshet.redis.RedisDsl.redisFeeder;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.SimulationException;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.run.RunSettings;
import dev.freshet.core.run.Runner;
import dev.freshet.http.net.NettyLoops;
import dev.freshet.http.run.HttpProtocol;
import dev.freshet.redis.RedisClientPool;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What compiles for the sake of simulations that are ported, and what somebody who runs one is told. */
class NotBuiltTest {

    static Stream<Arguments> actions() {
        return Stream.of(
                arguments(
                        ws("Connect")
                                .connect("/socket")
                                .header("a", "b")
                                .await(1)
                                .on(ws.checkTextMessage("m")),
                        "ws(\"Connect\").connect"),
                arguments(
                        ws("Send", "second")
                                .sendText("hello")
                                .await(1)
                                .on(ws.checkTextMessage("m").check(regex("x"))),
                        "ws(\"Send\").sendText"),
                arguments(ws("Send").sendBytes(new byte[1]), "ws(\"Send\").sendBytes"),
                arguments(ws("Close").close(), "ws(\"Close\").close"),
                arguments(ws(session -> "x").close(1000, "bye"), "ws(...).close"),
                arguments(ws.processUnmatchedMessages((messages, session) -> session), "ws.processUnmatchedMessages"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("actions")
    void aWebSocketIsRefusedWhenTheRunIsSetUp(ActionBuilder action, String words) {
        assertThatThrownBy(() -> setUp(action))
                .isInstanceOf(SimulationException.class)
                .hasMessage("scenario 'Ported', step 2, repeat > 1, " + words
                        + ": WebSocket is not built; this tool is for plain HTTP"
                        + " and event streams. Leave the step away, or run it with another tool.");
    }

    @Test
    void pollingIsRefusedWhenTheRunIsSetUp() {
        assertThatThrownBy(() ->
                        setUp(poll().pollerName("p").every(5).exec(sse("Poll").get("/"))))
                .hasMessageStartingWith(
                        "scenario 'Ported', step 2, repeat > 1, poll().every: polling is not built: send the request in a loop");
        assertThatThrownBy(() -> setUp(poll().stop()))
                .hasMessageStartingWith("scenario 'Ported', step 2, repeat > 1, poll().stop: polling is not built");
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                arguments(
                        (ThrowingCallable) () -> http.inferHtmlResources(),
                        "inferHtmlResources: fetching what HTML pages refer to"),
                arguments(
                        (ThrowingCallable) () -> sitemap("urls.xml"),
                        "sitemap(\"urls.xml\") is not built: write the addresses"),
                arguments(
                        (ThrowingCallable) () -> jdbcFeeder("jdbc:x", "u", "p", "select 1"),
                        "jdbcFeeder is not built: export the rows"),
                arguments(
                        (ThrowingCallable)
                                () -> redisFeeder(new RedisClientPool("localhost", 6379).withDatabase(1), "key"),
                        "redisFeeder is not built: export the records"),
                arguments(
                        (ThrowingCallable) () -> registerPebbleExtensions("x"),
                        "registerPebbleExtensions: Pebble templates are not supported"),
                arguments(
                        (ThrowingCallable) () -> registerJmesPathFunctions("x"),
                        "registerJmesPathFunctions: functions of one's own"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("calls")
    void whatBelongsToNoStepIsRefusedWhereItIsCalled(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(SimulationException.class).hasMessageStartingWith(message);
    }

    private static void setUp(ActionBuilder action) {
        Simulation simulation = new Simulation() {
            {
                setUp(scenario("Ported")
                                .exec(pause(1))
                                .exec(repeat(2).on(exec(action)))
                                .injectOpen(atOnceUsers(1)))
                        .protocols(
                                http.wsBaseUrl("ws://localhost").wsReconnect().wsMaxReconnects(3));
            }
        };
        try (NettyLoops loops = new NettyLoops(1)) {
            RunSettings settings =
                    RunSettings.on(loops, loops.loops().get(0)).withProtocols(List.of(new HttpProtocol()));
            new Runner(RunPlan.of(simulation), settings).run();
        }
    }
}
