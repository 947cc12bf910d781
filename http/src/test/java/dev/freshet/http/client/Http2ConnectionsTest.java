// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static dev.freshet.http.client.FrameServer.DATA;
import static dev.freshet.http.client.FrameServer.GOAWAY;
import static dev.freshet.http.client.FrameServer.HEADERS;
import static dev.freshet.http.client.FrameServer.MAX_CONCURRENT_STREAMS;
import static dev.freshet.http.client.FrameServer.PING;
import static dev.freshet.http.client.FrameServer.RST_STREAM;
import static dev.freshet.http.client.FrameServer.SETTINGS;
import static dev.freshet.http.client.FrameServer.WINDOW_UPDATE;
import static dev.freshet.http.client.FrameServer.setting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.net.Http2Terms;
import dev.freshet.http.net.TransportSettings;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.Http2Texts;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a stream on which connection, and whom the end of one concerns. */
class Http2ConnectionsTest {

    private static final Http2Terms TERMS =
            new Http2Terms(false, Map.of("127.0.0.1", true), 0, 1 << 20, 16 << 20, 16 << 10, null);

    private ClientKit kit = ClientKit.with(TransportSettings.standard().with(TERMS));

    @AfterEach
    void close() {
        kit.close();
    }

    private void restart(UnaryOperator<TransportSettings> change) {
        kit.close();
        kit = ClientKit.with(change.apply(TransportSettings.standard().with(TERMS)));
    }

    private static Http2Terms with(int streams, Http2Terms.@Nullable Heartbeat heartbeat) {
        return new Http2Terms(
                false, TERMS.known(), streams, TERMS.streamWindow(), TERMS.connectionWindow(), 16 << 10, heartbeat);
    }

    /** Opens so many exchanges of one user at once. */
    private List<Recorder> openAtOnce(int count, String url) throws Exception {
        List<Recorder> all = new ArrayList<>();
        kit.onLoop(() -> {
            for (int i = 0; i < count; i++) {
                Recorder each = new Recorder();
                all.add(each);
                kit.user(1).dedicated().open(ClientKit.get(url + i), kit.soonNs(), each);
            }
            return all;
        });
        return all;
    }

    /** Opens an exchange of one user for each of these. */
    private List<HttpExchange> open(List<Recorder> recorders, String url) throws Exception {
        List<HttpExchange> exchanges = new ArrayList<>();
        return kit.onLoop(() -> {
            recorders.forEach(
                    each -> exchanges.add(kit.user(1).dedicated().open(ClientKit.get(url), kit.soonNs(), each)));
            return exchanges;
        });
    }

    /** Answers each request with the number of its connection. */
    private static void answerAll(FrameServer.Conversation with, String body) throws IOException {
        while (true) {
            int stream = with.request();
            with.ok(stream).data(stream, body).end(stream).flush();
        }
    }

    @Test
    void allStreamsOfAUserShareAConnection() throws Exception {
        try (FrameServer server = FrameServer.playing((number, c) -> answerAll(c.open(), "c" + number))) {
            for (Recorder each : openAtOnce(100, server.url("/"))) {
                assertThat(each.awaitOver().outcome()).isEqualTo("200 [c0] end");
            }
            assertThat(server.connections()).isEqualTo(1);
            assertThat(kit.pooled(1, ClientKit.get(server.url("/plain"))).outcome())
                    .isEqualTo("200 [c0] end");
        }
    }

    @Test
    void nothingIsKeptOfServersToWhichThereAreNoConnections() throws Exception {
        restart(settings -> settings.with(new TransportSettings.Pool(false, 6, Duration.ofMillis(10))));
        try (FrameServer server = FrameServer.playing((number, c) -> answerAll(c.open(), ""))) {
            kit.pooled(1, ClientKit.get(server.url("/")));
            assertThat(kit.onLoop(() -> kit.user(1).http2Servers())).isEqualTo(1);
            while (kit.onLoop(() -> kit.user(1).http2Servers()) > 0) {
                Thread.onSpinWait();
            }
        }
        FrameServer gone = FrameServer.playing((number, c) -> {});
        String url = gone.url("/");
        gone.close();
        assertThat(kit.pooled(1, ClientKit.get(url)).outcome()).isEqualTo("- [] CONNECT: connection refused");
        assertThat(kit.onLoop(() -> kit.user(1).http2Servers())).isZero();
    }

    @Test
    void eachConnectionIsTimedInTheCostsOfOneExchange() throws Exception {
        restart(settings -> settings.with(with(1, null)));
        CountDownLatch asked = new CountDownLatch(30);
        try (FrameServer server = FrameServer.playing((number, c) -> {
            c.open();
            int stream = c.request();
            asked.countDown();
            asked.await(); // so that none is free before all have one
            c.ok(stream).end(stream).flush().awaitClose();
        })) {
            List<Recorder> all = Stream.generate(Recorder::new).limit(30).toList();
            List<HttpExchange> exchanges = open(all, server.url("/"));
            for (Recorder each : all) {
                each.awaitOver();
            }
            long timed = kit.onLoop(() -> exchanges.stream()
                    .filter(each -> each.parts().connectNs() >= 0)
                    .count());
            assertThat(timed).isEqualTo(30);
            assertThat(server.connections()).isEqualTo(30);
        }
    }

    @Test
    void usersHaveConnectionsOfTheirOwnUnlessTheyShare() throws Exception {
        try (FrameServer server = FrameServer.playing((number, c) -> answerAll(c.open(), ""))) {
            kit.pooled(1, ClientKit.get(server.url("/")));
            kit.pooled(2, ClientKit.get(server.url("/")));
            assertThat(server.connections()).isEqualTo(2);
            restart(settings -> settings.with(new TransportSettings.Pool(true, 6, Duration.ofSeconds(60))));
            kit.pooled(1, ClientKit.get(server.url("/")));
            kit.pooled(2, ClientKit.get(server.url("/")));
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 50})
    void noConnectionHasMoreStreamsThanTheSimulationWants(int most) throws Exception {
        restart(settings -> settings.with(with(most, null)));
        streamsAreSpread(most, new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 50})
    void noConnectionHasMoreStreamsThanTheServerAllows(int most) throws Exception {
        streamsAreSpread(most, setting(MAX_CONCURRENT_STREAMS, most));
    }

    /** Holds 50 streams: each connection must have all of its own before any is answered. */
    private void streamsAreSpread(int most, byte[] settings) throws Exception {
        int connections = (50 + most - 1) / most;
        CountDownLatch all = new CountDownLatch(50);
        try (FrameServer server = FrameServer.playing((number, c) -> {
            c.open(settings);
            List<Integer> streams = new ArrayList<>();
            while (streams.size() < most && all.getCount() > 0) {
                streams.add(c.request());
                all.countDown();
            }
            all.await();
            for (int stream : streams) {
                c.ok(stream).end(stream);
            }
            c.flush().awaitClose();
        })) {
            for (Recorder each : openAtOnce(50, server.url("/"))) {
                assertThat(each.awaitOver().outcome()).isEqualTo("200 [] end");
            }
            assertThat(server.connections()).isEqualTo(connections);
        }
    }

    @Test
    void aLimitThatSinksHoldsForNewStreamsAndOneThatRisesLetsThemIn() throws Exception {
        try (FrameServer server = FrameServer.playing((number, c) -> {
            c.open(setting(MAX_CONCURRENT_STREAMS, number == 0 ? 2 : 100));
            if (number > 0) {
                answerAll(c, "c" + number);
            }
            int first = c.request();
            int second = c.request();
            c.frame(SETTINGS, 0, 0, setting(MAX_CONCURRENT_STREAMS, 1));
            c.ok(first).end(first).flush();
            c.frame(HEADERS, FrameServer.END_HEADERS, second, FrameServer.OK).awaitClose();
        })) {
            List<Recorder> two = openAtOnce(2, server.url("/"));
            assertThat(two.get(0).awaitOver().outcome()).isEqualTo("200 [] end");
            // One is open still, and one is allowed: this goes elsewhere.
            assertThat(openAtOnce(1, server.url("/")).get(0).awaitOver().outcome())
                    .isEqualTo("200 [c1] end");
            assertThat(two.get(1).isOver()).isFalse();
        }
    }

    @Test
    void closingEveryOtherStreamDisturbsNoOther() throws Exception {
        int count = 1_000;
        Set<Integer> codes = ConcurrentHashMap.newKeySet();
        try (FrameServer server = FrameServer.playing((number, c) -> endThoseThatAreLeft(c.open(), count, codes))) {
            CountDownLatch heads = new CountDownLatch(count);
            List<Recorder> all = Stream.generate(() -> new Recorder().onCall(call -> countHead(call, heads)))
                    .limit(count)
                    .toList();
            List<HttpExchange> exchanges = open(all, server.url("/"));
            heads.await();
            kit.onLoop(() -> {
                for (int i = 0; i < count; i += 2) {
                    exchanges.get(i).cancel();
                }
                return all;
            });
            for (int i = 1; i < count; i += 2) {
                assertThat(all.get(i).awaitOver().outcome()).isEqualTo("200 [ab] end");
            }
            assertThat(server.connections()).isEqualTo(1);
            assertThat(codes).as("CANCEL").containsExactly(8);
        }
    }

    private static void countHead(String call, CountDownLatch heads) {
        if (call.equals("onHead")) {
            heads.countDown();
        }
    }

    private static void endThoseThatAreLeft(FrameServer.Conversation with, int count, Set<Integer> codes)
            throws IOException {
        List<Integer> streams = new ArrayList<>();
        while (streams.size() < count) {
            int stream = with.request();
            streams.add(stream);
            with.ok(stream).data(stream, "a").flush();
        }
        for (int i = 0; i < count / 2; i++) {
            FrameServer.Frame reset = with.next(RST_STREAM);
            codes.add(reset.code());
            streams.remove((Integer) reset.streamId());
        }
        for (int stream : streams) {
            with.data(stream, "b").end(stream);
        }
        with.flush().awaitClose();
    }

    @Test
    void goAwayLetsStreamsUpToTheLastLiveOnAndTheOthersBeginAgainElsewhere() throws Exception {
        try (FrameServer server = FrameServer.playing((number, c) -> {
            c.open();
            if (number > 0) {
                answerAll(c, "c" + number);
            }
            int first = c.request();
            int second = c.request();
            c.request();
            c.ok(first).data(first, "a").goAway(second, 0).flush();
            c.data(first, "b").end(first).ok(second).end(second).flush().awaitClose();
        })) {
            List<Recorder> three = openAtOnce(3, server.url("/"));
            assertThat(three.get(0).awaitOver().outcome()).isEqualTo("200 [ab] end");
            assertThat(three.get(1).awaitOver().outcome()).isEqualTo("200 [] end");
            assertThat(three.get(2).awaitOver().outcome()).isEqualTo("200 [c1] end");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void whatWasRefusedIsSentOnceMoreOnAnotherConnectionWhateverItIs() throws Exception {
        try (FrameServer server = FrameServer.playing((number, c) -> {
            c.open();
            int stream = c.request();
            if (number == 0) {
                c.reset(stream, 7).flush().awaitClose();
            } else {
                c.ok(stream).end(stream).flush().awaitClose();
            }
        })) {
            ByteBuffer body = ByteBuffer.wrap(new byte[] {'x'}).asReadOnlyBuffer();
            HttpRequest post = new HttpRequest("POST", HttpUri.parse(server.url("/")), Headers.NONE, body);
            Recorder recorder = new Recorder();
            HttpExchange[] exchange = {HttpExchange.NONE};
            kit.onLoop(() -> exchange[0] = kit.user(1).pooled().open(post, kit.soonNs(), recorder));
            assertThat(recorder.awaitOver().outcome()).isEqualTo("200 [] end");
            assertThat(kit.onLoop(() -> exchange[0].parts()))
                    .matches(ExchangeParts::isRepeated)
                    .matches(ExchangeParts::isHttp2);
        }
    }

    @Test
    void aStreamThatNobodyReadsHoldsUpNoOther() throws Exception {
        int window = 1 << 20;
        try (FrameServer server = FrameServer.playing((number, c) -> {
            c.open();
            int slow = c.request();
            int fast = c.request();
            sendMuch(c.ok(slow), slow, window);
            sendMuch(c.ok(fast), fast, 2 * window);
            c.end(fast).flush();
            FrameServer.Frame update = c.next(WINDOW_UPDATE);
            while (update.streamId() != slow) {
                update = c.next(WINDOW_UPDATE);
            }
            c.end(slow).flush().awaitClose();
        })) {
            List<HttpExchange> exchanges = new ArrayList<>();
            List<Recorder> all = List.of(new Recorder().onCall(call -> pauseAtHead(call, exchanges)), new Recorder());
            kit.onLoop(() -> all.stream()
                    .map(each -> exchanges.add(
                            kit.user(1).dedicated().open(ClientKit.get(server.url("/")), kit.soonNs(), each)))
                    .toList());
            assertThat(all.get(1).awaitOver().body()).hasSize(2 * window);
            assertThat(all.get(0).isOver()).isFalse();
            kit.onLoop(() -> {
                exchanges.get(0).reading(true);
                return all;
            });
            assertThat(all.get(0).awaitOver().body()).hasSize(window);
        }
    }

    private static void pauseAtHead(String call, List<HttpExchange> exchanges) {
        if (call.equals("onHead")) {
            exchanges.get(0).reading(false);
        }
    }

    private static void sendMuch(FrameServer.Conversation with, int stream, int bytes) throws IOException {
        for (int i = 0; i < bytes / (16 << 10); i++) {
            with.frame(DATA, 0, stream, new byte[16 << 10]);
        }
        with.flush();
    }

    @Test
    void aServerThatSendsMoreThanAStreamMayHoldIsToldSo() throws Exception {
        try (FrameServer server = FrameServer.playing((number, c) -> {
            c.open();
            int slow = c.request();
            int other = c.request();
            sendMuch(c.ok(slow), slow, (1 << 20) + (16 << 10));
            FrameServer.Frame reset = c.next(RST_STREAM);
            c.ok(other).data(other, "code " + reset.code()).end(other).flush().awaitClose();
        })) {
            List<HttpExchange> exchanges = new ArrayList<>();
            List<Recorder> all = List.of(new Recorder().onCall(call -> pauseAtHead(call, exchanges)), new Recorder());
            kit.onLoop(() -> all.stream()
                    .map(each -> exchanges.add(
                            kit.user(1).dedicated().open(ClientKit.get(server.url("/")), kit.soonNs(), each)))
                    .toList());
            assertThat(all.get(0).awaitOver().text())
                    .isEqualTo("HTTP/2: protocol violated by the server (FLOW_CONTROL_ERROR)");
            assertThat(all.get(1).awaitOver().outcome()).isEqualTo("200 [code 3] end");
        }
    }

    @Test
    void aServerThatAsksForAnswersWithoutReadingThemIsLeft() throws Exception {
        try (FrameServer server = FrameServer.playing((number, c) -> {
            c.open();
            c.request();
            try {
                for (int i = 0; i < 10_000; i++) {
                    for (int k = 0; k < 100; k++) {
                        c.frame(PING, 0, 0, new byte[8]);
                    }
                    c.flush();
                }
            } catch (IOException e) {
                c.awaitClose(); // the client has left, as it should
            }
        })) {
            assertThat(kit.exchange(ClientKit.get(server.url("/"))).text()).isEqualTo(Http2Texts.FLOODED);
        }
    }

    @Test
    void aConnectionThatGivesNoSignOfLifeIsGivenUp() throws Exception {
        restart(settings ->
                settings.with(with(0, new Http2Terms.Heartbeat(Duration.ofMillis(20), Duration.ofMillis(20)))));
        try (FrameServer server = FrameServer.playing((number, c) -> {
            c.open();
            int stream = c.request();
            FrameServer.Frame ping = c.next(PING);
            c.frame(PING, FrameServer.ACK, 0, ping.payload()).ok(stream).flush();
            c.awaitClose();
        })) {
            assertThat(kit.exchange(ClientKit.get(server.url("/"))).outcome())
                    .isEqualTo("200 [] BODY: HTTP/2: no answer to a PING in time");
        }
    }

    @Test
    void aConnectionWithoutStreamsIsClosedAfterAWhile() throws Exception {
        restart(settings -> settings.with(new TransportSettings.Pool(false, 6, Duration.ofMillis(30))));
        CountDownLatch closed = new CountDownLatch(1);
        try (FrameServer server = FrameServer.playing((number, c) -> {
            c.open();
            int stream = c.request();
            c.ok(stream).end(stream).flush();
            c.next(GOAWAY);
            c.awaitClose();
            closed.countDown();
        })) {
            kit.pooled(1, ClientKit.get(server.url("/")));
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aServerThatDoesNotSpeakItIsToldSo() throws Exception {
        try (RawServer server = RawServer.playing(
                c -> c.readHead().send("HTTP/1.1 400 Bad Request\r\n\r\n").awaitClose())) {
            assertThat(kit.exchange(ClientKit.get(server.url("/"))).outcome())
                    .isEqualTo("- [] HEAD: HTTP/2: not spoken by the server on this port");
        }
    }

    @Test
    void theEndOfAUserEndsItsConnectionWithTheLastStream() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (FrameServer server = FrameServer.playing((number, c) -> {
            c.open();
            int stream = c.request();
            c.ok(stream).data(stream, "a").flush();
            ended.await();
            c.data(stream, "b").end(stream).flush().awaitClose();
        })) {
            CountDownLatch begun = new CountDownLatch(1);
            Recorder recorder = new Recorder().onCall(call -> begun.countDown());
            kit.onLoop(() -> kit.user(1).dedicated().open(ClientKit.get(server.url("/")), kit.soonNs(), recorder));
            begun.await();
            kit.onLoop(() -> {
                kit.user(1).close();
                return "closed";
            });
            ended.countDown();
            assertThat(recorder.awaitOver().outcome()).isEqualTo("200 [ab] end");
            assertThat(kit.onLoop(kit::openConnections)).isZero();
        }
    }

    @Test
    void whoGivesUpWhileTheConnectionIsBeingMadeLeavesItToTheOthers() throws Exception {
        try (FrameServer server = FrameServer.playing((number, c) -> answerAll(c.open(), "c" + number))) {
            Recorder second = new Recorder();
            kit.onLoop(() -> {
                HttpTransport by = kit.user(1).dedicated();
                HttpExchange first = by.open(ClientKit.get(server.url("/")), kit.soonNs(), new Recorder());
                by.open(ClientKit.get(server.url("/")), kit.soonNs(), second);
                first.cancel();
                return first;
            });
            assertThat(second.awaitOver().outcome()).isEqualTo("200 [c0] end");
        }
    }

    @Test
    void allWhoWaitForAConnectionAreToldWhyThereIsNone() throws Exception {
        FrameServer gone = FrameServer.playing((number, c) -> {});
        String url = gone.url("/");
        gone.close();
        for (Recorder each : openAtOnce(3, url)) {
            assertThat(each.awaitOver().outcome()).isEqualTo("- [] CONNECT: connection refused");
        }
    }
}
