// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state with every event.
 *
 * <p>A cell names the next state, then what became of the user: {@code >} it went on, {@code >!} it went on as failed. {@code =} stays and nothing happens,
 * {@code #} can't happen and is logged, {@code X} can't be ordered because the user is parked. The policy is to reconnect after a drop.
 */
class TransitionTableTest {

    private static final String TABLE = """
            event                   | Connecting | Idle               | AwaitingMessage               | AwaitingExpected               | AwaitingEnd           | Disconnected(Idle)            | Disconnected(AwaitingMessage) | Reconnecting(Idle)            | Reconnecting(AwaitingMessage) | Closed | Crashed
            connected               | Idle >     | #                  | #                             | #                              | #                     | #                             | #                             | Idle                          | AwaitingMessage               | #      | #
            connected, check failed | Crashed >! | #                  | #                             | #                              | #                     | #                             | #                             | Idle                          | AwaitingMessage               | #      | #
            refused 404             | Crashed >! | #                  | #                             | #                              | #                     | #                             | #                             | Crashed                       | Crashed >!                    | #      | #
            refused 204             | Crashed >! | #                  | #                             | #                              | #                     | #                             | #                             | Closed                        | Crashed >!                    | #      | #
            refused 503             | Crashed >! | #                  | #                             | #                              | #                     | #                             | #                             | Disconnected(Idle)            | Disconnected(AwaitingMessage) | #      | #
            failed                  | Crashed >! | Disconnected(Idle) | Disconnected(AwaitingMessage) | Disconnected(AwaitingExpected) | Disconnected(Idle) >! | #                             | #                             | Disconnected(Idle)            | Disconnected(AwaitingMessage) | #      | #
            stalled                 | #          | Disconnected(Idle) | Disconnected(AwaitingMessage) | Disconnected(AwaitingExpected) | Disconnected(Idle) >! | #                             | #                             | #                             | #                             | #      | #
            ended                   | #          | Closed             | Crashed >!                    | Closed >!                      | Closed >              | #                             | #                             | #                             | #                             | #      | #
            complete                | #          | Closed             | Crashed >!                    | Closed >!                      | Closed >              | #                             | #                             | #                             | #                             | #      | #
            failure                 | #          | Crashed            | Crashed >!                    | Crashed >!                     | Crashed >!            | #                             | #                             | #                             | #                             | #      | #
            unreadable              | #          | Crashed            | Crashed >!                    | Crashed >!                     | Crashed >!            | #                             | #                             | #                             | #                             | #      | #
            matching message        | #          | =                  | Idle >                        | Idle >                         | =                     | #                             | #                             | #                             | #                             | #      | #
            other message           | #          | =                  | =                             | =                              | =                     | #                             | #                             | #                             | #                             | #      | #
            deadline                | #          | #                  | Idle >!                       | #                              | Idle >!               | #                             | Disconnected(Idle) >!         | #                             | Reconnecting(Idle) >!         | #      | #
            reconnection time       | #          | #                  | #                             | #                              | #                     | Reconnecting(Idle)            | Reconnecting(AwaitingMessage) | #                             | #                             | #      | #
            settled                 | =          | =                  | =                             | Idle >                         | =                     | =                             | =                             | =                             | =                             | =      | =
            setCheck                | X          | AwaitingMessage    | X                             | X                              | X                     | Disconnected(AwaitingMessage) | X                             | Reconnecting(AwaitingMessage) | X                             | = >!   | = >!
            expect                  | X          | = >                | X                             | X                              | X                     | = >                           | X                             | = >                           | X                             | = >!   | = >!
            awaitExpected           | X          | = >                | X                             | X                              | X                     | = >                           | X                             | = >                           | X                             | = >    | = >
            awaitEnd                | X          | AwaitingEnd        | X                             | X                              | X                     | Disconnected(AwaitingEnd)     | X                             | Reconnecting(AwaitingEnd)     | X                             | = >    | = >!
            close                   | X          | Closed >           | X                             | X                              | X                     | Closed >                      | X                             | Closed >                      | X                             | = >    | = >!
            user ended              | Closed     | Closed             | Closed                        | Closed                         | Closed                | Closed                        | Closed                        | Closed                        | Closed                        | =      | =
            cut off                 | Closed     | Closed             | Closed                        | Closed                         | Closed                | Closed                        | Closed                        | Closed                        | Closed                        | =      | =
            """;

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @MethodSource("pairs")
    void eachEventInEachStateLeadsWhereTheTableSays(String state, String event, String expected) {
        try (LogCapture log = new LogCapture("dev.freshet.http.sse")) {
            Bench bench = new Bench();
            bench.bring(state);
            log.clear();

            assertThat(bench.cell(event, log)).isEqualTo(expected);
        }
    }

    static Stream<Arguments> pairs() {
        List<String[]> rows = TABLE.lines().map(TransitionTableTest::cells).toList();
        String[] states = rows.get(0);
        return rows.stream()
                .skip(1)
                .flatMap(row -> Stream.iterate(1, i -> i < states.length, i -> i + 1)
                        .map(i -> Arguments.of(states[i], row[0], row[i])));
    }

    private static String[] cells(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
    }
}
