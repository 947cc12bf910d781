// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.pause;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.core.CoreDsl.substring;
import static dev.freshet.http.HttpDsl.flushHttpCache;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static dev.freshet.http.HttpDsl.status;
import static dev.freshet.http.run.ScriptedWire.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.run.ScriptedWire.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user does not ask for twice. Virtual time begins at the epoch's start, so dates of 1970 are its present. */
class CacheFlowTest {

    private static Answer answer(String headers) {
        Answer answer = Answer.text("page");
        for (String line : headers.split(";", -1)) {
            int colon = line.indexOf(':');
            answer = colon < 0 ? answer : answer.header(line.substring(0, colon), line.substring(colon + 1));
        }
        return answer;
    }

    @ParameterizedTest(name = "{0}, asked again after {1} s: {2} requests")
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 0 | 2",
                "Cache-Control:max-age=60 | 59 | 1",
                "Cache-Control:max-age=60 | 61 | 2",
                "cache-control:public, Max-Age=\"60\" | 59 | 1",
                "Cache-Control:max-age=60;Age:50 | 11 | 2",
                "Cache-Control:max-age=60, no-store | 0 | 2",
                "Cache-Control:max-age=60, no-cache | 0 | 2",
                "Cache-Control:max-age=0 | 0 | 2",
                "Cache-Control:max-age=soon | 0 | 2",
                "Date:Sun, 22 Nov 2026 12:00:00 GMT;Expires:Sun, 22 Nov 2026 12:01:00 GMT | 59 | 1",
                "Date:Sun, 22 Nov 2026 12:00:00 GMT;Expires:Sun, 22 Nov 2026 12:01:00 GMT | 61 | 2",
                "Date:Sun, 22 Nov 2026 12:00:00 GMT;Expires:Sun, 22 Nov 2026 11:00:00 GMT | 0 | 2",
                "Expires:0 | 0 | 2",
                "Cache-Control:max-age=0;Expires:Sun, 22 Nov 2099 12:00:00 GMT | 0 | 2",
                "Cache-Control:max-age=60;Vary:* | 0 | 2",
                "Cache-Control:max-age=60;Vary:Accept-Language | 0 | 1"
            })
    void theHeadersOfTheResponseDecide(String headers, int seconds, int requests) {
        HttpStage stage = new HttpStage()
                .answer("GET /a", answer(headers))
                .play(exec(http("R").get("/a"))
                        .exec(pause(seconds))
                        .exec(http("R").get("/a")));

        assertThat(stage.wire.requests).hasSize(requests);
        assertThat(stage.rows()).containsExactly(requests == 1 ? "R OK" : "R OK x2");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ETag:\"v1\" | \"v1\" | null",
                "Last-Modified:Sun, 22 Nov 2026 11:00:00 GMT | null | Sun, 22 Nov 2026 11:00:00 GMT",
                "ETag:W/\"x\";Last-Modified:yesterday | W/\"x\" | yesterday",
                "ETag:\"v1\";Cache-Control:no-store | null | null"
            })
    void validatorsAskWhetherAnythingHasChanged(String headers, String ifNoneMatch, String ifModifiedSince) {
        HttpStage stage = new HttpStage()
                .answer("GET /a", answer(headers), Answer.status(304))
                .play(repeat(3).on(http("R").get("/a")));

        assertThat(stage.wire.requests).hasSize(3);
        for (int i = 1; i < 3; i++) {
            assertThat(String.valueOf(header(stage.wire.requests.get(i), "if-none-match")))
                    .isEqualTo(ifNoneMatch);
            assertThat(String.valueOf(header(stage.wire.requests.get(i), "if-modified-since")))
                    .isEqualTo(ifModifiedSince);
        }
        assertThat(stage.rows()).containsExactly("R OK x3");
    }

    @Test
    void checksOfTheBodyAreLeftOutWhereNothingHasChanged() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", answer("ETag:x"), Answer.status(304))
                .play(repeat(2).on(http("R").get("/a").check(substring("page").saveAs("at"), status().in(200, 304))));

        assertThat(stage.rows()).containsExactly("R OK x2");
        assertThat(stage.session().getInt("at")).isZero();
    }

    @Test
    void aNotModifiedMakesFreshAgain() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", answer("ETag:x"), Answer.status(304).header("Cache-Control", "max-age=60"))
                .play(repeat(4).on(http("R").get("/a")));

        assertThat(stage.wire.requests).hasSize(2);
    }

    @Test
    void requestsThatWantItFreshAndOtherMethodsGoOut() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", answer("Cache-Control:max-age=60"))
                .answer("HEAD /a", Answer.status(200))
                .play(exec(http("R").get("/a"))
                        .exec(http("R").get("/a").header("Cache-Control", "no-cache"))
                        .exec(http("R").get("/a").header("If-None-Match", "mine"))
                        .exec(http("R").head("/a")));

        assertThat(stage.wire.requests).hasSize(4);
    }

    @Test
    void whatIsChangedIsAskedForAgain() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", answer("Cache-Control:max-age=60"))
                .answer("POST /a", Answer.status(200))
                .play(exec(http("R").get("/a"))
                        .exec(http("R").post("/a"))
                        .exec(http("R").get("/a")));

        assertThat(stage.wire.requests).hasSize(3);
    }

    @Test
    void anotherLanguageIsAnotherResponse() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", answer("Cache-Control:max-age=60;Vary:Accept-Language"))
                .play(exec(http("R").get("/a").header("Accept-Language", "de"))
                        .exec(http("R").get("/a").header("Accept-Language", "fr")));

        assertThat(stage.wire.requests).hasSize(2);
    }

    @Test
    void aResponseThatFailedIsNotKept() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", answer("Cache-Control:max-age=60"))
                .play(repeat(2).on(http("R").get("/a").check(substring("nope").exists())));

        assertThat(stage.wire.requests).hasSize(2);
    }

    @Test
    void theCacheCanBeEmptiedOrLeftOut() {
        HttpStage flushed = new HttpStage()
                .answer("GET /a", answer("Cache-Control:max-age=60"))
                .play(exec(http("R").get("/a"))
                        .exec(flushHttpCache())
                        .exec(http("R").get("/a")));
        HttpStage without = new HttpStage(protocol -> protocol.disableCaching())
                .answer("GET /a", answer("Cache-Control:max-age=60"))
                .play(repeat(2).on(http("R").get("/a")));

        assertThat(flushed.wire.requests).hasSize(2);
        assertThat(without.wire.requests).hasSize(2);
    }

    @Test
    void streamsDoNotUseTheCache() {
        Answer stream =
                Answer.status(200).header("content-type", "text/event-stream").header("ETag", "x");
        HttpStage stage = new HttpStage()
                .answer("GET /a", answer("Cache-Control:max-age=60;ETag:x"), stream)
                .play(exec(http("R").get("/a")).exec(sse("S").get("/a")));

        assertThat(header(stage.wire.last(), "if-none-match")).isNull();
        assertThat(stage.rows()).containsExactly("R OK", "S OK");
    }

    @Test
    void theLeastRecentlyUsedOfManyIsForgotten() {
        HttpStage stage = new HttpStage();
        for (int i = 0; i <= 200; i++) {
            stage.answer("GET /" + i, answer("Cache-Control:max-age=600"));
        }
        stage.play(repeat(201, "i")
                .on(http("R").get("/#{i}"))
                .exec(http("R").get("/1"))
                .exec(http("R").get("/0")));

        assertThat(stage.wire.sent()).hasSize(202).last().isEqualTo("GET http://host/0");
    }
}
