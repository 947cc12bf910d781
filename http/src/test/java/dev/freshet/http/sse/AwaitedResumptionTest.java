// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.StringBody;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.stats.EndReason;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseReconnect;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams that are gone on with by GET after an id, as long as somebody waits for a message of them. */
class AwaitedResumptionTest {

    /** As in {@link TransitionTableTest}, where the policy differs. */
    private static final String TABLE = """
            id, event             | Idle    | AwaitingMessage               | AwaitingExpected               | AwaitingEnd | Disconnected(AwaitingMessage) | Reconnecting(AwaitingMessage)
            id, ended             | Closed  | Disconnected(AwaitingMessage) | Disconnected(AwaitingExpected) | Closed >    | #                             | #
            id, failed            | Crashed | Disconnected(AwaitingMessage) | Disconnected(AwaitingExpected) | Crashed >!  | #                             | Disconnected(AwaitingMessage)
            id, stalled           | Crashed | Disconnected(AwaitingMessage) | Disconnected(AwaitingExpected) | Crashed >!  | #                             | #
            id, connected         | #       | #                             | #                              | #           | #                             | AwaitingMessage
            id, refused 404       | #       | #                             | #                              | #           | #                             | Crashed >!
            id, refused 405       | #       | #                             | #                              | #           | #                             | Crashed >!
            id, refused 503       | #       | #                             | #                              | #           | #                             | Disconnected(AwaitingMessage)
            id, reconnection time | #       | #                             | #                              | #           | Reconnecting(AwaitingMessage) | #
            id, deadline          | #       | Idle >!                       | #                              | Idle >!     | Disconnected(Idle) >!         | Reconnecting(Idle) >!
            id, unreadable        | Crashed | Crashed >!                    | Crashed >!                     | Crashed >!  | #                             | #
            no, ended             | Closed  | Crashed >!                    | Closed >!                      | Closed >    |                               |
            no, failed            | Crashed | Crashed >!                    | Crashed >!                     | Crashed >!  |                               |
            no, stalled           | Crashed | Crashed >!                    | Crashed >!                     | Crashed >!  |                               |
            """;

    private static final SseConnectActionBuilder CALL =
            sse("Call").post("/mcp").body(StringBody("{}")).asJson().reconnect(SseReconnect.resumeAfterId());
    private static final ChainBuilder ANSWERED = exec(CALL.await(60)
            .on(sse.checkMessage("answer").matching(jmesPath("data").is("done"))));

    private final StreamStage stage = new StreamStage();

    @ParameterizedTest(name = "{0}, {1}: {2} -> {3}")
    @MethodSource("pairs")
    void eachEventInEachStateLeadsWhereTheTableSays(String id, String event, String state, String expected) {
        try (LogCapture log = new LogCapture("dev.freshet.http.sse")) {
            Bench bench = new Bench(SseReconnect.resumeAfterId(), id.equals("id") ? "id: 7\n\n" : "data: 1\n\n");
            bench.bring(state);
            log.clear();

            assertThat(bench.cell(event, log)).isEqualTo(expected);
        }
    }

    static Stream<Arguments> pairs() {
        List<String[]> rows = TABLE.lines()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new))
                .toList();
        String[] states = rows.get(0);
        return rows.stream()
                .skip(1)
                .flatMap(row -> Stream.iterate(1, i -> i < states.length, i -> i + 1)
                        .filter(i -> !row[i].isEmpty())
                        .map(i -> Arguments.of(row[0].substring(0, 2), row[0].substring(4), states[i], row[i])));
    }

    /** MCP, SEP-1699: an id with empty data comes first, so that the client can come back whenever the server lets go of the connection. */
    @Test
    void aServerMayLetGoOfTheConnectionAndHaveTheClientComeBack() {
        stage.play(ANSWERED.pause(10));
        stage.wire().accept().read("id: e1\nretry: 250\ndata:\n\n").end();
        stage.passMs(249);
        assertThat(stage.wire.exchanges).hasSize(1);

        stage.passMs(1);
        assertThat(stage.wire().request.method()).isEqualTo("GET");
        assertThat(stage.wire().request.body().hasRemaining()).isFalse();
        assertThat(stage.wire().header("Last-Event-ID")).isEqualTo("e1");
        stage.wire().accept().read("id: e2\ndata: done\n\n").end();

        assertThat(stage.rows()).containsExactly("Call OK", "answer OK");
        assertThat(stage.wire.exchanges).hasSize(2);
        assertThat(stage.stream("Call").ends()).containsExactly(Map.entry(EndReason.ENDED_BY_SERVER, 2L));
    }

    @Test
    void withoutAnIdThereIsNothingToComeBackFor() {
        stage.play(ANSWERED);
        stage.wire().accept().read("data: working\n\n").end();
        stage.passMs(10_000);

        assertThat(stage.wire.exchanges).hasSize(1);
        assertThat(stage.rows())
                .containsExactly("Call OK", "answer KO SSE crashed while waiting for check: End of stream");
    }

    @Test
    void aServerThatKnowsTheStreamNoMoreIsTheLastWord() {
        stage.play(ANSWERED);
        stage.wire().accept().read("id: e1\ndata:\n\n").cut();
        stage.passMs(3_000);
        stage.wire().head(404);
        stage.passMs(10_000);

        assertThat(stage.wire.exchanges).hasSize(2);
        assertThat(stage.rows())
                .containsExactly("Call OK", "answer KO SSE crashed while waiting for check: unexpected status 404");
    }
}
