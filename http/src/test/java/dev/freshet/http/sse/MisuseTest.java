// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.bodyBytes;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.pause;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.core.CoreDsl.substring;
import static dev.freshet.core.CoreDsl.xpath;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.CheckBuilder;
import dev.freshet.core.SimulationException;
import dev.freshet.core.exec.Executable;
import dev.freshet.core.scenario.Place;
import dev.freshet.http.HttpDsl;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseMeasure;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseReconnect;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in a simulation are reported before the run, with the place where they stand. */
class MisuseTest {

    private static final SseConnectActionBuilder CONNECT = sse("Connect").get("/");

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(CONNECT.await(1).on(), "await(..).on() has no check to wait for"),
                arguments(sse("S").setCheck().await(1).on(), "await(..).on() has no check to wait for"),
                arguments(sse("S").expect(1).on(), "expect(..).on() has no check to wait for"),
                arguments(CONNECT.await(1).on(missing()), "await(..).on(..): check 1 is null"),
                arguments(CONNECT.measure(sse.count(" ").whenAny()), "measure(..): measure 1 has no name"),
                arguments(
                        CONNECT.measure(sse.count("a").whenAny(), sse.gaps("a").whenAny()),
                        "measure(..): two measures of the stream are called 'a'"),
                arguments(CONNECT.measure(missingMeasure()), "measure(..): measure 1 is null"),
                arguments(CONNECT.measure(sse.count("a").when()), "measure 'a': it does not say which events"),
                arguments(CONNECT.measure(sse.count("a").when(missingPart())), "measure 'a': a check is null"),
                arguments(
                        CONNECT.measure(sse.count("a").when(jmesPath("x").saveAs("x"))),
                        "measure 'a': a check saves 'x', but no user waits for what it finds"),
                arguments(CONNECT.measure(sse.count("a").when(bodyBytes())), "measure 'a': bodyBytes can't be"),
                arguments(
                        CONNECT.measure(sse.sum("a").of(jsonPath("$.x").findAll())),
                        "measure 'a': the check finds a list, which is no number"),
                arguments(CONNECT.measure(sse.value("a").of(jsonPath("$["))), "measure 'a': "),
                arguments(CONNECT.measure(sse.goodput("a").of()), "measure 'a': it has no bound"),
                arguments(
                        CONNECT.measure(sse.ratio("r")
                                .of(sse.count("x").when())
                                .by(sse.count("y").whenAny())),
                        "measure 'x': it does not say which events"),
                arguments(CONNECT.failWhen("e"), "failWhen(\"e\"): it does not say which events"),
                arguments(CONNECT.failWhen("", jmesPath("e")), "failWhen(..): the failure has no name"),
                arguments(CONNECT.endsWith(), "endsWith(..): it does not say which events"),
                arguments(CONNECT.closeAtEnd(), "closeAtEnd(): no event ends the stream"),
                arguments(CONNECT.expectEvery(check(), missing()), "expectEvery(..): check 2 is null"),
                arguments(
                        CONNECT.await(1).on(check().check(missingPart())),
                        "checkMessage(\"c\") has a criterion that is null"),
                arguments(
                        CONNECT.await(1).on(check().matching(missingPart())),
                        "checkMessage(\"c\") has a criterion that is null"),
                arguments(
                        CONNECT.await(1).on(check().matching(jmesPath("a").saveAs("a"))),
                        "move saveAs(\"a\") into check(...)"),
                arguments(CONNECT.await(1).on(check().check(bodyBytes())), "bodyBytes can't be checked here"),
                arguments(CONNECT.await(1).on(check().check(jmesPath("a["))), "checkMessage(\"c\"): "),
                arguments(CONNECT.await("#{").on(check()), "#{"),
                arguments(CONNECT.expectEvery(check().check(jmesPath("a").saveAs("a"))), "check 'c' saves [a]"),
                arguments(CONNECT.stallAfter("#{"), "#{"),
                arguments(
                        CONNECT.proxy(HttpDsl.Proxy("localhost", 0)),
                        "Proxy(\"localhost\", 0): a port is from 1 to 65535"),
                arguments(CONNECT.header("a b", "c"), "header name 'a b'"),
                arguments(CONNECT.await(-1).on(check()), "await(-1 s): give a time that is not negative"),
                arguments(sse("S").awaitEnd(Duration.ofMillis(-1)), "awaitEnd(-1 ms): give a time"),
                arguments(sse("S", "#{").close(), "#{"));
    }

    static Stream<Arguments> mistakesOfDelivery() {
        return Stream.of(
                arguments(
                        CONNECT.sequence(jmesPath("id").saveAs("n")),
                        "sequence(..): the check saves 'n', but no user waits for what it finds: leave saveAs out"),
                arguments(CONNECT.publishedAt(jmesPath("t").saveAs("t")), "publishedAt(..): the check saves 't'"),
                arguments(CONNECT.sequence(jmesPath("id[")), "sequence(..): "),
                arguments(CONNECT.sequence(bodyBytes()), "sequence(..): bodyBytes can't be checked here"),
                arguments(CONNECT.sequence(xpath("//id")), "sequence(..): xpath can't be checked here"),
                arguments(
                        CONNECT.sequence(jsonPath("$..id").findAll()),
                        "sequence(..): the check finds a list, which is no number: take one value, or make one of it with transform(..)"),
                arguments(CONNECT.sequence(jmesPath("id").ofBoolean()), "the check finds a boolean"),
                arguments(CONNECT.sequence(jmesPath("id").ofList()), "the check finds a list"),
                arguments(CONNECT.sequence(regex("(.)(.)").captureGroups(2)), "the check finds a list"),
                arguments(
                        CONNECT.publishedAt(jmesPath("t").ofLong()),
                        "publishedAt(..): the check finds a number, whose unit is not known: give it, as in publishedAt(.., ChronoUnit.MILLIS)"),
                arguments(CONNECT.publishedAt(substring("t")), "the check finds a number, whose unit is not known"));
    }

    @ParameterizedTest
    @MethodSource({"mistakes", "mistakesOfDelivery"})
    void isReportedWithItsPlace(ActionBuilder action, String message) {
        StreamStage stage = new StreamStage();

        assertThatThrownBy(() -> stage.compile(exec(repeat(2).on(exec(action)))))
                .isInstanceOf(SimulationException.class)
                .hasMessageStartingWith("scenario 'Play', step 1, repeat")
                .hasMessageContaining("sse(\"")
                .hasMessageContaining(message);
    }

    static Stream<Arguments> strangers() {
        SseConnectActionBuilder prices = sse("Prices", "prices").get("/");
        return Stream.of(
                arguments(pause(1), sse("S").close(), "step 2, sse(\"S\").close: ", "a stream without a name: connect"),
                arguments(prices, sse("S", "price").setCheck(), "step 2", "a stream 'price', only a stream 'prices'"),
                arguments(prices, sse("S").expect(1).on(check()), "step 2", "a stream without a name, only"),
                arguments(prices, sse("S").awaitExpected(), "step 2", "a stream without a name, only"),
                arguments(
                        exec(CONNECT, prices),
                        sse("S", "a").awaitEnd(1),
                        "step 3",
                        "a stream 'a', only a stream without a name, a stream 'prices': give both"),
                arguments(
                        prices,
                        sse.processUnmatchedMessages("a", (messages, session) -> session),
                        "step 2, sse.processUnmatchedMessages",
                        "a stream 'a'"));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void aStreamThatNoStepOpensIsReportedWithThePlaceOfItsFirstUse(
            Executable before, ActionBuilder action, String step, String message) {
        StreamStage stage = new StreamStage();

        assertThatThrownBy(() -> stage.compile(exec(before).exec(action).exec(action)))
                .isInstanceOf(SimulationException.class)
                .hasMessageStartingWith("scenario 'Play', " + step)
                .hasMessageContaining(": no step of the scenario opens " + message);
    }

    @Test
    void aNameThatOnlyTheSessionKnowsIsNotJudgedBeforeTheRun() {
        SseConnectActionBuilder any = sse("Any").sseName("#{name}").get("/");

        assertThatCode(() -> new StreamStage().compile(exec(any, sse("S", "a").close())))
                .doesNotThrowAnyException();
        assertThatCode(() -> new StreamStage().compile(exec(sse("S", "#{name}").close())))
                .doesNotThrowAnyException();
    }

    @Test
    void aStreamMayBeOpenedByALaterStepOfALoop() {
        assertThatCode(() -> new StreamStage()
                        .compile(repeat(2).on(exec(sse("S").close()).exec(CONNECT))))
                .doesNotThrowAnyException();
    }

    @Test
    void aBaseUrlThatIsNoneIsReported() {
        SseCompiler compiler = new SseCompiler(http.baseUrl("localhost:8080"), (user, credentials) -> {
            throw new AssertionError("nothing is opened");
        });

        assertThatThrownBy(() -> compiler.compile(CONNECT, new Place("Play", "step 1"), (session, user) -> {}))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("base URL 'localhost:8080'")
                .hasMessageContaining("give one such as http://localhost:8080");
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("stall", (ThrowingCallable) () -> sse("S").get("/").stallAfter(0)),
                arguments("stall of the protocol", (ThrowingCallable) () -> http.sseStallAfter(Duration.ofSeconds(-1))),
                arguments("unit", (ThrowingCallable) () -> CONNECT.publishedAt(jmesPath("t"), ChronoUnit.MINUTES)),
                arguments("unit of the protocol", (ThrowingCallable)
                        () -> http.ssePublishedAt(jmesPath("t"), ChronoUnit.DAYS)),
                arguments("buffer", (ThrowingCallable) () -> http.sseUnmatchedInboundMessageBufferSize(-1)),
                arguments("event size", (ThrowingCallable) () -> http.sseMaxEventSize(0)),
                arguments("redirects", (ThrowingCallable) () -> http.maxRedirects(-1)),
                arguments("request timeout", (ThrowingCallable) () -> http.requestTimeout(Duration.ZERO)),
                arguments("attempts", (ThrowingCallable)
                        () -> SseReconnect.onDrop().maxAttempts(0)),
                arguments(
                        "delay", (ThrowingCallable) () -> SseReconnect.onDrop().delay(Duration.ofSeconds(-1))),
                arguments(
                        "factor", (ThrowingCallable) () -> SseReconnect.onDrop().backoff(0.5, Duration.ofSeconds(1))),
                arguments("no number", (ThrowingCallable)
                        () -> SseReconnect.onDrop().backoff(Double.NaN, Duration.ofSeconds(1))),
                arguments(
                        "jitter", (ThrowingCallable) () -> SseReconnect.onDrop().jitter(1.5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void aValueThatMakesNoSenseIsRefusedAtOnce(String what, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(SimulationException.class).hasMessageContaining("give");
    }

    static Stream<Arguments> absent() {
        return Stream.of(
                arguments("sequence(..)", (ThrowingCallable) () -> CONNECT.sequence(missingPart())),
                arguments("publishedAt(..)", (ThrowingCallable) () -> CONNECT.publishedAt(missingPart())),
                arguments("publishedAt(..)", (ThrowingCallable)
                        () -> CONNECT.publishedAt(missingPart(), ChronoUnit.MILLIS)),
                arguments("sseSequence(..)", (ThrowingCallable) () -> http.sseSequence(missingPart())),
                arguments("ssePublishedAt(..)", (ThrowingCallable) () -> http.ssePublishedAt(missingPart())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("absent")
    void aCheckThatIsNotThereYetIsRefusedAtOnce(String method, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(SimulationException.class)
                .hasMessage(method + ": the check is null. If it is a field, declare it above the place that uses it.");
    }

    @Test
    void whatTheProtocolAsksForIsReportedWithTheFirstStreamThatIsAskedForIt() {
        StreamStage stage = new StreamStage(http.sseSequence(jmesPath("id").saveAs("n")));

        assertThatThrownBy(() -> stage.compile(exec(CONNECT)))
                .hasMessageStartingWith("scenario 'Play', step 1")
                .hasMessageContaining("sseSequence(..): the check saves 'n'");
        assertThatCode(() -> stage.compile(exec(CONNECT.disableSequence()))).doesNotThrowAnyException();
    }

    private static SseMessageCheck check() {
        return sse.checkMessage("c");
    }

    /** As a field that is used before it is assigned. */
    @SuppressWarnings("NullAway")
    private static SseMessageCheck missing() {
        @Nullable SseMessageCheck check = null;
        return check;
    }

    @SuppressWarnings("NullAway")
    private static SseMeasure missingMeasure() {
        @Nullable SseMeasure measure = null;
        return measure;
    }

    @SuppressWarnings("NullAway")
    private static CheckBuilder missingPart() {
        @Nullable CheckBuilder part = null;
        return part;
    }
}
