// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static dev.freshet.http.run.ScriptedWire.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.run.ScriptedWire.Answer;
import dev.freshet.http.wire.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Challenges of a server that plain requests and streams meet. */
class DigestFlowTest {

    private final HttpStage stage = new HttpStage();

    private static Answer challenge(String nonce) {
        return Answer.status(401)
                .header("WWW-Authenticate", "Digest realm=\"r\", qop=\"auth\", nonce=\"" + nonce + "\"")
                .body("who are you?");
    }

    /** Answers whoever has an answer for that nonce. */
    private void guard(String request, String nonce, Answer inside) {
        stage.wire.answerBy(request, asked -> isAnswered(asked, nonce) ? inside : challenge(nonce));
    }

    private static boolean isAnswered(HttpRequest request, String nonce) {
        String answer = header(request, "authorization");
        return answer != null && answer.contains("nonce=\"" + nonce + "\"");
    }

    private List<String> authorizations() {
        return stage.wire.requests.stream()
                .map(request -> String.valueOf(header(request, "authorization"))
                        .replaceAll(".*nonce=\"(\\w+)\".*nc=(\\d+).*", "$1 $2"))
                .toList();
    }

    @Test
    void aChallengeIsAnsweredInOneRowAndTheNonceIsUsedAgain() {
        guard("GET /a", "n1", Answer.status(200));
        stage.play(exec(http("R").get("/a").digestAuth("u", "p"))
                .exec(http("Again").get("/a").digestAuth("u", "p")));

        assertThat(stage.rows()).containsExactly("R OK", "Again OK");
        assertThat(authorizations()).containsExactly("null", "n1 00000001", "n1 00000002");
    }

    @Test
    void aNewNonceIsTaken() {
        stage.answer("GET /a", challenge("n1"), Answer.status(200), challenge("n2"), Answer.status(200))
                .play(exec(http("R").get("/a").digestAuth("u", "p"))
                        .exec(http("Again").get("/a").digestAuth("u", "p")));

        assertThat(stage.rows()).containsExactly("R OK", "Again OK");
        assertThat(authorizations()).containsExactly("null", "n1 00000001", "n1 00000002", "n2 00000001");
    }

    @Test
    void wrongCredentialsAreTriedOnce() {
        stage.answer("GET /a", challenge("n1")).play(http("R").get("/a").digestAuth("u", "wrong"));

        assertThat(stage.wire.requests).hasSize(2);
        assertThat(stage.rows()).containsExactly("R KO unexpected status 401");
    }

    @Test
    void aRefusalThatNeverEndsDoesNotHoldTheUserForever() {
        stage.answer("GET /a", challenge("n1").header("x-stall", "yes"))
                .play(http("R").get("/a").digestAuth("u", "p").requestTimeout(3));

        assertThat(stage.rows()).containsExactly("R KO no response head within the request timeout");
    }

    @Test
    void aLongRefusalIsNotReadToItsEnd() {
        stage.answer("GET /a", challenge("n1").body("x".repeat(70_000)), Answer.status(200))
                .play(http("R").get("/a").digestAuth("u", "p"));

        assertThat(stage.rows()).containsExactly("R OK");
        assertThat(stage.wire.cancelled).isEqualTo(1);
    }

    @Test
    void anotherOriginGetsNoAnswer() {
        stage.answer("GET /a", Answer.status(302).header("Location", "http://other/b"))
                .answer("GET http://other/b", challenge("n1"))
                .play(http("R").get("/a").digestAuth("u", "p"));

        assertThat(authorizations()).containsExactly("null", "null");
        assertThat(stage.rows()).containsExactly("R OK", "R Redirect 1 KO unexpected status 401");
    }

    @Test
    void credentialsOfTheProtocolAreForAllAlsoForStreams() {
        HttpStage all = new HttpStage(protocol -> protocol.digestAuth("u", session -> "p"));
        Answer stream = Answer.status(200).header("content-type", "text/event-stream");
        all.wire.answerBy("GET /s", asked -> isAnswered(asked, "n1") ? stream : challenge("n1"));
        all.play(sse("S").get("/s"));

        assertThat(all.rows()).containsExactly("S OK");
        assertThat(all.wire.requests).hasSize(2);
    }
}
