// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.core.CoreDsl.StringBody;
import static dev.freshet.core.CoreDsl.bodyString;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.ByteArrayRequestBody;
import dev.freshet.http.ByteArrayResponseBody;
import dev.freshet.http.Response;
import dev.freshet.http.StringResponseBody;
import dev.freshet.http.run.ScriptedWire.Answer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Functions of {@code checkIf}, {@code transformResponse} and {@code sign} as they are written for Gatling. */
class PortedFunctionsTest {

    private final List<String> seen = new ArrayList<>();

    private Response replaced(Response response) {
        return new Response(
                response.request(),
                response.startTimestamp(),
                response.endTimestamp(),
                response.status(),
                response.headers(),
                new ByteArrayResponseBody(
                        Base64.getDecoder().decode(response.body().string()), UTF_8),
                response.checksums(),
                response.isHttp2());
    }

    @Test
    void aResponseIsMadeAnewFromItsParts() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", Answer.text("aGVsbG8="))
                .play(http("R")
                        .get("/a")
                        .transformResponse((response, session) -> replaced(response))
                        .check(bodyString().is("hello")));

        assertThat(stage.rows()).containsExactly("R OK");
    }

    @Test
    void aResponseShowsItsPartsAndItsRequest() {
        HttpStage stage = new HttpStage()
                .answer("POST /a", Answer.text("\u00e4").header("X-A", "1").header("x-a", "2"))
                .play(http("R")
                        .post("/a")
                        .body(StringBody("asked"))
                        .checkIf((response, session) -> {
                            seen.add(response.status().code() + " " + response.status() + " " + response.isRedirect());
                            seen.add(response.body().string() + " "
                                    + response.body().length() + " "
                                    + response.body().bytes().length + " "
                                    + response.body().charset());
                            seen.add(response.request().getName() + " "
                                    + response.request().getMethod() + " "
                                    + response.request().getUri().getPath() + " "
                                    + new String(response.request().bodyBytes(), UTF_8));
                            seen.add(response.headers().get("X-a") + response.headers("x-A") + response.isHttp2());
                            return response.endTimestamp() >= response.startTimestamp();
                        })
                        .then(status().is(200)));

        assertThat(stage.rows()).containsExactly("R OK");
        assertThat(seen).containsExactly("200 200 false", "\u00e4 2 2 UTF-8", "R POST /a asked", "1[1, 2]false");
    }

    @Test
    void afterARedirectTheRequestIsTheLastOne() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", Answer.status(302).header("Location", "/b?c"))
                .answer("GET /b?c", Answer.text("there"))
                .play(http("R")
                        .get("/a")
                        .checkIf((response, session) ->
                                seen.add(response.request().getName() + " " + response.url()))
                        .then(status().is(200)));

        assertThat(stage.rows()).containsExactly("R OK", "R Redirect 1 OK");
        assertThat(seen).containsExactly("R Redirect 1 http://host/b?c");
    }

    @Test
    void aTextStandsInForABody() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", Answer.text("a"))
                .play(http("R")
                        .get("/a")
                        .transformResponse((response, session) -> response.withBody(
                                new StringResponseBody(response.body().string() + "b", UTF_8).string()))
                        .check(bodyString().is("ab")));

        assertThat(stage.rows()).containsExactly("R OK");
    }

    @Test
    void headersAreSignedInPlace() {
        HttpStage stage = new HttpStage(protocol -> protocol.sign(request -> {
                    seen.add(request.getName() + " " + request.getMethod().name() + " "
                            + request.getUri().getQuery() + " " + (request.getBody() == null));
                    request.getHeaders()
                            .add(
                                    "X-Length",
                                    request.getBody() == null
                                            ? 0
                                            : request.getBody().getBytes().length);
                    return request;
                }))
                .answer("POST /a?q", Answer.status(200))
                .answer("GET /b", Answer.status(200))
                .play(exec(http("P").post("/a?q").body(StringBody("four")))
                        .exec(http("G").get("/b")));

        assertThat(seen).containsExactly("P POST q false", "G GET null true");
        assertThat(stage.wire.requests)
                .extracting(request -> ScriptedWire.header(request, "x-length"))
                .containsExactly("4", "0");
    }

    @Test
    void signingMayReplaceAddressBodyAndHeaders() {
        HttpStage stage = new HttpStage()
                .answer("POST /a?signed=1", Answer.status(200))
                .play(http("P")
                        .post("/a")
                        .body(StringBody("four"))
                        .header("X-Old", "1")
                        .sign(request -> {
                            request.copyWithCopiedHeaders().getHeaders().clear();
                            return request.copyWithNewUri(request.getUri().withNewQuery("signed=1"))
                                    .copyWithNewBody(new ByteArrayRequestBody("five!".getBytes(UTF_8), null, UTF_8));
                        }));

        assertThat(stage.rows()).containsExactly("P OK");
        assertThat(ScriptedWire.body(stage.wire.last())).isEqualTo("five!");
        assertThat(ScriptedWire.header(stage.wire.last(), "x-old")).isEqualTo("1");
    }
}
