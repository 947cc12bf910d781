// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.substring;
import static dev.freshet.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.freshet.http.run.ScriptedWire.Answer;
import dev.freshet.http.sse.LogCapture;
import org.junit.jupiter.api.Test;

/** What whoever debugs a simulation sees of plain requests. */
class RequestLogTest {

    private static final Answer ANSWER =
            Answer.text("body").header("Set-Cookie", "id=secret").header("X-A", "a");

    private final HttpStage stage = new HttpStage().answer("GET /a", ANSWER);

    @Test
    void requestAndResponseAreShownWithoutSecrets() {
        try (LogCapture log = new LogCapture("dev.freshet.http", Level.DEBUG)) {
            stage.play(exec(http("First").get("/a").basicAuth("me", "secret"))
                    .exec(http("Second").get("/a").header("X-B", "b")));

            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("user 1, request 'First': GET http://host/a")
                            && line.contains("authorization: ***"))
                    .anyMatch(line -> line.startsWith("user 1, request 'First': status 200 after 2 ms")
                            && line.contains("Set-Cookie: ***")
                            && line.contains("X-A: a"))
                    .anyMatch(line -> line.startsWith("user 1, request 'Second': GET")
                            && line.contains("cookie: ***")
                            && line.contains("X-B: b"))
                    .noneMatch(line -> line.contains("secret") || line.contains("bWU6"));
        }
    }

    @Test
    void failuresAreShownWithTheirReason() {
        stage.answer("GET /b", Answer.failing("connection refused"));
        try (LogCapture log = new LogCapture("dev.freshet.http", Level.DEBUG)) {
            stage.play(exec(http("A").get("/a").check(substring("nope").exists()))
                    .exec(http("B").get("/b")));

            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith(
                            "user 1, request 'A': status 200, KO: substring(nope).find.exists, found nothing after"))
                    .anyMatch(
                            line -> line.startsWith("user 1, request 'B': no response, KO: connection refused after"));
        }
    }

    /** A name of a megabyte, from the data of a server, made lines of a megabyte. */
    @Test
    void namesAreCut() {
        try (LogCapture log = new LogCapture("dev.freshet.http", Level.DEBUG)) {
            stage.play(http("n".repeat(1_000_000)).get("/a"));

            assertThat(log.lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(1_000).contains("nnn…'"));
        }
    }

    @Test
    void secretsInAddressesAreNotShown() {
        stage.answer("GET /a?access_token=hush&b=1", ANSWER.header("Location", "/c?sig=hush&d=2"));
        try (LogCapture log = new LogCapture("dev.freshet.http", Level.DEBUG)) {
            stage.play(http("A").get("/a?access_token=hush&b=1"));

            assertThat(log.lines())
                    .anyMatch(line -> line.contains("GET http://host/a?access_token=***&b=1"))
                    .anyMatch(line -> line.contains("Location: /c?sig=***&d=2"))
                    .noneMatch(line -> line.contains("hush"));
        }
    }

    @Test
    void whatIsFreshInTheCacheIsShownToBe() {
        stage.answer("GET /a", ANSWER.header("Cache-Control", "max-age=60"));
        try (LogCapture log = new LogCapture("dev.freshet.http", Level.DEBUG)) {
            stage.play(exec(http("A").get("/a")).exec(http("B").get("/a")));

            assertThat(log.lines())
                    .contains("user 1, request 'B': http://host/a is fresh in the cache, nothing is sent");
        }
    }

    @Test
    void bodiesThatAreKeptAreShownAtTrace() {
        try (LogCapture log = new LogCapture("dev.freshet.http", Level.TRACE)) {
            stage.play(http("A").get("/a").check(substring("body").exists()));

            assertThat(log.lines()).contains("user 1, request 'A': body\nbody");
        }
    }
}
