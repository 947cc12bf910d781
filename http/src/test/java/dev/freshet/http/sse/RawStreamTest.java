// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.raw.RawLog;
import dev.freshet.http.SseMessageCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the raw log says of events, by who looked at them. */
@Timeout(60)
class RawStreamTest {

    private static final ChainBuilder CONNECT = exec(sse("Connect").get("/prices"));

    private final StreamStage stage = new StreamStage();

    @TempDir
    Path folder;

    private RawLog log;

    @BeforeEach
    void log() throws IOException {
        log = RawLog.create(folder.resolve("raw.jsonl"), trouble -> {});
        stage.recordingTo(log.forLoop());
        log.begin(stage.loops.clock(), stage.loops.clock().nowNs());
    }

    private static SseMessageCheck typed(String type) {
        return sse.checkMessage(type)
                .matching(jmesPath("event").is(type))
                .check(jmesPath("data").not("bad"));
    }

    @Test
    void anEventThatNobodyLooksIntoHasNoVerdicts() throws IOException {
        stage.play(CONNECT.pause(Duration.ofHours(1)));
        stage.wire().accept();
        stage.passMs(250);
        stage.wire().read("id: 7\nevent: tick\ndata: hello\ndata: you\n\ndata: x\n\n");

        assertThat(lines())
                .containsExactly(
                        line("250000000", "\"type\":\"tick\",\"id\":\"7\",\"bytes\":9", ""),
                        line("250000000", "\"type\":\"message\",\"bytes\":1", ""));
    }

    @Test
    void blocksWithoutDataAndCommentsAreNoEvents() throws IOException {
        stage.play(CONNECT.exec(sse("Await").setCheck().await(5).on(typed("a"))));
        stage.wire().accept().read(": hello\n\nid: 7\n\nevent: a\ndata: 1\n\n");

        assertThat(lines())
                .containsExactly(
                        line("0", "\"type\":\"a\",\"bytes\":1", "{\"by\":\"await\",\"check\":\"a\",\"ok\":true}"));
    }

    @Test
    void eachVerdictIsThereWithWhoGaveIt() throws IOException {
        stage.play(exec(sse("Connect").get("/prices").expectEvery(typed("a"), typed("b")))
                .exec(sse("Arm").expect(5).on(typed("b")))
                .exec(sse("Await").setCheck().await(5).on(typed("a")))
                .pause(1));
        stage.wire().accept().read("event: c\ndata: 1\n\nevent: b\ndata: bad\n\nevent: a\ndata: 2\n\n");

        String failure = "\"ok\":false,\"error\":\"jmesPath(data).find.not(bad), unexpectedly found bad\"}";
        assertThat(lines())
                .containsExactly(
                        line("0", "\"type\":\"c\",\"bytes\":1", ""),
                        line(
                                "0",
                                "\"type\":\"b\",\"bytes\":3",
                                "{\"by\":\"expectEvery\",\"check\":\"b\"," + failure
                                        + ",{\"by\":\"expect\",\"check\":\"b\"," + failure),
                        line(
                                "0",
                                "\"type\":\"a\",\"bytes\":1",
                                "{\"by\":\"expectEvery\",\"check\":\"a\",\"ok\":true},{\"by\":\"await\",\"check\":\"a\",\"ok\":true}"));
    }

    @Test
    void anEventStandsBeforeThoseThatItsVerdictLetIn() throws IOException {
        stage.inTurnsOf(Duration.ZERO)
                .play(CONNECT.exec(sse("Await").setCheck().await(5).on(typed("a")))
                        .exec(session -> session)
                        .exec(sse.processUnmatchedMessages((messages, session) -> session))
                        .pause(1));
        stage.wire().accept().read("event: a\ndata: 1\n\nevent: b\ndata: 2\n\n");
        stage.passMs(1);

        assertThat(lines())
                .extracting(line -> line.replaceAll(".*\"type\":\"(.)\".*", "$1"))
                .containsExactly("a", "b");
    }

    @Test
    void aStreamOfANameOfItsOwnSaysIt() throws IOException {
        stage.play(exec(sse("Connect", "left").get("/prices")).pause(1));
        stage.wire().accept().read("data: 1\n\n");

        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("{\"stream\":\"Connect\",\"name\":\"left\",\"user\":1,");
    }

    private List<String> lines() throws IOException {
        log.close();
        return Files.readAllLines(folder.resolve("raw.jsonl"));
    }

    private String line(String arrivalNs, String event, String verdicts) {
        long epochNs = 1_700_000_000_000_000_000L + Long.parseLong(arrivalNs);
        return "{\"stream\":\"Connect\",\"user\":1,\"arrivalNs\":" + arrivalNs + ",\"epochNs\":" + epochNs + "," + event
                + ",\"verdicts\":[" + verdicts + "]}";
    }
}
