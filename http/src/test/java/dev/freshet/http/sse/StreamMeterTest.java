// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.StreamStats;
import org.junit.jupiter.api.Test;

/** What is counted of streams. */
class StreamMeterTest {

    private static final ChainBuilder STREAM = exec(sse("Prices").get("/")).pause(100);

    private final StreamStage stage = new StreamStage();

    @Test
    void theFirstEventIsTimedFromTheStartOfConnecting() {
        stage.play(STREAM);
        stage.passMs(100);
        stage.wire().accept().read(": hello\n\n");
        stage.passMs(400);
        stage.wire().read("data: 1\n\n");

        StreamStats stream = stage.stream("Prices");
        assertThat(stream.firstEvent().count()).isEqualTo(1);
        assertThat(stream.firstEvent().maxNs()).isBetween(499_000_000L, 501_000_000L);
    }

    @Test
    void aConnectionThatIsMadeAnewHasNoFirstEvent() {
        stage.play(STREAM);
        stage.wire().accept().cut();
        stage.passMs(3_000);
        stage.wire().accept().read("data: 1\n\n");

        assertThat(stage.stream("Prices").firstEvent().isEmpty()).isTrue();
    }

    @Test
    void eventsOfOneReadShareItsArrival() {
        stage.play(STREAM);
        stage.wire().accept().read("data: 1\n\n");
        stage.passMs(250);
        stage.wire().read("data: 2\n\ndata: 3\n\n", "data: 4\n\n");

        StreamStats stream = stage.stream("Prices");
        assertThat(stream.gap().count()).isEqualTo(3);
        assertThat(stream.gap().belowRange()).isEqualTo(2);
        assertThat(stream.gap().maxNs()).isBetween(249_000_000L, 251_000_000L);
        assertThat(stream.eventsPerRead().maxEvents()).isEqualTo(3);
        assertThat(stream.eventsPerRead().readsWithEvents()).isEqualTo(2);
    }

    @Test
    void aGapGoesOnOverAReconnection() {
        stage.play(STREAM);
        stage.wire().accept().read("data: 1\n\n").cut();
        stage.passMs(3_000);
        stage.wire().accept();
        stage.passMs(500);
        stage.wire().read("data: 2\n\n");

        assertThat(stage.stream("Prices").gap().maxNs()).isBetween(3_490_000_000L, 3_510_000_000L);
    }

    @Test
    void eventsCommentsAndBytesAreCountedApart() {
        stage.play(STREAM);
        stage.wire().accept().read(": a\n", ":\n\n", "data: 1\n", "\n", "event: ping\n\n", "retry: 5\n\n", "data: cut");
        stage.passMs(100_000);

        StreamStats stream = stage.stream("Prices");
        assertThat(stream.events()).isEqualTo(1);
        assertThat(stream.comments()).isEqualTo(2);
        assertThat(stream.bytes()).isEqualTo(4 + 3 + 8 + 1 + 13 + 10 + 9);
        assertThat(stream.unmatched()).isEqualTo(1);
    }

    @Test
    void anEventWithoutDataCanMeetACheckButIsNotCounted() {
        stage.play(exec(sse("Prices")
                .get("/")
                .await(1)
                .on(sse.checkMessage("ping").check(jmesPath("event").is("ping")))));
        stage.wire().accept().read("event: ping\n\n");

        assertThat(stage.rows()).containsExactly("Prices OK", "ping OK");
        assertThat(stage.stream("Prices").events()).isZero();
        assertThat(stage.stream("Prices").firstEvent().isEmpty()).isTrue();
    }

    @Test
    void aBlockWithNothingButARetryIsNoMessage() {
        stage.play(exec(sse("Prices")
                .get("/")
                .await(1)
                .on(sse.checkMessage("any").check(jmesPath("retry").exists()))));
        stage.wire().accept().read("retry: 5\n\n: comment\n\n");
        stage.passMs(1_000);

        assertThat(stage.rows()).containsExactly("Prices OK", "any KO Check any timeout");
    }

    @Test
    void gaugesComeBackToZeroInWhateverWayStreamsEnd() {
        for (int i = 0; i < 6; i++) {
            StreamStage one = new StreamStage();
            one.play(STREAM);
            switch (i) {
                case 0 -> one.wire().head(404);
                case 1 -> one.wire().fail("connection refused");
                case 2 -> one.wire().accept().end();
                case 3 -> one.wire().head(204);
                case 4 -> one.wire().accept().cut();
                default -> one.wire().accept();
            }
            one.endUser();
            StreamStats stream = one.stream("Prices");
            assertThat(stream.levels().open()).as("open, case %d", i).isZero();
            assertThat(stream.levels().connecting())
                    .as("connecting, case %d", i)
                    .isZero();
        }
    }

    @Test
    void lifetimesAreCountedByTheReasonOfTheEnd() {
        stage.play(STREAM);
        stage.wire().accept();
        stage.passMs(2_000);
        stage.wire().end();

        StreamStats stream = stage.stream("Prices");
        assertThat(stream.ends()).containsOnlyKeys(EndReason.ENDED_BY_SERVER);
        assertThat(stream.lifetime(EndReason.ENDED_BY_SERVER).maxNs()).isBetween(1_990_000_000L, 2_010_000_000L);
    }
}
