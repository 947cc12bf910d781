// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.pause;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.http.HttpDsl.header;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.stats.ErrorCount;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The body of a response that is no event stream says why, and is kept beside the short text. */
class ExplanationTest {

    private static final ChainBuilder CONNECT = exec(sse("Connect").get("/prices"));

    private final StreamStage stage = new StreamStage();

    @Test
    void isKeptBesideTheShortTextThoughTheUserHasEndedMeanwhile() {
        stage.play(CONNECT);
        stage.wire()
                .head(429, "content-type", "text/plain")
                .read("slow ", "down")
                .end();

        assertThat(stage.script).containsExactly("0 KO", "0 ended");
        assertThat(stage.rows()).containsExactly("Connect KO unexpected status 429");
        assertThat(stage.stats().failures()).containsExactly(new ErrorCount("unexpected status 429", 1, "slow down"));
        assertThat(stage.loops.waiting()).isZero();
    }

    @Test
    void isReadForTwoKilobytesAndTornInNoCharacter() {
        stage.play(CONNECT);
        stage.wire()
                .head(500)
                .read("x".repeat(2_000))
                .read("y".repeat(47) + "\u00e9")
                .read("more");

        assertThat(stage.wire().isCancelled).isTrue();
        assertThat(detail()).isEqualTo("x".repeat(2_000) + "y".repeat(47));
        assertThat(stage.loops.waiting()).isZero();
    }

    @Test
    void isReadForASecond() {
        stage.play(CONNECT.pause(10));
        stage.wire().head(500).read("why");
        stage.passMs(999);
        assertThat(stage.wire().isCancelled).isFalse();
        stage.passMs(1);

        assertThat(stage.wire().isCancelled).isTrue();
        assertThat(detail()).isEqualTo("why");
    }

    @Test
    void isWhatCameUntilTheConnectionBroke() {
        stage.play(CONNECT);
        stage.wire().head(500).read("wh").cut();

        assertThat(detail()).isEqualTo("wh");
        assertThat(stage.errors()).containsExactly("unexpected status 500");
        assertThat(stage.loops.waiting()).isZero();
    }

    @Test
    void isReadOnceForEachText() {
        stage.play(repeat(3).on(exec(CONNECT, sse("Close").close(), pause(2))));
        stage.wire().head(500).read("first").end();
        stage.passMs(2_000);
        stage.wire().head(500);
        assertThat(stage.wire().isCancelled).isTrue();
        stage.passMs(2_000);
        stage.wire().head(503).read("another").end();

        assertThat(stage.stats().failures())
                .containsExactly(
                        new ErrorCount("unexpected status 500", 2, "first"),
                        new ErrorCount("unexpected status 503", 1, "another"));
    }

    @Test
    void isNotWaitedForAgainWhereItHadNothingToSay() {
        stage.play(repeat(2).on(exec(CONNECT, sse("Close").close(), pause(2))));
        stage.wire().head(500);
        stage.passMs(2_000);
        stage.wire().head(500);

        assertThat(stage.wire().isCancelled).isTrue();
        assertThat(detail()).isEmpty();
    }

    @Test
    void isNoneWhereThereIsAStreamInstead() {
        stage.play(exec(sse("Connect").get("/prices").check(header("X-Shard"))));
        stage.wire().accept();

        assertThat(stage.wire().isCancelled).isTrue();
    }

    @Test
    void isNoneWhereTheBytesCannotBeRead() {
        stage.play(CONNECT);
        stage.wire().head(502, "content-encoding", "exi");

        assertThat(stage.wire().isCancelled).isTrue();
    }

    @Test
    void isShownEachTimeToWhoeverDebugs() {
        try (LogCapture log = new LogCapture("dev.freshet.http.sse", Level.DEBUG)) {
            stage.play(CONNECT.pause(10));
            stage.wire().accept().cut();
            stage.passMs(3_000);
            stage.wire().head(503).read("being replaced").end();
            stage.passMs(3_000);
            stage.wire().head(503).read("still being replaced").end();

            assertThat(log.lines(Level.DEBUG))
                    .contains(
                            "user 1: the response says\nbeing replaced",
                            "user 1: the response says\nstill being replaced");
        }
        assertThat(stage.stats().failures())
                .contains(new ErrorCount(
                        "Connect: dropped: reconnect failed: unexpected status 503", 2, "being replaced"));
    }

    private String detail() {
        List<ErrorCount> failures = stage.stats().failures();
        assertThat(failures).hasSize(1);
        return failures.get(0).detail();
    }
}
