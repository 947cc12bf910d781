// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.core.CoreDsl.StringBody;
import static dev.freshet.core.CoreDsl.substring;
import static dev.freshet.http.HttpDsl.currentLocation;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.status;
import static dev.freshet.http.run.ScriptedWire.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.run.ScriptedWire.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Redirects of plain requests: what is sent, and the rows. */
class RedirectRowsTest {

    private static Answer to(String location) {
        return Answer.status(302).header("Location", location);
    }

    @ParameterizedTest(name = "{0} {1}, strict {2}: {3}")
    @CsvSource({
        "POST, 301, false, GET", "POST, 302, false, GET", "POST, 303, false, GET", "POST, 307, false, POST",
        "POST, 308, false, POST", "POST, 302, true, POST", "PUT, 302, false, PUT", "PUT, 303, false, GET",
        "GET, 301, false, GET", "GET, 307, false, GET", "HEAD, 303, false, HEAD", "DELETE, 301, false, DELETE"
    })
    void theMethodFollowsTheStatus(String method, int status, boolean strict, String expected) {
        HttpStage stage = new HttpStage(protocol -> strict ? protocol.strict302Handling() : protocol)
                .answer(method + " /a", Answer.status(status).header("Location", "/b"))
                .answer(expected + " /b", Answer.status(200))
                .play(http("R").httpRequest(method, "/a").body(StringBody("body")));

        assertThat(stage.wire.sent()).containsExactly(method + " http://host/a", expected + " http://host/b");
        assertThat(ScriptedWire.body(stage.wire.last())).isEqualTo(expected.equals(method) ? "body" : "");
        assertThat(stage.rows()).containsExactly("R OK", "R Redirect 1 OK");
    }

    @Test
    void eachHopHasARowAndTheLastOneTheChecks() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", to("/b"))
                .answer("GET /b", to("/c?x"))
                .answer("GET /c?x", Answer.text("no"))
                .play(http("R")
                        .get("/a")
                        .check(
                                currentLocation().is("http://host/c?x"),
                                substring("yes").exists()));

        assertThat(stage.rows())
                .containsExactly(
                        "R OK", "R Redirect 1 OK", "R Redirect 2 KO substring(yes).find.exists, found nothing");
    }

    @Test
    void rowsAreNamedAsTheProtocolSays() {
        HttpStage stage = new HttpStage(
                        protocol -> protocol.redirectNamingStrategy((uri, name, count) -> name + count + uri.getPath()))
                .answer("GET /a", to("/b"))
                .answer("GET /b", Answer.status(200))
                .play(http("R").get("/a"));

        assertThat(stage.rows()).containsExactly("R OK", "R1/b OK");
    }

    @Test
    void aLoopEndsAtTheLimit() {
        HttpStage stage = new HttpStage(protocol -> protocol.maxRedirects(3))
                .answer("GET /a", to("/a"))
                .play(http("R").get("/a"));

        assertThat(stage.wire.sent()).hasSize(3);
        assertThat(stage.rows())
                .containsExactly(
                        "R OK", "R Redirect 1 OK", "R Redirect 2 OK", "R Redirect 3 KO too many redirects (limit 3)");
    }

    /** As in Gatling: the redirect whose number is the limit is one too many, wherever it leads. */
    @ParameterizedTest(name = "{0} redirects: {1}")
    @CsvSource({"19, OK", "20, KO too many redirects (limit 20)"})
    void theTwentiethRedirectIsOneTooMany(int redirects, String last) {
        HttpStage stage = new HttpStage();
        for (int i = 0; i < redirects; i++) {
            stage.answer("GET /" + i, to("/" + (i + 1)));
        }
        stage.answer("GET /" + redirects, Answer.status(200)).play(http("R").get("/0"));

        assertThat(stage.rows()).hasSize(redirects + 1).last().isEqualTo("R Redirect " + redirects + " " + last);
        assertThat(stage.wire.sent()).hasSize(20);
    }

    @Test
    void aRedirectIsTakenAsItIsWhereThatIsWanted() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", to("/b"))
                .play(http("R").get("/a").disableFollowRedirect().check(status().is(302)));
        HttpStage never = new HttpStage(protocol -> protocol.disableFollowRedirect())
                .answer("GET /a", to("/b"))
                .play(http("R").get("/a"));

        assertThat(stage.rows()).containsExactly("R OK");
        assertThat(never.rows()).containsExactly("R KO unexpected status 302");
    }

    @Test
    void theTimeOfOneHopIsNotThatOfTheNext() {
        Answer longWay = to("/b").body("x".repeat(70_000)).after(2_900);
        HttpStage stage = new HttpStage(protocol -> protocol.requestTimeout(Duration.ofSeconds(3)))
                .answer("GET /a", longWay)
                .answer("GET /b", Answer.status(200).after(2_900))
                .play(http("R").get("/a"));

        assertThat(stage.rows()).containsExactly("R OK", "R Redirect 1 OK");
        assertThat(stage.wire.cancelled).isEqualTo(1);
    }

    @Test
    void withoutALocationTheRedirectIsKo() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", Answer.status(301))
                .play(http("R").get("/a"));

        assertThat(stage.rows()).containsExactly("R KO status 301 without Location");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"/b, true", "http://host/b, true", "http://other/b, false", "https://host/b, false"})
    void credentialsStayWithTheirOrigin(String location, boolean kept) {
        String next = location.startsWith("/") || location.startsWith("http://host/") ? "GET /b" : "GET " + location;
        HttpStage stage = new HttpStage()
                .answer("GET /a", to(location))
                .answer(next, Answer.status(200))
                .play(http("R").get("/a").basicAuth("u", "p"));

        assertThat(header(stage.wire.last(), "authorization") != null).isEqualTo(kept);
    }
}
