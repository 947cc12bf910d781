// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.http.HttpDsl.Cookie;
import static dev.freshet.http.HttpDsl.CookieKey;
import static dev.freshet.http.HttpDsl.addCookie;
import static dev.freshet.http.HttpDsl.flushCookieJar;
import static dev.freshet.http.HttpDsl.flushSessionCookies;
import static dev.freshet.http.HttpDsl.getCookieValue;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static dev.freshet.http.run.ScriptedWire.header;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.freshet.http.run.ScriptedWire.Answer;
import dev.freshet.http.sse.LogCapture;
import org.junit.jupiter.api.Test;

/** Cookies and where a user comes from, over plain requests, redirects and streams. */
class CookieFlowTest {

    private static final Answer STREAM = Answer.status(200).header("content-type", "text/event-stream");

    private final HttpStage stage = new HttpStage()
            .answer("GET /a", Answer.status(200))
            .answer("GET /stream", STREAM)
            .answer("GET /login", Answer.status(200).header("Set-Cookie", "id=7"));

    @Test
    void requestsAndStreamsShareOneJar() {
        stage.answer("GET /stream", STREAM.header("Set-Cookie", "seen=1"))
                .play(exec(http("Login").get("/login"))
                        .exec(sse("Stream").get("/stream"))
                        .exec(http("A").get("/a")));

        assertThat(header(stage.wire.requests.get(1), "cookie")).isEqualTo("id=7");
        assertThat(header(stage.wire.requests.get(2), "cookie")).isEqualTo("id=7; seen=1");
    }

    @Test
    void theLogOfAStreamShowsThatItsRequestHasACookieAndNotWhich() {
        try (LogCapture log = new LogCapture("dev.freshet.http.sse", Level.DEBUG)) {
            stage.play(exec(http("Login").get("/login")).exec(sse("Stream").get("/stream")));

            assertThat(log.lines())
                    .anyMatch(line -> line.contains("GET http") && line.contains("cookie: ***"))
                    .noneMatch(line -> line.contains("id=7"));
        }
    }

    @Test
    void cookiesAreTakenAndSentAtEachRedirect() {
        stage.answer("POST /in", Answer.status(303).header("Location", "/a").header("Set-Cookie", "id=1"))
                .play(exec(http("In").post("/in")).exec(sse("S").get("/stream")));

        assertThat(header(stage.wire.requests.get(1), "cookie")).isEqualTo("id=1");
        assertThat(header(stage.wire.requests.get(2), "cookie")).isEqualTo("id=1");
    }

    @Test
    void aHeaderOfTheRequestTakesThePlaceOfTheJar() {
        stage.play(exec(http("Login").get("/login")).exec(http("A").get("/a").header("Cookie", "mine=1")));

        assertThat(header(stage.wire.last(), "cookie")).isEqualTo("mine=1");
    }

    @Test
    void simulationsAddAndReadCookies() {
        stage.play(
                exec(addCookie(Cookie("#{name}", "v1")))
                        .exec(addCookie(Cookie("other", session -> "v2").withDomain("elsewhere.com")))
                        .exec(addCookie(Cookie("gone", "x").withMaxAge(0)))
                        .exec(addCookie(Cookie("tls", "x").withSecure(true)))
                        .exec(addCookie(Cookie("deep", "x").withPath("/deep")))
                        .exec(http("A").get("/a"))
                        .exec(getCookieValue(CookieKey("#{name}")))
                        .exec(getCookieValue(
                                CookieKey("other").withDomain("elsewhere.com").saveAs("saved")))
                        .exec(getCookieValue(CookieKey("tls").withSecure(true).saveAs("tls"))),
                session -> session.set("name", "k"));

        assertThat(header(stage.wire.last(), "cookie")).isEqualTo("k=v1");
        assertThat(stage.session().getString("k")).isEqualTo("v1");
        assertThat(stage.session().getString("saved")).isEqualTo("v2");
        assertThat(stage.session().getString("tls")).isEqualTo("x");
        assertThat(stage.errors()).isEmpty();
    }

    @Test
    void valuesBeyondAsciiAreSentAsUtf8AndReadBack() {
        stage.play(exec(addCookie(Cookie("k", "b\u00e4r")))
                .exec(http("A").get("/a"))
                .exec(getCookieValue(CookieKey("k"))));

        assertThat(header(stage.wire.last(), "cookie")).isEqualTo("k=b\u00c3\u00a4r");
        assertThat(stage.session().getString("k")).isEqualTo("b\u00e4r");
    }

    @Test
    void aCookieThatIsNotThereFailsTheUser() {
        stage.play(getCookieValue(CookieKey("nope").withPath("/x")));

        assertThat(stage.errors()).containsExactly("getCookieValue: no cookie 'nope' for host host");
        assertThat(stage.session().isFailed()).isTrue();
    }

    @Test
    void cookiesAreForgottenOnDemand() {
        stage.play(exec(addCookie(Cookie("long", "1").withMaxAge(100)))
                .exec(addCookie(Cookie("short", "1")))
                .exec(flushSessionCookies())
                .exec(http("A").get("/a"))
                .exec(flushCookieJar())
                .exec(http("A").get("/a")));

        assertThat(header(stage.wire.requests.get(0), "cookie")).isEqualTo("long=1");
        assertThat(header(stage.wire.requests.get(1), "cookie")).isNull();
    }

    @Test
    void requestsTellWhereTheUserComesFrom() {
        stage.answer("GET /page?q", Answer.text("<html>").header("Content-Type", "text/html; charset=utf-8"))
                .answer("POST /a", Answer.status(200))
                .answer("GET http://other/b", Answer.status(200))
                .play(exec(http("First").get("/a"))
                        .exec(http("Page").get("/page?q"))
                        .exec(http("A").get("/a"))
                        .exec(http("Post").post("/a"))
                        .exec(http("Other").get("http://other/b"))
                        .exec(sse("Stream").get("/stream")));

        assertThat(stage.wire.requests)
                .extracting(request -> header(request, "referer"))
                .containsExactly(
                        null, null, "http://host/page?q", "http://host/page?q", "http://host/", "http://host/page?q");
        assertThat(stage.wire.requests)
                .extracting(request -> header(request, "origin"))
                .containsExactly(null, null, null, "http://host", null, null);
    }

    @Test
    void whereTheUserComesFromCanBeKept() {
        HttpStage quiet = new HttpStage(
                        protocol -> protocol.disableAutoReferer().disableAutoOrigin())
                .answer("GET /page", Answer.text("<html>").header("Content-Type", "text/html"))
                .answer("POST /a", Answer.status(200))
                .play(exec(http("Page").get("/page")).exec(http("Post").post("/a")));

        assertThat(header(quiet.wire.last(), "referer")).isNull();
        assertThat(header(quiet.wire.last(), "origin")).isNull();
    }
}
