// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.core.CoreDsl.StringBody;
import static dev.freshet.core.CoreDsl.bodyString;
import static dev.freshet.core.CoreDsl.doIf;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.exitBlockOnFail;
import static dev.freshet.core.CoreDsl.group;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.core.CoreDsl.tryMax;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.httpConcurrentRequests;
import static dev.freshet.http.HttpDsl.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.http.run.ScriptedWire.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong with a plain request is counted once in the table of errors, whatever hangs on it. */
class OneCauseTest {

    private static final String MISSING = "Failed to build request: No attribute named 'missing' is defined";

    private record Row(String why, ChainBuilder chain, List<String> rows, List<String> errors) {
        @Override
        public String toString() {
            return why;
        }
    }

    private static Row row(String why, ChainBuilder chain, List<String> rows, String... errors) {
        return new Row(why, chain, rows, List.of(errors));
    }

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Row> responses() {
        return Stream.of(
                row(
                        "a status, and a check that finds nothing in the page of the error",
                        exec(http("R").get("/500").check(jsonPath("$.token").saveAs("token"))),
                        List.of("R KO unexpected status 500"),
                        "unexpected status 500"),
                row(
                        "two checks",
                        exec(http("R").get("/ok").check(regex("x"), bodyString().is("y"))),
                        List.of("R KO regex(x).find.exists, found nothing"),
                        "regex(x).find.exists, found nothing"),
                row(
                        "a page with resources",
                        exec(http("R")
                                .get("/500")
                                .resources(http("A").get("/ok"), http("B").get("/ok"))),
                        List.of("R KO unexpected status 500"),
                        "unexpected status 500"),
                row(
                        "one of several resources",
                        exec(http("R")
                                .get("/ok")
                                .resources(http("A").get("/500"), http("B").get("/ok"))),
                        List.of("R OK", "A KO unexpected status 500", "B OK"),
                        "unexpected status 500"),
                row(
                        "one of several requests at once",
                        exec(httpConcurrentRequests(
                                http("A").get("/500"), http("B").get("/ok"))),
                        List.of("A KO unexpected status 500", "B OK"),
                        "unexpected status 500"),
                row(
                        "in a group within a block that is left",
                        exitBlockOnFail()
                                .on(group("G")
                                        .on(exec(http("A").get("/500"))
                                                .exec(http("B").get("/ok")))),
                        List.of("G / A KO unexpected status 500"),
                        "unexpected status 500"),
                row(
                        "a redirect that leads to it",
                        exec(http("R").get("/to500")),
                        List.of("R OK", "R Redirect 1 KO unexpected status 500"),
                        "unexpected status 500"),
                row(
                        "a redirect that leads nowhere",
                        exec(http("R").get("/nowhere")),
                        List.of("R KO status 302 without Location"),
                        "status 302 without Location"),
                row(
                        "a connection",
                        exec(http("R").get("/cut").check(status().is(200), regex("x"))),
                        List.of("R KO connection reset"),
                        "connection reset"));
    }

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Row> requestsThatAreNotSent() {
        return Stream.of(
                row("a name", exec(http("#{missing}").get("/ok")), List.of(), "http: " + MISSING),
                row("a URL", exec(http("R").get("/#{missing}")), List.of(), "R: " + MISSING),
                row("a header", exec(http("R").get("/ok").header("X", "#{missing}")), List.of(), "R: " + MISSING),
                row(
                        "two headers and a body",
                        exec(http("R")
                                .post("/ok")
                                .header("X", "#{missing}")
                                .header("Y", "#{missing}")
                                .body(StringBody("#{missing}"))),
                        List.of(),
                        "R: " + MISSING),
                row(
                        "a parameter",
                        exec(http("R").get("/ok").queryParam("a", "#{missing}")),
                        List.of(),
                        "R: " + MISSING),
                row("a form", exec(http("R").post("/ok").formParam("a", "#{missing}")), List.of(), "R: " + MISSING),
                row("a password", exec(http("R").get("/ok").basicAuth("a", "#{missing}")), List.of(), "R: " + MISSING),
                row(
                        "a page: its resources are not asked for",
                        exec(http("R").get("/#{missing}").resources(http("A").get("/ok"))),
                        List.of(),
                        "R: " + MISSING),
                row(
                        "a resource",
                        exec(http("R")
                                .get("/ok")
                                .resources(
                                        http("A").get("/#{missing}"), http("B").get("/ok"))),
                        List.of("R OK", "B OK"),
                        "A: " + MISSING),
                row(
                        "one of several requests at once",
                        exec(httpConcurrentRequests(
                                http("A").get("/#{missing}"), http("B").get("/ok"))),
                        List.of("B OK"),
                        "A: " + MISSING),
                row(
                        "in a block that is left",
                        exitBlockOnFail()
                                .on(exec(http("A").get("/#{missing}"))
                                        .exec(http("B").get("/ok"))),
                        List.of(),
                        "A: " + MISSING),
                row("each time", repeat(3).on(exec(http("R").get("/#{missing}"))), List.of(), "R: " + MISSING + " x3"),
                row(
                        "each attempt",
                        tryMax(2).on(exec(http("R").get("/#{missing}"))),
                        List.of(),
                        "R: " + MISSING + " x2"));
    }

    static Stream<Row> conditionsAndExpectations() {
        return Stream.of(
                row(
                        "of a check",
                        exec(http("R").get("/ok").checkIf("#{missing}").then(status().is(200))),
                        List.of("R KO checkIf crashed: No attribute named 'missing' is defined"),
                        "checkIf crashed: No attribute named 'missing' is defined"),
                row(
                        "what a check expects",
                        exec(http("R").get("/ok").check(bodyString().isEL("#{missing}"))),
                        List.of(
                                "R KO bodyString.find.is(#{missing}) resolution crashed: No attribute named 'missing' is defined"),
                        "bodyString.find.is(#{missing}) resolution crashed: No attribute named 'missing' is defined"),
                row(
                        "of a step",
                        doIf("#{missing}").then(exec(http("R").get("/ok"))),
                        List.of(),
                        "scenario 'Play', step 1, doIf: No attribute named 'missing' is defined"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"responses", "requestsThatAreNotSent", "conditionsAndExpectations"})
    void isCountedOnce(Row row) {
        HttpStage stage = new HttpStage()
                .answer("GET /ok", Answer.text("ok"))
                .answer("POST /ok", Answer.text("ok"))
                .answer("GET /500", Answer.status(500))
                .answer("GET /cut", Answer.failing("connection reset"))
                .answer("GET /to500", Answer.status(302).header("Location", "/500"))
                .answer("GET /nowhere", Answer.status(302))
                .play(row.chain);

        assertThat(stage.rows()).containsExactlyInAnyOrderElementsOf(row.rows);
        assertThat(stage.stats().failures())
                .extracting(OneCauseTest::shown)
                .containsExactlyInAnyOrderElementsOf(row.errors);
        assertThat(stage.session().isFailed()).isTrue();
    }

    private static String shown(ErrorCount error) {
        return error.text() + (error.count() == 1 ? "" : " x" + error.count());
    }
}
