// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.tryMax;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.SimulationException;
import dev.freshet.core.stats.EndReason;
import dev.freshet.http.SseMessageCheck;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an answer to the first request. */
class ConnectTest {

    private static final ChainBuilder CONNECT = exec(sse("Connect").get("/prices"));
    private static final SseMessageCheck ANY =
            sse.checkMessage("any").check(jmesPath("data").exists());

    private final StreamStage stage = new StreamStage();

    @Test
    void anEventStreamIsOkAndTheUserGoesOnAtOnce() {
        stage.play(CONNECT);
        stage.passMs(40);
        stage.wire().accept();

        assertThat(stage.rows()).containsExactly("Connect OK");
        assertThat(stage.row("Connect").ok().maxNs()).isBetween(39_900_000L, 40_100_000L);
        assertThat(stage.script).containsExactly("40 OK", "40 ended");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
                    text/event-stream
                    text/event-stream;
                    text/event-stream;charset=utf-8
                    text/event-stream ; charset=windows-1252
                    Text/Event-Stream
                    """)
    void theMediaTypeCountsWithoutParametersAndCase(String contentType) {
        stage.play(CONNECT);
        stage.wire().head(200, "Content-Type", contentType);

        assertThat(stage.rows()).containsExactly("Connect OK");
    }

    @Test
    void ofSeveralLinesWithAMediaTypeTheLastOneCounts() {
        stage.play(CONNECT);
        stage.wire()
                .head(200, "content-type", "text/html", "Content-Type", "text/event-stream", "content-type", "none");

        assertThat(stage.rows()).containsExactly("Connect OK");
    }

    @Test
    void aMediaTypeBeforeTheLastOneDoesNotHelp() {
        stage.play(CONNECT);
        stage.wire().head(200, "content-type", "text/event-stream", "Content-Type", "text/html");

        assertThat(stage.rows()).containsExactly("Connect KO unexpected content type text/html");
    }

    @Test
    void otherMediaTypesAreTakenWhereTheSimulationSaysSo() {
        StreamStage lenient = new StreamStage(http.sseAcceptContentType("application/x-ndjson", ""));
        lenient.play(CONNECT.exec(sse("Other", "other").get("/other").acceptContentType("Text/Plain"))
                .exec(sse("No", "no").get("/no")));
        lenient.wire().head(200);
        lenient.wire().head(200, "content-type", "text/plain; charset=utf-8");
        lenient.wire().head(200, "content-type", "text/plain");

        assertThat(lenient.rows())
                .containsExactly("Connect OK", "Other OK", "No KO unexpected content type text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "text/plain;charset=utf-8", "text/ plain", "/"})
    void whatIsNoMediaTypeIsRefused(String type) {
        assertThatThrownBy(() -> http.sseAcceptContentType(type))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("sseAcceptContentType(\"" + type + "\")");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    201 | text/event-stream  | unexpected status 201
                    204 |                    | server answered 204 (no content): stream refused
                    301 | text/html          | status 301 without Location
                    304 | text/html          | unexpected status 304
                    404 | text/event-stream  | unexpected status 404
                    500 | text/html          | unexpected status 500
                    503 | text/event-stream  | unexpected status 503
                    200 |                    | no content type, expected text/event-stream
                    200 | text/html; q=1     | unexpected content type text/html
                    200 | text/event-streamX | unexpected content type text/event-streamx
                    200 | x bogus            | unexpected content type x bogus
                    """)
    void anythingElseIsKoWithItsReason(int status, String contentType, String reason) {
        stage.play(CONNECT);
        if (contentType == null) {
            stage.wire().head(status);
        } else {
            stage.wire().head(status, "content-type", contentType);
        }

        assertThat(stage.rows()).containsExactly("Connect KO " + reason);
        assertThat(stage.script).containsExactly("0 KO", "0 ended");
        stage.passMs(1_000);
        assertThat(stage.wire().isCancelled).isTrue();
        assertThat(stage.loops.waiting()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    gzip      | OK
                    Deflate   | OK
                    COMPRESS  | KO content coding compress is not supported (send no Accept-Encoding)
                    identity  | OK
                    ''        | OK
                    """)
    void aStreamThatCannotBeReadIsKo(String coding, String outcome) {
        stage.play(CONNECT);
        stage.wire().head(200, "content-type", "text/event-stream", "Content-Encoding", coding);

        assertThat(stage.rows()).containsExactly("Connect " + outcome);
    }

    @Test
    void aFailureOfTheConnectionIsKo() {
        stage.play(CONNECT);
        stage.passMs(7);
        stage.wire().fail("connection refused");

        assertThat(stage.rows()).containsExactly("Connect KO connection refused");
        assertThat(stage.script).containsExactly("7 KO", "7 ended");
    }

    @Test
    void aServerThatNeverAnswersIsKoWhenTheRequestTimeoutIsOver() {
        stage.play(CONNECT);
        stage.pass(Duration.ofMinutes(10));

        assertThat(stage.rows()).containsExactly("Connect KO no response head within the request timeout");
        assertThat(stage.script).containsExactly("60000 KO", "60000 ended");
    }

    @Test
    void theRequestTimeoutCanBeSet() {
        StreamStage hasty = new StreamStage(http.requestTimeout(Duration.ofMillis(250)));
        hasty.play(CONNECT);
        hasty.pass(Duration.ofMinutes(10));

        assertThat(hasty.script).containsExactly("250 KO", "250 ended");
    }

    @Test
    void anOpenStreamHasNoTimeout() {
        stage.play(CONNECT.exec(sse("Wait").setCheck().await(Duration.ofDays(2)).on(ANY)));
        stage.wire().accept();
        stage.pass(Duration.ofDays(1));
        stage.wire().read("data: late\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "any OK");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"live", "ended", "crashed"})
    void aSecondStreamOfTheSameNameIsRefusedAndNothingIsSent(String first) {
        stage.play(CONNECT.pause(1).exec(sse("Again").get("/other")));
        Consumer<FakeTransport.FakeExchange> becomes = switch (first) {
            case "ended" -> exchange -> exchange.accept().end();
            case "crashed" -> exchange -> exchange.head(404);
            default -> FakeTransport.FakeExchange::accept;
        };
        becomes.accept(stage.wire());
        stage.passMs(1_000);

        assertThat(stage.wire.exchanges).hasSize(1);
        assertThat(stage.errors())
                .contains("Again: Unable to create a new SSE stream with name freshet.http.sse: already exists");
        assertThat(stage.rows()).noneMatch(row -> row.startsWith("Again"));
        assertThat(stage.script).containsExactly("1000 KO", "1000 ended");
    }

    @Test
    void aNameIsFreeAgainOnceTheStreamIsClosed() {
        stage.play(CONNECT.exec(sse("Close").close()).exec(sse("Again").get("/other")));
        stage.wire().accept();
        stage.wire().accept();

        assertThat(stage.rows()).containsExactly("Connect OK", "Close OK", "Again OK");
    }

    @Test
    void streamsOfOtherNamesAreIndependent() {
        stage.play(
                exec(
                        sse("A").sseName("#{first}").get("/a"),
                        sse("B", session -> "second").get("/b"),
                        sse("Close A").sseName("first").close(),
                        sse("B again", "second").setCheck().await(1).on(ANY)),
                session -> session.set("first", "first"));
        stage.wire.exchanges.get(0).accept();
        stage.wire.exchanges.get(1).accept();
        stage.wire().read("data: x\n\n");

        assertThat(stage.wire.exchanges.get(0).isCancelled).isTrue();
        assertThat(stage.rows()).containsExactly("A OK", "B OK", "Close A OK", "any OK");
    }

    @Test
    void aStreamIsNoAttributeOfTheSession() {
        stage.play(
                exec(
                        sse("Connect", "feed").get("/a"),
                        exec(session -> session.reset()),
                        sse("Wait", "feed").setCheck().await(1).on(ANY)),
                session -> session.set("feed", "a value of a feeder"));
        stage.wire().accept();
        stage.wire().read("data: x\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "any OK");
    }

    @Test
    void aRequestThatCannotBeBuiltIsAnErrorAndNothingIsSent() {
        stage.play(exec(sse("Connect").get("/#{missing}")));

        assertThat(stage.wire.exchanges).isEmpty();
        assertThat(stage.rows()).isEmpty();
        assertThat(stage.errors())
                .containsExactly("Connect: Failed to build request: No attribute named 'missing' is defined");
        assertThat(stage.script).containsExactly("0 KO", "0 ended");
    }

    @Test
    void aNameThatCannotBeResolvedIsAnError() {
        stage.play(exec(sse("#{missing}").get("/")));

        assertThat(stage.errors()).hasSize(1).first().asString().contains("No attribute named 'missing' is defined");
        assertThat(stage.script).containsExactly("0 KO", "0 ended");
    }

    @Test
    void aUserThatEndsWhileConnectingLeavesNothingBehind() {
        stage.play(CONNECT);
        stage.endUser();

        assertThat(stage.wire().isCancelled).isTrue();
        assertThat(stage.loops.waiting()).isZero();
        assertThat(stage.stream("Connect").connectsFailed()).isZero();
        assertThat(stage.stream("Connect").losses().connectsGivenUp()).isEqualTo(1);
        assertThat(stage.rows()).containsExactly("Connect unfinished");
    }

    @Test
    void aUserThatEndsClosesItsStreams() {
        stage.play(exec(sse("A", "a").get("/"), sse("B", "b").get("/")));
        stage.wire().accept();
        stage.wire().accept();

        assertThat(stage.wire.exchanges).allMatch(exchange -> exchange.isCancelled);
        assertThat(stage.stream("A").ends()).containsOnlyKeys(EndReason.RUN_ENDED);
        assertThat(stage.loops.waiting()).isZero();
    }

    @Test
    void aFailedConnectIsSeenByTheBlockAroundIt() {
        ChainBuilder attempt = exec(sse("Connect").get("/")).pause(1).exec(stage.saying("in the block"));
        stage.play(tryMax(1).on(attempt).exec(stage.saying("after")));
        stage.wire().head(503);

        assertThat(stage.script).containsExactly("0 after", "0 KO", "0 ended");
        assertThat(stage.rows()).containsExactly("Connect KO unexpected status 503");
    }
}
