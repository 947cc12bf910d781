// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.core.CoreDsl.StringBody;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.substring;
import static dev.freshet.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.run.ScriptedWire.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses that a busy loop reads too late, and what requests carry where nobody says otherwise. */
final class LateResponseTest {

    /** The head comes after 1 ms, the body 1 ms later. */
    @ParameterizedTest(name = "{0} ms late")
    @CsvSource({
        "2998, R OK",
        "2999, R KO response not complete within the request timeout",
        "3338, R KO response not complete within the request timeout (the loop was 340 ms late)"
    })
    void anEndThatIsReadAfterTheDeadlineIsTooLate(String late, String row) {
        HttpStage stage = new HttpStage(protocol -> protocol.requestTimeout(Duration.ofSeconds(3)))
                .answer("GET /a", Answer.text("a").header("x-late", late))
                .play(http("R").get("/a").check(substring("a").exists()));

        assertThat(stage.rows()).containsExactly(row);
    }

    @Test
    void anythingIsWelcomeWhereNobodySaysOtherwise() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", Answer.status(200))
                .play(exec(http("A").get("/a")).exec(http("B").get("/a").header("Accept", "text/html")));

        assertThat(stage.wire.requests)
                .extracting(request -> ScriptedWire.header(request, "accept"))
                .containsExactly("*/*", "text/html");
    }

    @Test
    void asJsonGivesWayToTheProtocol() {
        HttpStage stage = new HttpStage(
                        protocol -> protocol.acceptHeader("text/html").contentTypeHeader("text/plain"))
                .answer("POST /a", Answer.status(200))
                .play(http("R").post("/a").body(StringBody("{}")).asJson());

        assertThat(ScriptedWire.header(stage.wire.last(), "accept")).isEqualTo("text/html");
        assertThat(ScriptedWire.header(stage.wire.last(), "content-type")).isEqualTo("text/plain");
    }
}
