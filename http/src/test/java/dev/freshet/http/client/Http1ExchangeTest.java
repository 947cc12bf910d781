// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.time.VirtualLoops;
import dev.freshet.http.net.SocketTap;
import dev.freshet.http.net.Sockets;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchange on a connection that exists in memory only, in virtual time. */
class Http1ExchangeTest {

    private static final int MAX_HEAD_BYTES = 512;
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final VirtualLoops loops = new VirtualLoops(1);

    /** One exchange whose request is out. */
    private final class Wire {
        final EmbeddedChannel channel = new EmbeddedChannel(new SocketTap(loops.clock()));
        final Recorder recorder = new Recorder();
        final Exchange exchange;

        Wire(String method) {
            exchange = new Exchange(loops.loop(), source, deadlineNs(), recorder).open(request(method));
            exchange.connected(new Http1Exchange(exchange, connection(channel), MAX_HEAD_BYTES));
        }

        Wire() {
            this("GET");
        }

        Wire read(String text) {
            if (!channel.isOpen()) {
                return this;
            }
            ByteBuf bytes = channel.alloc().directBuffer().writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            channel.writeInbound(bytes);
            return this;
        }

        /** Each part is a read, and a microsecond passes between reads; then the server closes, unless the exchange ended before. */
        String outcome(String wire, int partBytes) {
            for (int at = 0; at < wire.length(); at += partBytes) {
                read(wire.substring(at, Math.min(at + partBytes, wire.length())));
                loops.advance(Duration.ofNanos(1_000));
            }
            Sockets.close(channel);
            return finished();
        }

        /** The outcome, when nothing may be left behind. */
        String finished() {
            assertThat(channel.isOpen()).isFalse();
            assertThat(channel.finishAndReleaseAll()).as("the request was sent").isTrue();
            assertThat(channel.inboundMessages()).as("buffers that nobody took").isEmpty();
            assertThat(loops.waiting()).as("timers left").isZero();
            return recorder.exactOutcome();
        }
    }

    private long deadlineNs() {
        return loops.clock().nowNs() + Duration.ofSeconds(5).toNanos();
    }

    /** Makes no connections: the test hands one over. */
    private final ConnectionSource source = new ConnectionSource() {
        @Override
        public void supply(Exchange exchange, HttpUri uri) {
            // The test does.
        }

        @Override
        public void supplyNew(Exchange exchange, HttpUri uri) {
            throw new AssertionError("Nothing was kept");
        }

        @Override
        public void over(Exchange exchange) {
            // The exchange has left the connection.
        }
    };

    private Http1Connection connection(EmbeddedChannel channel) {
        return new Http1Connection(channel, loops.loop().guard(), null);
    }

    private static HttpRequest request(String method) {
        return new HttpRequest(method, HttpUri.parse("http://host/path"), Headers.NONE, ClientKit.NO_BODY);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        # reason               | method | wire | expected
        chunks and trailers    | GET  | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n5;x="y"\\r\\nhello\\r\\n2\\r\\n\\n\\n\\r\\n0\\r\\nT: 1\\r\\n\\r\\n | 200 [hello\\n\\n] end
        coding in any case     | GET  | HTTP/1.1 200 OK\\r\\ntransfer-encoding: Chunked\\r\\n\\r\\n1\\r\\na\\r\\n0\\r\\n\\r\\n | 200 [a] end
        length                 | GET  | HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\nhello             | 200 [hello] end
        length zero            | GET  | HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n                  | 200 [] end
        up to the close        | GET  | HTTP/1.1 200 OK\\r\\n\\r\\nhello                                    | 200 [hello] end
        HTTP/1.0               | GET  | HTTP/1.0 200 OK\\r\\n\\r\\nhello                                    | 200 [hello] end
        no reason phrase       | GET  | HTTP/1.1 200\\r\\nContent-Length: 1\\r\\n\\r\\na                     | 200 [a] end
        chunked beats length   | GET  | HTTP/1.1 200 OK\\r\\nContent-Length: 1\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1\\r\\na\\r\\n0\\r\\n\\r\\n | 200 [a] end
        identity, to the close | GET  | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: identity\\r\\n\\r\\nhello | 200 [hello] end
        identity and a length  | GET  | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: Identity\\r\\nContent-Length: 5\\r\\n\\r\\nhello | 200 [hello] end
        a length and identity  | GET  | HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: identity\\r\\n\\r\\nhello and | 200 [hello] end
        identity, then chunked | GET  | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: identity, chunked\\r\\n\\r\\n1\\r\\na\\r\\n0\\r\\n\\r\\n | 200 [a] end
        identity line, chunked | GET  | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: identity\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1\\r\\na\\r\\n0\\r\\n\\r\\n | 200 [a] end
        chunked, identity line | GET  | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\nTransfer-Encoding: identity\\r\\n\\r\\n1\\r\\na\\r\\n0\\r\\n\\r\\n | 200 [a] end
        no coding at all       | GET  | HTTP/1.1 200 OK\\r\\nTransfer-Encoding:\\r\\nContent-Length: 1\\r\\n\\r\\na | 200 [a] end
        chunked twice          | GET  | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1\\r\\na\\r\\n0\\r\\n\\r\\n | 200 [a] end
        chunked, then another  | GET  | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\nTransfer-Encoding: gzip\\r\\n\\r\\n | - [] HEAD: unsupported transfer coding
        another coding as well | GET  | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: gzip\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1\\r\\na\\r\\n | - [] HEAD: unsupported transfer coding
        interim heads          | GET  | HTTP/1.1 100 Continue\\r\\n\\r\\nHTTP/1.1 103 Early Hints\\r\\nLink: x\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\nContent-Length: 1\\r\\n\\r\\na | 200 [a] end
        HEAD with a length     | HEAD | HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\n                  | 200 [] end
        204 with a length      | GET  | HTTP/1.1 204 No Content\\r\\nContent-Length: 5\\r\\n\\r\\nhello     | 204 [] end
        304 that says chunked  | GET  | HTTP/1.1 304 Not Modified\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n | 304 [] end
        bytes after the end    | GET  | HTTP/1.1 200 OK\\r\\nContent-Length: 1\\r\\n\\r\\naHTTP/1.1 500 No   | 200 [a] end
        status of an error     | GET  | HTTP/1.1 503 Busy\\r\\nContent-Length: 1\\r\\n\\r\\na                | 503 [a] end
        no answer              | GET  | ''                                                                  | - [] HEAD: connection closed before the response head
        half a status line     | GET  | HTTP/1.1 20                                                         | - [] HEAD: connection closed before the response head
        half a head            | GET  | HTTP/1.1 200 OK\\r\\nContent-Le                                     | - [] HEAD: connection closed before the response head
        interim head only      | GET  | HTTP/1.1 100 Continue\\r\\n\\r\\n                                   | - [] HEAD: connection closed before the response head
        not HTTP               | GET  | SSH-2.0-OpenSSH_9.6\\r\\n                                           | - [] HEAD: malformed response head
        no status              | GET  | HTTP/1.1 OK\\r\\n\\r\\n                                             | - [] HEAD: malformed response head
        header without colon   | GET  | HTTP/1.1 200 OK\\r\\nnonsense\\0\\r\\n\\r\\n                      | - [] HEAD: malformed response head
        length that is none    | GET  | HTTP/1.1 200 OK\\r\\nContent-Length: five\\r\\n\\r\\nhello          | - [] HEAD: malformed response head
        negative length        | GET  | HTTP/1.1 200 OK\\r\\nContent-Length: -5\\r\\n\\r\\nhello            | - [] HEAD: malformed response head
        two lengths            | GET  | HTTP/1.1 200 OK\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\nab | - [] HEAD: malformed response head
        unknown coding         | GET  | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: gzip, chunked\\r\\n\\r\\n    | - [] HEAD: unsupported transfer coding
        switch of protocol     | GET  | HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\n\\r\\n | - [] HEAD: unexpected switch of protocol (status 101)
        length cut short       | GET  | HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\nhel               | 200 [hel] BODY: connection closed before the end of the body
        chunk cut short        | GET  | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n5\\r\\nhel | 200 [hel] BODY: connection closed before the end of the body
        no last chunk          | GET  | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1\\r\\na\\r\\n | 200 [a] BODY: connection closed before the end of the body
        no byte of a body      | GET  | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n         | 200 [] BODY: connection closed before the end of the body
        malformed chunk        | GET  | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1\\r\\na\\r\\nz | 200 [a] BODY: malformed chunk
        """)
    void aResponseIsTheSameInEverySplit(String reason, String method, String wire, String expected) {
        String bytes = wire.translateEscapes();
        assertThat(reason).isNotBlank();
        for (int part = 1; part <= Math.max(1, bytes.length()); part++) {
            assertThat(new Wire(method).outcome(bytes, part))
                    .as("in reads of %d bytes", part)
                    .isEqualTo(expected.translateEscapes());
        }
    }

    @Test
    void aHeadMayNotBeLargerThanItsLimit() {
        String line = "X: " + "x".repeat(MAX_HEAD_BYTES) + "\r\n";
        assertThat(new Wire().outcome("HTTP/1.1 200 OK\r\n" + line, 1_000))
                .isEqualTo("- [] HEAD: response head too large");
        assertThat(new Wire().outcome("HTTP/1.1 200 " + "O".repeat(MAX_HEAD_BYTES), 100))
                .isEqualTo("- [] HEAD: response head too large");
    }

    @Test
    void headersKeepTheirOrderAndTheirCase() {
        Wire wire = new Wire();
        wire.read("HTTP/1.1 200 OK\r\nb: 1\r\nA: 2\r\nB:  3 \r\nName: \u00e9\r\n\r\n");
        assertThat(wire.recorder.head().headers())
                .containsExactly(
                        Map.entry("b", "1"), Map.entry("A", "2"), Map.entry("B", "3"), Map.entry("Name", "\u00e9"));
        assertThat(wire.recorder.head().header("NAME")).isEqualTo("\u00e9");
        assertThat(wire.outcome("", 1)).isEqualTo("200 [] end");
    }

    @Test
    void thePiecesOfOneReadHaveItsTimeAndOneEnd() {
        Wire wire = new Wire();
        loops.advance(Duration.ofMillis(1));
        wire.read(CHUNKED + "1\r\na\r\n1\r\nb\r\n");
        loops.advance(Duration.ofMillis(1));
        wire.read("1\r\nc");
        loops.advance(Duration.ofMillis(1));
        wire.read("\r\n");
        loops.advance(Duration.ofMillis(1));
        wire.read("1\r\nd\r\n0\r\n\r\n");
        assertThat(wire.recorder.calls())
                .containsExactly(
                        "onHead",
                        "onBody",
                        "onBody",
                        "onReadEnd",
                        "onBody",
                        "onReadEnd",
                        "onBody",
                        "onReadEnd",
                        "onEnd");
        assertThat(wire.finished()).isEqualTo("200 [abcd] end");
    }

    @Test
    void whoTakesPiecesTogetherGetsOneForEachRead() {
        Wire wire = new Wire();
        wire.recorder.takesPiecesTogether = true;
        wire.read(CHUNKED + "1\r\na\r\n1\r\nb\r\n1\r\nc\r\n");
        loops.advance(Duration.ofMillis(1));
        wire.read("1\r\nd\r\n2\r\nef\r\n0\r\n\r\n");
        assertThat(wire.recorder.calls())
                .containsExactly("onHead", "onBody", "onReadEnd", "onBody", "onReadEnd", "onEnd");
        assertThat(wire.finished()).isEqualTo("200 [abcdef] end");
    }

    @Test
    void whatCameBeforeAFaultIsHandedOverBeforeIt() {
        Wire wire = new Wire();
        wire.recorder.takesPiecesTogether = true;
        wire.read(CHUNKED + "1\r\na\r\n1\r\nb\r\nxyz\r\n");
        assertThat(wire.recorder.calls()).containsExactly("onHead", "onBody", "onReadEnd", "onFailure");
        assertThat(wire.finished()).isEqualTo("200 [ab] BODY: malformed chunk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onHead", "onBody", "onReadEnd", "onEnd", "onFailure"})
    void cancelWithinACallIsTheLastThatIsHeard(String call) {
        Wire wire = new Wire();
        wire.recorder.onCall(name -> {
            if (name.equals(call)) {
                wire.exchange.cancel();
                wire.exchange.cancel();
            }
        });
        wire.read(CHUNKED + "1\r\na\r\n1\r\nb\r\n");
        wire.read(call.equals("onFailure") ? "z" : "1\r\nc\r\n0\r\n\r\n");
        wire.read("more");
        wire.finished();
        assertThat(wire.recorder.calls()).endsWith(call);
        assertThat(wire.recorder.calls()).filteredOn(call::equals).hasSize(1);
    }

    @Test
    void cancelBeforeTheHeadIsSilent() {
        Wire wire = new Wire();
        wire.read("HTTP/1.1 200 OK\r\nX:");
        wire.exchange.cancel();
        assertThat(wire.finished()).isEqualTo("- [] open");
    }

    @Test
    void cancelBeforeTheConnectionStandsIsSilent() {
        Recorder recorder = new Recorder();
        Exchange exchange = new Exchange(loops.loop(), source, deadlineNs(), recorder).open(request("GET"));
        exchange.cancel();
        EmbeddedChannel channel = new EmbeddedChannel(new SocketTap(loops.clock()));
        exchange.connected(new Http1Exchange(exchange, connection(channel), MAX_HEAD_BYTES));
        assertThat(channel.isOpen()).isFalse();
        assertThat(recorder.calls()).isEmpty();
    }

    @ParameterizedTest(name = "read after {0} ms")
    @CsvSource({
        "5000, 200 [] end",
        "5001, - [] HEAD: no response head within the request timeout",
        "5340, - [] HEAD: no response head within the request timeout (the loop was 340 ms late)"
    })
    void aHeadThatIsReadAfterTheDeadlineIsTooLate(long readAfterMs, String outcome) {
        Wire wire = new Wire();
        loops.keepBusy(Duration.ofMillis(readAfterMs));
        wire.read("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        assertThat(wire.finished()).isEqualTo(outcome);
    }

    @Test
    void anAlarmThatRingsLateSaysSo() {
        Wire wire = new Wire();
        loops.keepBusy(Duration.ofMillis(5_340));
        loops.runDue();

        assertThat(wire.finished())
                .isEqualTo("- [] HEAD: no response head within the request timeout (the loop was 340 ms late)");
    }

    @Test
    void theHeadHasADeadlineAndTheBodyHasNone() {
        Wire late = new Wire();
        late.read("HTTP/1.1 200 OK\r\n");
        loops.advance(Duration.ofSeconds(5));
        assertThat(late.finished()).isEqualTo("- [] HEAD: no response head within the request timeout");

        Wire inTime = new Wire();
        inTime.read(CHUNKED);
        loops.advance(Duration.ofHours(1));
        assertThat(inTime.outcome("0\r\n\r\n", 5)).isEqualTo("200 [] end");
    }

    @Test
    void aFailureWithinOpeningIsToldLater() {
        Recorder recorder = new Recorder();
        Exchange faulty = new Exchange(loops.loop(), source, deadlineNs(), recorder);
        assertThat(faulty.open(request("G T"))).isSameAs(faulty);
        assertThat(recorder.calls()).isEmpty();
        loops.runDue();
        assertThat(recorder.outcome()).isEqualTo("- [] CONNECT: request method is not a token");
    }

    @Test
    void aListenerThatThrowsIsToldOfAnInternalError() {
        Wire wire = new Wire();
        wire.recorder.onCall(name -> {
            if (name.equals("onReadEnd")) {
                throw new IllegalStateException("connection reset, says a listener");
            }
        });
        wire.read(CHUNKED + "1\r\na\r\n");
        assertThat(wire.finished()).isEqualTo("200 [a] BODY: internal error (see the log)");
    }
}
