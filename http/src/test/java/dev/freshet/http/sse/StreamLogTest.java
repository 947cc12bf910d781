// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.core.CoreDsl.substring;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.freshet.core.CheckBuilder;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseMessageCheck;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is logged for whoever debugs a simulation. */
class StreamLogTest {

    private static final String LOGGER = "dev.freshet.http.sse";

    private final StreamStage stage = new StreamStage();

    @Test
    void atDebugEverythingThatAStreamDoesIsShown() {
        SseMessageCheck check = sse.checkMessage("snapshot")
                .matching(jmesPath("event").is("snapshot"))
                .check(jmesPath("data").is("1"));
        SseConnectActionBuilder connect = sse("Connect", "prices")
                .get("/prices")
                .header("Authorization", "Bearer secret")
                .header("Cookie", "sid=secret");
        try (LogCapture log = new LogCapture(LOGGER, Level.DEBUG)) {
            stage.play(exec(connect.await(1).on(check)));
            stage.wire().head(200, "content-type", "text/event-stream", "set-cookie", "sid=secret");
            stage.wire().read("data: 0\n\nevent: snapshot\ndata: 1\n\n");

            assertThat(log.lines())
                    .allMatch(line -> line.startsWith("user 1, stream 'prices'"))
                    .anyMatch(line -> line.contains("GET http://host/prices"))
                    .anyMatch(line -> line.contains("Authorization: ***") && line.contains("Cookie: ***"))
                    .anyMatch(line -> line.contains("status 200") && line.contains("set-cookie: ***"))
                    .anyMatch(line -> line.endsWith("Connecting -> AwaitingMessage"))
                    .anyMatch(line -> line.endsWith("event {\"data\":\"0\"}"))
                    .anyMatch(line -> line.endsWith("check 'snapshot' passed"))
                    .anyMatch(line -> line.endsWith("AwaitingMessage -> Idle"))
                    .noneMatch(line -> line.contains("secret"));
        }
    }

    @Test
    void eventsThatNobodyLooksIntoAreShownToo() {
        try (LogCapture log = new LogCapture(LOGGER, Level.DEBUG)) {
            stage.play(exec(sse("Connect").get("/")).pause(1));
            stage.wire().accept().read("data: 0\n\n");

            assertThat(log.lines()).anyMatch(line -> line.endsWith("event {\"data\":\"0\"}"));
        }
        assertThat(stage.stream("Connect").unmatched()).isEqualTo(1);
    }

    @Test
    void atTraceTheBytesAreShown() {
        try (LogCapture log = new LogCapture(LOGGER, Level.TRACE)) {
            stage.play(exec(sse("Connect").get("/")).pause(1));
            stage.wire().accept().read(": hi\n\n");

            assertThat(log.lines()).anyMatch(line -> line.contains("6 bytes\n: hi\n"));
        }
    }

    @Test
    void aFailedCheckIsShownWithItsReason() {
        try (LogCapture log = new LogCapture(LOGGER, Level.DEBUG)) {
            stage.play(exec(sse("Connect")
                    .get("/")
                    .await(1)
                    .on(sse.checkMessage("c").check(jmesPath("data").is("1")))));
            stage.wire().accept().read("data: 0\n\n");

            assertThat(log.lines())
                    .anyMatch(line -> line.endsWith("check 'c' failed: jmesPath(data).find.is(1), found 0"));
        }
    }

    @Test
    void aCheckThatNoMessageMetInTimeIsShown() {
        try (LogCapture log = new LogCapture(LOGGER, Level.DEBUG)) {
            stage.play(exec(sse("Connect").get("/").await(1).on(sse.checkMessage("c"))));
            stage.wire().accept();
            stage.passMs(1_000);

            assertThat(log.lines()).anyMatch(line -> line.equals("user 1: check 'c' failed: Check c timeout"));
        }
    }

    @Test
    void verdictsOfStandingAndArmedChecksAreShown() {
        try (LogCapture log = new LogCapture(LOGGER, Level.DEBUG)) {
            stage.play(exec(
                    sse("Connect").get("/").expectEvery(sse.checkMessage("every")),
                    sse("Arm").expect(1).on(sse.checkMessage("armed")),
                    sse("Wait").awaitExpected()));
            stage.wire().accept().read("data: 0\n\n");

            assertThat(log.lines()).contains("user 1: check 'every' passed", "user 1: check 'armed' passed");
        }
    }

    @Test
    void aStateThatStaysIsNotShown() {
        try (LogCapture log = new LogCapture(LOGGER, Level.DEBUG)) {
            stage.play(exec(sse("Connect").get("/"), sse("Nothing to wait for").awaitExpected()));
            stage.wire().accept();

            assertThat(log.lines())
                    .anyMatch(line -> line.endsWith("Connecting -> Idle"))
                    .noneMatch(line -> line.endsWith("Idle -> Idle"));
        }
    }

    // ---- checks that look for the lines of the stream ------------------------------------------------------------

    @Test
    void aPatternForALineOfTheStreamThatNeverPassesIsAdvisedAgainst() {
        assertThat(adviceAfter(regex("event: snapshot(.*)")))
                .hasSize(1)
                .first()
                .asString()
                .contains("checks see an event as JSON");
        assertThat(adviceAfter(regex("^data: x"))).hasSize(1);
        assertThat(adviceAfter(substring("id:7"))).hasSize(1);
    }

    @Test
    void aPatternThatPassesOrIsForTheJsonIsNot() {
        assertThat(adviceAfter(regex("event: never").notExists())).isEmpty();
        assertThat(adviceAfter(regex("\"event\":\"never\""))).isEmpty();
        assertThat(adviceAfter(jmesPath("missing"))).isEmpty();
    }

    @Test
    void aCheckThatNoEventWasOfferedToIsNot() {
        try (LogCapture log = new LogCapture(LOGGER)) {
            stage.play(exec(
                    sse("Connect").get("/").await(1).on(sse.checkMessage("c").check(regex("event: x")))));
            stage.endRun();

            assertThat(log.lines(Level.WARN)).isEmpty();
        }
    }

    private static List<String> adviceAfter(CheckBuilder criterion) {
        StreamStage run = new StreamStage();
        try (LogCapture log = new LogCapture(LOGGER)) {
            run.play(exec(
                    sse("Connect").get("/").await(1).on(sse.checkMessage("c").check(criterion))));
            run.wire().accept().read("event: snapshot\ndata: x\nid: 7\n\n");
            run.endRun();
            return log.lines(Level.WARN);
        }
    }
}
