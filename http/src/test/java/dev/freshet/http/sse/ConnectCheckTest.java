// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.bodyString;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.responseTimeInMillis;
import static dev.freshet.http.HttpDsl.currentLocation;
import static dev.freshet.http.HttpDsl.currentLocationRegex;
import static dev.freshet.http.HttpDsl.header;
import static dev.freshet.http.HttpDsl.headerRegex;
import static dev.freshet.http.HttpDsl.sse;
import static dev.freshet.http.HttpDsl.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.SimulationException;
import dev.freshet.http.SseConnectActionBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks of the response with which a stream begins. */
class ConnectCheckTest {

    private static final SseConnectActionBuilder CONNECT = sse("Connect").get("/prices");

    private final StreamStage stage = new StreamStage();

    @Test
    void whatTheyFindIsThereForTheChecksOfMessages() {
        stage.play(exec(CONNECT.check(
                        status().is(200),
                        header("X-Shard").saveAs("shard"),
                        headerRegex("x-token", "v=(.*)").saveAs("token"))
                .await(1)
                .on(sse.checkMessage("Same shard").check(jmesPath("data").isEL("#{shard}")))));
        stage.wire()
                .head(200, "content-type", "text/event-stream", "x-shard", "seven", "X-Token", "v=1")
                .read("data: seven\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "Same shard OK");
        assertThat(stage.session().getString("token")).isEqualTo("1");
    }

    @Test
    void whenOneFailsTheConnectHasFailedAndThereIsNoStream() {
        stage.play(exec(CONNECT.check(header("X-Shard").is("seven"), status().saveAs("status"))
                        .await(1)
                        .on(sse.checkMessage("Any")))
                .exec(sse("Close").close()));
        stage.passMs(30);
        stage.wire().head(200, "content-type", "text/event-stream", "x-shard", "eight");

        assertThat(stage.rows())
                .containsExactly(
                        "Connect KO header(X-Shard).find.is(seven), found eight", "Any skipped", "Close skipped");
        assertThat(stage.script).containsExactly("30 KO", "30 ended");
        assertThat(stage.session().getInt("status")).isEqualTo(200);
        assertThat(stage.wire().isCancelled).isTrue();
        assertThat(stage.stream("Connect").connectsFailed()).isEqualTo(1);
        assertThat(stage.stream("Connect").ends()).isEmpty();
        assertThat(stage.loops.waiting()).isZero();
    }

    @Test
    void theFirstOfTheFailuresIsTheOneThatSaysMost() {
        stage.play(exec(CONNECT.check(responseTimeInMillis().lt(10), header("x-shard"), status().is(201))));
        stage.passMs(10);
        stage.wire().accept();

        assertThat(stage.rows()).containsExactly("Connect KO status.find.is(201), found 200");
    }

    @Test
    void theTimeIsThatOfConnecting() {
        stage.play(exec(CONNECT.check(responseTimeInMillis().saveAs("ms"))));
        stage.passMs(10);
        stage.wire().accept();

        assertThat(stage.session().getInt("ms")).isEqualTo(10);
    }

    @Test
    void whatARefusalSaysCanBeSavedThoughItIsKoAllTheSame() {
        stage.play(exec(CONNECT.check(
                status().in(200, 429).saveAs("status"), header("Retry-After").saveAs("after"))));
        stage.wire().head(429, "retry-after", "7");

        assertThat(stage.rows()).containsExactly("Connect KO unexpected status 429");
        assertThat(stage.session().getInt("status")).isEqualTo(429);
        assertThat(stage.session().getString("after")).isEqualTo("7");
        assertThat(stage.script).containsExactly("0 KO", "0 ended");
    }

    @Test
    void theAddressIsThatOfTheLastRedirection() {
        stage.play(exec(CONNECT.check(
                currentLocation().saveAs("address"),
                currentLocationRegex("host/(.*)").saveAs("path"))));
        stage.wire().head(302, "location", "/other");
        stage.wire().accept();

        assertThat(stage.rows()).containsExactly("Connect OK");
        assertThat(stage.session().getString("address")).isEqualTo("http://host/other");
        assertThat(stage.session().getString("path")).isEqualTo("other");
    }

    @Test
    void theAddressIsThatOfTheRequestWhereNothingLedElsewhere() {
        stage.play(exec(CONNECT.check(currentLocation().is("http://host/prices"))));
        stage.wire().accept();

        assertThat(stage.rows()).containsExactly("Connect OK");
    }

    @Test
    void theResponseToAReconnectionIsNotChecked() {
        stage.play(exec(CONNECT.check(header("X-First").exists())).pause(10));
        stage.wire()
                .head(200, "content-type", "text/event-stream", "x-first", "")
                .cut();
        stage.passMs(3_000);
        stage.wire().accept();
        stage.passMs(10_000);

        assertThat(stage.rows()).containsExactly("Connect OK");
        assertThat(stage.wire.exchanges).hasSize(2);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        List.of(status(), bodyString()),
                        "which bodyString does not: use one of responseTimeInMillis, status,"),
                arguments(List.of(jsonPath("$.a")), "jsonPath does not: use one of"),
                arguments(Arrays.asList(status(), missing()), "check(..): check 2 is null"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatIsNoMatterOfTheHeadIsRefusedBeforeTheRun(List<CheckBuilder> checks, String message) {
        assertThatThrownBy(() -> stage.compile(exec(CONNECT.check(checks))))
                .isInstanceOf(SimulationException.class)
                .hasMessageStartingWith("scenario 'Play', step 1, sse(\"Connect\").get: check(..)")
                .hasMessageContaining(message);
    }

    /** As a field that is used before it is assigned. */
    @SuppressWarnings("NullAway")
    private static CheckBuilder missing() {
        @Nullable CheckBuilder check = null;
        return check;
    }
}
