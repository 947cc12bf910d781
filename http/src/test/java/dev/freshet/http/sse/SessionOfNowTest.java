// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.http.HttpDsl.header;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.stats.StandingCheckStats;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.sse.FakeTransport.FakeExchange;
import dev.freshet.http.wire.HttpRequest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A user has one session: whatever a stream needs of it, it takes from that of now, whatever the user does meanwhile. */
class SessionOfNowTest {

    private static final SseMessageCheck SAVING =
            sse.checkMessage("Saving").check(jmesPath("data").saveAs("token"));
    private static final SseMessageCheck NEVER =
            sse.checkMessage("Never").matching(jmesPath("event").is("never"));
    private static final SseMessageCheck SAME =
            sse.checkMessage("Same").check(jmesPath("data").isEL("#{token}"));

    private final StreamStage stage = new StreamStage();

    /** How the user comes to the new token, and what it does then. */
    enum Meanwhile {
        PAUSE {
            @Override
            ChainBuilder renew() {
                return exec(session -> session.set("token", "new")).pause(60);
            }
        },
        CONNECTING_ANOTHER_STREAM {
            @Override
            ChainBuilder renew() {
                return exec(session -> session.set("token", "new"))
                        .exec(sse("Other", "other").get("/other"));
            }
        },
        WAITING_FOR_ANOTHER_STREAM {
            @Override
            ChainBuilder renew() {
                return exec(
                        sse("Other", "other").get("/other"),
                        sse("Wait", "other").setCheck().await(60).on(SAVING, NEVER));
            }

            @Override
            void play(FakeExchange latest) {
                latest.accept().read("data: new\n\n");
            }
        },
        CHECKING_THE_ANSWER_OF_ANOTHER_STREAM {
            @Override
            ChainBuilder renew() {
                return exec(sse("Other", "other")
                        .get("/other")
                        .check(header("x-token").saveAs("token"))
                        .await(60)
                        .on(NEVER));
            }

            @Override
            void play(FakeExchange latest) {
                latest.head(200, "content-type", "text/event-stream", "x-token", "new");
            }
        },
        WAITING_FOR_THE_END_OF_ANOTHER_STREAM {
            @Override
            ChainBuilder renew() {
                return exec(session -> session.set("token", "new"))
                        .exec(sse("Other", "other").get("/other"))
                        .exec(sse("End", "other").awaitEnd(60));
            }

            @Override
            void play(FakeExchange latest) {
                latest.accept();
            }
        };

        abstract ChainBuilder renew();

        /** What the latest exchange brings. */
        void play(FakeExchange latest) {}
    }

    @ParameterizedTest
    @EnumSource
    void headersAndSignaturesOfAReconnectionAreOfNow(Meanwhile meanwhile) {
        FakeExchange first = play(
                exec(sse("Connect").get("/").header("X-Token", "#{token}").sign((request, session) -> {
                    request.headers().set("x-signed", String.valueOf(session.getString("token")));
                    return request;
                })),
                meanwhile);
        first.cut();
        stage.passMs(3_000);

        HttpRequest again = stage.wire().request;
        assertThat(again.uri()).isEqualTo(first.request.uri());
        assertThat(again.headers()).contains(Map.entry("X-Token", "new"));
        assertThat(stage.wire().header("x-signed")).isEqualTo("new");
        assertThat(first.header("x-signed")).isEqualTo("old");
    }

    @ParameterizedTest
    @EnumSource
    void standingChecksCompareWithWhatIsNow(Meanwhile meanwhile) {
        FakeExchange first = play(exec(sse("Connect").get("/").expectEvery(SAME)), meanwhile);
        first.read("data: new\n\ndata: old\n\n");

        StandingCheckStats same = stage.stream("Connect").standingChecks().get(0);
        assertThat(same.ok()).isEqualTo(1);
        assertThat(same.ko()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void conditionsOfChecksAreThoseOfNow(Meanwhile meanwhile) {
        SseMessageCheck ifNew = sse.checkMessage("If new")
                .checkIf(session -> "new".equals(session.getString("token")))
                .then(jmesPath("data").is("x"));
        FakeExchange first = play(exec(sse("Connect").get("/").expectEvery(ifNew)), meanwhile);
        first.read("data: y\n\n");

        assertThat(stage.stream("Connect").standingChecks().get(0).ko()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void armedChecksJudgeWithTheSessionOfTheMomentAtWhichTheEventComes(Meanwhile meanwhile) {
        FakeExchange first =
                play(exec(sse("Connect").get("/")).exec(sse("Arm").expect(60).on(SAME)), meanwhile);
        first.read("data: new\n\n");

        assertThat(stage.rows()).contains("Same OK");
    }

    /** Opens the first stream with an old token, and renews it. */
    private FakeExchange play(ChainBuilder opening, Meanwhile meanwhile) {
        stage.play(opening.exec(meanwhile.renew()), session -> session.set("token", "old"));
        FakeExchange first = stage.wire().accept();
        meanwhile.play(stage.wire());
        return first;
    }
}
