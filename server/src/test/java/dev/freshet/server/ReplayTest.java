// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.buffer.ByteBuf;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings that are played back, most of it in virtual time. */
final class ReplayTest {

    private static final long MS = 1_000_000;
    private static final long MOST = 1 << 20;

    private final Counters counters = new Counters();

    private static RecordedStream threePieces(long endMs, boolean isCut) {
        return RecordedStream.builder("text/event-stream", MOST)
                .piece(0, bytes("data: a\n\n"))
                .piece(20 * MS + 1, bytes(": b\r\n\r\n"))
                .piece(70 * MS, bytes("id: 7\rdata: c\r\r"))
                .end(endMs * MS, isCut)
                .build();
    }

    @Test
    void everyPieceGoesOutAtItsTimeToTheNanosecond() {
        EmbeddedChannel client = client(new ReplayPlan(threePieces(90, false), 1, false));

        assertThat(taken(client))
                .contains("Content-Type: text/event-stream\r\n")
                .endsWith(chunk("data: a\n\n"));
        pass(client, 20 * MS);
        assertThat(taken(client)).isEmpty();
        pass(client, 1);
        assertThat(taken(client)).isEqualTo(chunk(": b\r\n\r\n"));
        pass(client, 50 * MS - 2);
        assertThat(taken(client)).isEmpty();
        pass(client, 1);
        assertThat(taken(client)).isEqualTo(chunk("id: 7\rdata: c\r\r"));
        pass(client, 20 * MS - 1);
        assertThat(taken(client)).isEmpty();
        pass(client, 1);
        assertThat(taken(client)).as("the end").isEqualTo("0\r\n\r\n");
        assertThat(client.isOpen()).isTrue();
        assertThat(counters.read().events()).isEqualTo(2);
    }

    @Test
    void whatWasCutIsCutAgain() {
        EmbeddedChannel client = client(new ReplayPlan(threePieces(70, true), 1, false));

        pass(client, 70 * MS);

        assertThat(taken(client)).doesNotContain("0\r\n\r\n");
        assertThat(client.isOpen()).isFalse();
    }

    /** How long the third piece takes at each speed. */
    @ParameterizedTest
    @CsvSource({"2, 35", "0.5, 140", "1000, 0.07"})
    void aSpeedMovesAllTimes(double speed, double dueMs) {
        EmbeddedChannel client = client(new ReplayPlan(threePieces(90, false), speed, false));
        long dueNs = Math.round(dueMs * MS);

        pass(client, dueNs - 1);
        assertThat(taken(client)).doesNotContain("data: c");
        pass(client, 1);
        assertThat(taken(client)).contains("data: c");
    }

    @Test
    void aLateClientGetsWhatItMissedAtOnceAndTheRestInTime() {
        EmbeddedChannel client = client(new ReplayPlan(threePieces(90, false), 1, false));
        taken(client);
        client.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1, 2));
        // Nobody flushes it: the client does not read.
        assertThat(client.write(client.alloc().buffer().writeBytes(new byte[10]))
                        .isDone())
                .isFalse();
        pass(client, 25 * MS);
        assertThat(taken(client)).doesNotContain(": b");

        client.flush();
        assertThat(taken(client)).contains(chunk(": b\r\n\r\n"));

        client.config().setWriteBufferWaterMark(WriteBufferWaterMark.DEFAULT);
        pass(client, 45 * MS - 1);
        assertThat(taken(client)).isEmpty();
        pass(client, 1);
        assertThat(taken(client)).as("what was late has moved nothing").isEqualTo(chunk("id: 7\rdata: c\r\r"));
    }

    @Test
    void aLoopBeginsAnewAtItsEndWithoutDrift() {
        EmbeddedChannel client = client(new ReplayPlan(threePieces(100, true), 1, true));
        taken(client);

        for (int round = 0; round < 50; round++) {
            pass(client, 100 * MS - 1);
            assertThat(taken(client)).isEqualTo(chunk(": b\r\n\r\n") + chunk("id: 7\rdata: c\r\r"));
            pass(client, 1);
            assertThat(taken(client)).as("round " + round).isEqualTo(chunk("data: a\n\n"));
        }
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void aLoopOfNoLengthLeavesTimeForOthers() {
        RecordedStream empty = RecordedStream.builder("text/event-stream", MOST).build();
        EmbeddedChannel client = client(new ReplayPlan(empty, 1, true));

        pass(client, 10 * MS);

        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void aClientThatLeavesIsForgotten() {
        EmbeddedChannel client = client(new ReplayPlan(threePieces(90, false), 1, false));
        assertThat(counters.read().openStreams()).isEqualTo(1);

        assertThat(client.close().isSuccess()).isTrue();

        assertThat(counters.read().openStreams()).isZero();
        pass(client, 90 * MS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 2e6})
    void aSpeedThatIsNoneIsRefused(double speed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReplayPlan(threePieces(90, false), speed, false))
                .withMessageContaining("speed " + speed);
    }

    @Test
    void aRecordingHasAnOrderAndALimit() {
        RecordedStream.Builder builder =
                RecordedStream.builder("text/event-stream", 50).piece(5, bytes("data: a\n\n"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.piece(4, bytes("data: b\n\n")))
                .withMessageContaining("4 ns lies before 5 ns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.end(4, false))
                .withMessageContaining("4 ns lies before 5 ns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.piece(5, new byte[30]))
                .withMessageContaining("more than the 50 bytes");
    }

    /** Each with a reason. */
    @ParameterizedTest
    @CsvSource({
        "'data: a|', true, an event",
        "'data', true, a name without a value",
        "'event: x|data:y|', true, in the second line",
        "'\u00ef\u00bb\u00bfdata: a|', true, behind a byte order mark",
        "'data-x: a|', false, another name",
        "'event: data|', false, a value",
        "': data: a|', false, a comment",
        "'|', false, nothing"
    })
    void whatHasDataIsAnEvent(String piece, boolean isEvent, String why) {
        byte[] bytes = piece.replace('|', '\n').getBytes(ISO_8859_1);

        assertThat(RecordedStream.builder("", MOST).piece(0, bytes).build().eventCount())
                .as(why)
                .isEqualTo(isEvent ? 1 : 0);
    }

    @Test
    void manyClientsGetAllOfItOverSockets() throws Exception {
        RecordedStream stream = threePieces(75, false);
        try (SampleServer server = SampleServer.start()) {
            server.replay("/again", stream, 10, false);
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/again?any=query"))
                    .build();
            List<CompletableFuture<String>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(client.sendAsync(request, BodyHandlers.ofString()).thenApply(response -> response.body()));
            }

            assertThat(all)
                    .allSatisfy(body -> assertThat(body.get(20, TimeUnit.SECONDS))
                            .isEqualTo("data: a\n\n: b\r\n\r\nid: 7\rdata: c\r\r"));
        }
    }

    private static ReceivedRequest request() {
        return new ReceivedRequest(1, "GET", "/replay", "HTTP/1.1", List.of(), "");
    }

    /** One whose time stands still but for {@link #pass}. */
    private EmbeddedChannel client(ReplayPlan plan) {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.freezeTime();
        Router router = new Router(counters);
        router.replay("/replay", plan);
        RequestDeadline deadline = new RequestDeadline(channel, SampleServer.Limits.DEFAULT);
        channel.pipeline().addLast(new Http1Connection(router, counters, deadline));
        channel.writeInbound(new Incoming(request(), null));
        return channel;
    }

    private static void pass(EmbeddedChannel client, long ns) {
        client.advanceTimeBy(ns, TimeUnit.NANOSECONDS);
        client.runPendingTasks();
    }

    private static String taken(EmbeddedChannel client) {
        StringBuilder text = new StringBuilder();
        for (ByteBuf part = client.readOutbound(); part != null; part = client.readOutbound()) {
            text.append(part.toString(UTF_8));
            part.release();
        }
        return text.toString();
    }

    private static String chunk(String text) {
        return Integer.toHexString(bytes(text).length) + "\r\n" + text + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
