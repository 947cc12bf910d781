// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.core.CoreDsl.StringBody;
import static dev.freshet.core.CoreDsl.bodyBytes;
import static dev.freshet.core.CoreDsl.bodyLength;
import static dev.freshet.core.CoreDsl.bodyString;
import static dev.freshet.core.CoreDsl.css;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.exitBlockOnFail;
import static dev.freshet.core.CoreDsl.group;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.md5;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.core.CoreDsl.responseTimeInMillis;
import static dev.freshet.core.CoreDsl.sha1;
import static dev.freshet.core.CoreDsl.substring;
import static dev.freshet.core.CoreDsl.tryMax;
import static dev.freshet.core.CoreDsl.xpath;
import static dev.freshet.http.HttpDsl.currentLocation;
import static dev.freshet.http.HttpDsl.currentLocationRegex;
import static dev.freshet.http.HttpDsl.header;
import static dev.freshet.http.HttpDsl.headerRegex;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.httpConcurrentRequests;
import static dev.freshet.http.HttpDsl.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.stats.GroupStats;
import dev.freshet.http.HttpRequestActionBuilder;
import dev.freshet.http.run.ScriptedWire.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain requests, from the action to the row. */
class PlainRequestTest {

    private static final Answer JSON = Answer.text("{\"id\": 7, \"name\": \"b\u00e4r\"}");

    static Stream<Arguments> verbs() {
        return Stream.of(
                Arguments.of("GET", http("R").get("/a")),
                Arguments.of("QUERY", http("R").query("/a")),
                Arguments.of("PUT", http("R").put("/a")),
                Arguments.of("POST", http("R").post("/a")),
                Arguments.of("PATCH", http("R").patch("/a")),
                Arguments.of("HEAD", http("R").head("/a")),
                Arguments.of("DELETE", http("R").delete("/a")),
                Arguments.of("OPTIONS", http("R").options("/a")),
                Arguments.of("PURGE", http("R").httpRequest("PURGE", s -> "/a")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verbs")
    void everyVerbGoesOutAsItIsCalled(String method, HttpRequestActionBuilder request) {
        HttpStage stage =
                new HttpStage().answer(method + " /a", Answer.status(200)).play(request);

        assertThat(stage.wire.sent()).containsExactly(method + " http://host/a");
        assertThat(stage.rows()).containsExactly("R OK");
        assertThat(stage.session().isFailed()).isFalse();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "200, OK",
        "201, OK",
        "204, OK",
        "299, OK",
        "304, OK",
        "300, KO unexpected status 300",
        "305, KO unexpected status 305",
        "400, KO unexpected status 400",
        "404, KO unexpected status 404",
        "500, KO unexpected status 500",
        "503, KO unexpected status 503"
    })
    void withoutACheckTheStatusMustBeASuccessOrNotModified(int status, String verdict) {
        HttpStage stage = new HttpStage()
                .answer("GET /a", Answer.status(status))
                .play(http("R").get("/a"));

        assertThat(stage.rows()).containsExactly("R " + verdict);
        assertThat(stage.session().isFailed()).isEqualTo(verdict.startsWith("KO"));
    }

    @Test
    void aCheckOfTheStatusReplacesTheOneThatIsImplied() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", Answer.status(404))
                .play(exec(http("Is").get("/a").check(status().is(404)))
                        .exec(http("In").get("/a").check(status().in(200, 201))));

        assertThat(stage.rows()).containsExactly("Is OK", "In KO status.find.in(200, 201), found 404");
    }

    static Stream<Arguments> checks() {
        return Stream.of(
                Arguments.of("bodyString", bodyString().is("{\"id\": 7, \"name\": \"b\u00e4r\"}"), ""),
                Arguments.of("substring", substring("name").exists(), ""),
                Arguments.of("regex", regex("\"id\": (\\d+)").is("8"), "regex(\"id\": (\\d+)).find.is(8), found 7"),
                Arguments.of("jsonPath", jsonPath("$.name").is("b\u00e4r"), ""),
                Arguments.of(
                        "jmesPath", jmesPath("id").ofInt().gt(7), "jmesPath(id).find.gt(7), 7 is not greater than 7"),
                Arguments.of("bodyLength", bodyLength().is(25), ""),
                Arguments.of(
                        "bodyBytes",
                        bodyBytes().transform(bytes -> bytes.length).is(25),
                        ""),
                Arguments.of("md5", md5().transform(String::length).is(32), ""),
                Arguments.of("sha1", sha1().transform(String::length).is(40), ""),
                Arguments.of("header", header("X-Token").is("t-1"), ""),
                Arguments.of("header, all", header("x-token").findAll().is(List.of("t-1", "t-2")), ""),
                Arguments.of(
                        "headerRegex", headerRegex("x-token", "t-(\\d)").find(1).is("2"), ""),
                Arguments.of("header, none", header("nope").exists(), "header(nope).find.exists, found nothing"),
                Arguments.of("currentLocation", currentLocation().is("http://host/a"), ""),
                Arguments.of(
                        "currentLocationRegex", currentLocationRegex("//(.*)/").is("host"), ""),
                Arguments.of("responseTime", responseTimeInMillis().is(2), ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checks")
    void everyKindOfCheckLooksIntoTheResponse(String kind, CheckBuilder check, String error) {
        Answer answer = JSON.header("X-Token", "t-1").header("x-token", "t-2");
        HttpStage stage = new HttpStage()
                .answer("GET /a", answer)
                .play(http("R").get("/a").check(check));

        assertThat(stage.rows()).containsExactly(error.isEmpty() ? "R OK" : "R KO " + error);
    }

    @Test
    void pagesAreSearchedBySelectorsAndPaths() {
        Answer page = Answer.text("<html><form><input name='csrf' value='x7'/></form></html>")
                .header("Content-Type", "text/html");
        HttpStage stage = new HttpStage()
                .answer("GET /a", page)
                .play(http("R")
                        .get("/a")
                        .check(
                                css("input[name=csrf]", "value").saveAs("css"),
                                xpath("//input/@value").saveAs("xpath")));

        assertThat(stage.rows()).containsExactly("R OK");
        assertThat(stage.session().getString("css")).isEqualTo("x7");
        assertThat(stage.session().getString("xpath")).isEqualTo("x7");
    }

    @Test
    void theStatusIsReportedBeforeWhatIsMissingInThePage() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", Answer.status(500).body("oops"))
                .play(http("R").get("/a").check(substring("fine").saveAs("x"), status().is(200)));

        assertThat(stage.rows()).containsExactly("R KO status.find.is(200), found 500");
    }

    @Test
    void whatPassedIsSavedAlsoWhenSomethingElseFails() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", JSON)
                .play(http("R")
                        .get("/a")
                        .check(jmesPath("nope").exists(), jmesPath("id").saveAs("id")));

        assertThat(stage.session().getString("id")).isEqualTo("7");
        assertThat(stage.session().isFailed()).isTrue();
    }

    @Test
    void conditionsDecideWhetherACheckRuns() {
        HttpRequestActionBuilder request = http("R")
                .get("/a")
                .checkIf("#{wanted}")
                .then(substring("1").exists())
                .checkIf(session -> !session.getBoolean("wanted"))
                .then(substring("2").exists())
                .checkIf((response, session) ->
                        response.status().code() == 200 && response.bodyString().contains("id"))
                .then(List.of(substring("3").exists()));
        HttpStage stage =
                new HttpStage().answer("GET /a", JSON).play(exec(request), session -> session.set("wanted", false));

        assertThat(stage.rows()).containsExactly("R KO substring(2).find.exists, found nothing");
    }

    @Test
    void checksOfTheProtocolHoldUnlessTheyAreIgnored() {
        HttpStage stage = new HttpStage(protocol -> protocol.check(
                                header("x-id").exists())
                        .checkIf((response, session) -> response.status().code() == 200)
                        .then(substring("z").exists()))
                .answer("GET /a", Answer.text("a"))
                .play(exec(http("R").get("/a")).exec(http("Ignoring").get("/a").ignoreProtocolChecks()));

        assertThat(stage.rows()).containsExactly("R KO header(x-id).find.exists, found nothing", "Ignoring OK");
    }

    @Test
    void aTransformedResponseIsWhatChecksSee() {
        HttpStage stage = new HttpStage(protocol -> protocol.transformResponse(
                        (response, session) -> response.withBody(response.bodyString() + "!")))
                .answer("GET /a", Answer.text("a"))
                .play(exec(http("Protocol").get("/a").check(bodyString().is("a!")))
                        .exec(http("Own")
                                .get("/a")
                                .transformResponse((response, session) -> response.withStatus(418))
                                .check(status().is(418)))
                        .exec(http("Crash").get("/a").transformResponse((response, session) -> {
                            throw new IllegalStateException("no");
                        })));

        assertThat(stage.rows())
                .containsExactly(
                        "Protocol OK", "Own OK", "Crash KO transformResponse crashed: IllegalStateException: no");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain; charset=iso-8859-1 | \u00e4\u00f6",
                "text/plain;charset=\"ISO-8859-1\" | \u00e4\u00f6",
                "text/plain | \ufffd\ufffd",
                "text/plain; charset=klingon | \ufffd\ufffd"
            })
    void textIsReadInTheCharsetThatIsNamed(String type, String expected) {
        Answer answer = Answer.status(200)
                .header("Content-Type", type)
                .body("\u00e4\u00f6".getBytes(StandardCharsets.ISO_8859_1));
        HttpStage stage = new HttpStage()
                .answer("GET /a", answer)
                .play(http("R").get("/a").check(bodyString().saveAs("text")));

        assertThat(stage.session().getString("text")).isEqualTo(expected);
    }

    @Test
    void aBodyThatIsTooLongForAnybodyToLookIntoIsKo() {
        HttpStage stage = new HttpStage(protocol -> protocol.maxResponseBodySize(5_000))
                .answer("GET /a", Answer.text("x".repeat(5_001)))
                .answer("GET /b", Answer.text("x".repeat(5_000)))
                .play(exec(http("Too long").get("/a").check(substring("x").exists()))
                        .exec(http("Just so").get("/b").check(bodyLength().is(5_000)))
                        .exec(http("Nobody looks").get("/a")));

        assertThat(stage.rows())
                .containsExactly(
                        "Too long KO response body larger than 5000 bytes (maxResponseBodySize)",
                        "Just so OK",
                        "Nobody looks OK");
        assertThat(stage.wire.cancelled).isEqualTo(1);
    }

    @Test
    void aBodyThatAnnouncesToBeTooLongIsNotReadAtAll() {
        Answer huge = Answer.text("x").header("Content-Length", "99999999999").header("x-stall", "yes");
        HttpStage stage = new HttpStage()
                .answer("GET /a", huge)
                .answer("HEAD /a", Answer.status(200).header("Content-Length", "99999999999"))
                .play(exec(http("R").get("/a").check(substring("x").exists()))
                        .exec(http("Head").head("/a").check(bodyLength().is(0))));

        assertThat(stage.rows())
                .containsExactly("R KO response body larger than 10485760 bytes (maxResponseBodySize)", "Head OK");
        assertThat(stage.wire.cancelled).isEqualTo(1);
    }

    @Test
    void whatTheWireTellsIsTheTextOfTheRow() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", Answer.failing("connection refused"))
                .play(http("R").get("/a"));

        assertThat(stage.rows()).containsExactly("R KO connection refused");
        assertThat(stage.session().isFailed()).isTrue();
    }

    @Test
    void theTimeoutHoldsForHeadAndBody() {
        HttpStage stage = new HttpStage(protocol -> protocol.requestTimeout(Duration.ofSeconds(3)))
                .answer("GET /head", Answer.text("a").after(3_001))
                .answer("GET /body", Answer.text("a").header("x-stall", "yes"))
                .play(exec(http("Head").get("/head"))
                        .exec(http("Body").get("/body"))
                        .exec(http("Own").get("/head").requestTimeout(4)));

        assertThat(stage.rows())
                .containsExactly(
                        "Head KO no response head within the request timeout",
                        "Body KO response not complete within the request timeout",
                        "Own OK");
    }

    @Test
    void aRequestThatCannotBeBuiltIsAnErrorAndNoRow() {
        HttpStage stage = new HttpStage().play(http("R").get("/#{nope}"));

        assertThat(stage.rows()).isEmpty();
        assertThat(stage.errors()).containsExactly("R: Failed to build request: No attribute named 'nope' is defined");
        assertThat(stage.session().isFailed()).isTrue();
    }

    @Test
    void failuresAreSeenByTheBlocksAround() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", Answer.status(500), Answer.status(500), Answer.status(200))
                .answer("GET /b", Answer.status(500))
                .play(tryMax(5)
                        .on(exec(http("A").get("/a")).exec(http("Then").get("/a")))
                        .exec(exitBlockOnFail()
                                .on(exec(http("B").get("/b")).exec(http("Never").get("/a")))));

        assertThat(stage.rows())
                .containsExactly("A OK", "A KO unexpected status 500 x2", "Then OK", "B KO unexpected status 500");
    }

    @Test
    void silentRequestsAreNotReportedAndDoNotFailTheUser() {
        HttpStage stage = new HttpStage(protocol -> protocol.silentUri(".*/quiet.*"))
                .answer("GET /a", Answer.status(500))
                .answer("GET /quiet/a", Answer.status(500))
                .play(exec(http("Silent").get("/a").silent())
                        .exec(http("By address").get("/quiet/a"))
                        .exec(http("Loud")
                                .get("/quiet/a")
                                .check(status().is(500))
                                .notSilent()));

        assertThat(stage.rows()).containsExactly("Loud OK");
        assertThat(stage.session().isFailed()).isFalse();
    }

    @Test
    void groupsHaveTheTimeOfAllRequestsAlsoOfSilentOnes() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", Answer.text("a").after(49))
                .answer("GET /b", Answer.text("b").after(99))
                .play(group("G")
                        .on(exec(http("A").get("/a"))
                                .exec(http("Quiet").get("/a").silent())
                                .exec(http("R")
                                        .get("/a")
                                        .resources(
                                                http("B1").get("/b"), http("B2").get("/a")))));

        GroupStats group = stage.stats().groups().get(0);
        assertThat(stage.rows()).containsExactlyInAnyOrder("G / A OK", "G / R OK", "G / B1 OK", "G / B2 OK");
        assertThat(group.cumulated().maxNs()).isEqualTo(Duration.ofMillis(250).toNanos());
    }

    @Test
    void resourcesAreFetchedTogetherAfterTheResponseAndShareTheSession() {
        Function<String, HttpRequestActionBuilder> resource =
                name -> http(name).get("/" + name).check(bodyString().saveAs(name));
        HttpStage stage = new HttpStage()
                .answer("GET /page", Answer.text("page"))
                .answer("GET /slow", Answer.text("1").after(100))
                .answer("GET /fast", Answer.text("2"))
                .answer("GET /next", Answer.text("3"))
                .play(exec(http("Page").get("/page").resources(resource.apply("slow"), resource.apply("fast")))
                        .exec(resource.apply("next")));

        assertThat(stage.wire.sent())
                .containsExactly(
                        "GET http://host/page", "GET http://host/slow", "GET http://host/fast", "GET http://host/next");
        assertThat(stage.session().getString("slow")).isEqualTo("1");
        assertThat(stage.session().getString("fast")).isEqualTo("2");
    }

    @Test
    void withoutAResponseThereAreNoResources() {
        HttpStage stage = new HttpStage()
                .answer("GET /page", Answer.status(500))
                .play(http("Page").get("/page").resources(http("Never").get("/never")));

        assertThat(stage.rows()).containsExactly("Page KO unexpected status 500");
    }

    @Test
    void aFailedResourceFailsTheUserUnlessResourcesAreSilent() {
        Function<HttpStage, HttpStage> play = stage -> stage.answer("GET /page", Answer.text("page"))
                .answer("GET /r", Answer.status(404))
                .play(http("Page").get("/page").resources(http("R").get("/r")));
        HttpStage loud = play.apply(new HttpStage());
        HttpStage silent = play.apply(new HttpStage(protocol -> protocol.silentResources()));

        assertThat(loud.rows()).containsExactly("Page OK", "R KO unexpected status 404");
        assertThat(loud.session().isFailed()).isTrue();
        assertThat(silent.rows()).containsExactly("Page OK");
        assertThat(silent.session().isFailed()).isFalse();
    }

    @Test
    void concurrentRequestsAreSentAtOnce() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", Answer.text("a").after(50))
                .answer("GET /b", Answer.text("b").after(50));
        stage.start(exec(httpConcurrentRequests(http("A").get("/a"), http("B").get("/b"))), Function.identity());

        assertThat(stage.wire.sent()).hasSize(2);
        stage.loops.advance(Duration.ofMillis(52));
        assertThat(stage.isOver()).isTrue();
        assertThat(stage.rows()).containsExactlyInAnyOrder("A OK", "B OK");
    }

    @Test
    void nothingIsSentBeforeTheRunUnlessTheProtocolSaysSo() {
        HttpStage silent = new HttpStage()
                .answer("GET /a", Answer.status(200))
                .play(http("R").get("/a"));
        HttpStage warm = new HttpStage(protocol -> protocol.warmUp("http://host/warm"))
                .answer("GET /a", Answer.status(200))
                .play(exec(http("R").get("/a")).exec(http("R").get("/a")));
        HttpStage disabled = new HttpStage(
                        protocol -> protocol.warmUp("http://host/warm").disableWarmUp())
                .answer("GET /a", Answer.status(200))
                .play(http("R").get("/a"));

        assertThat(silent.warmedUp).isEmpty();
        assertThat(warm.warmedUp).containsExactly("http://host/warm");
        assertThat(disabled.warmedUp).isEmpty();
    }

    @Test
    void aUserThatEndsGivesItsRequestUp() {
        HttpStage stage = new HttpStage().answer("GET /a", Answer.text("a").after(1_000));
        stage.start(exec(http("R").get("/a")), Function.identity());
        stage.endUser();
        stage.loops.advance(Duration.ofMinutes(5));

        assertThat(stage.wire.cancelled).isEqualTo(1);
        assertThat(stage.wire.isClosed).isTrue();
        assertThat(stage.rows()).containsExactly("R unfinished");
    }

    @Test
    void aBodyGoesWithTheRequestAndIsSigned() {
        HttpStage stage = new HttpStage(protocol ->
                        protocol.sign(request -> request.withHeader("X-Signature", "of " + request.bodyString())))
                .answer("POST /a?q=1", Answer.status(201))
                .play(exec(http("R")
                                .post("/a")
                                .queryParam("q", 1)
                                .body(StringBody("{}"))
                                .asJson())
                        .exec(http("Own")
                                .post("/a")
                                .queryParam("q", 1)
                                .sign((request, session) -> request.withHeader("X-User", "" + session.userId())))
                        .exec(http("None").post("/a").queryParam("q", 1).ignoreProtocolSignatureCalculators()));

        assertThat(stage.wire.requests)
                .extracting(request -> ScriptedWire.header(request, "x-signature"))
                .containsExactly("of {}", null, null);
        assertThat(ScriptedWire.header(stage.wire.requests.get(0), "content-type"))
                .isEqualTo("application/json");
        assertThat(ScriptedWire.header(stage.wire.requests.get(1), "x-user")).isEqualTo("1");
    }
}
