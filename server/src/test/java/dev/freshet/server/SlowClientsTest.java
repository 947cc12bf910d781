// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.freshet.server.SampleServer.Limits;
import dev.freshet.server.SampleServer.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that never send a whole request do not stay for ever. Reads of the client fail after 20 s, long after the limits of these servers. */
final class SlowClientsTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofMinutes(10);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "G",
                "GET / HTTP/1.1\r\nHost: te",
                "GET / HTTP/1.1\r\nHost: test\r\n",
                "POST /orders HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\n12345",
                "POST /orders HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12"
            })
    void aRequestThatIsNeverCompleteEndsTheConnection(String begun) throws IOException {
        try (SampleServer server = start(new Limits(SHORT, LONG));
                RawClient client = new RawClient(server)) {
            client.send(begun);

            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void aByteNowAndThenIsNoRequest() throws IOException {
        try (SampleServer server = start(new Limits(Duration.ofMillis(300), LONG));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(ISO_8859_1));

            assertThat(sendsUntilClosed(socket, 2_000)).isTrue();
        }
    }

    @Test
    void aConnectionThatIsNotUsedAgainEnds() throws IOException {
        try (SampleServer server = start(new Limits(LONG, SHORT));
                RawClient client = new RawClient(server)) {
            client.get("/health");

            assertThat(client.readToEnd()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void manyOfThemLeaveNothingBehind() throws Exception {
        try (SampleServer server = start(new Limits(SHORT, SHORT))) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                clients.add(new RawClient(server).send("GET /stocks"));
            }
            for (RawClient client : clients) {
                assertThat(client.readToEnd()).isEmpty();
                client.close();
            }
        }
    }

    @Test
    void streamsAndLateAnswersAreNotTouched() throws IOException {
        try (SampleServer server = start(new Limits(SHORT, SHORT));
                RawClient stream = new RawClient(server);
                RawClient late = new RawClient(server)) {
            stream.get("/events?rate=20&count=20&framing=close");
            late.get("/status/200?delay=1&body=late");

            assertThat(stream.readToEnd()).contains("id: 20\n");
            assertThat(late.readUntil("late")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void whatWaitsForTheServerWaitsForNoClient() throws IOException {
        try (SampleServer server = start(new Limits(SHORT, LONG));
                RawClient client = new RawClient(server)) {
            client.get("/status/200?delay=1&body=first").send("GET /status/200?body=second HTTP/1.1\r\nHost: te");

            assertThat(client.readUntil("first")).startsWith("HTTP/1.1 200 ");
            client.send("st\r\n\r\n");
            assertThat(client.readUntil("second")).contains("HTTP/1.1 200 ");
        }
    }

    @Test
    void aTimeOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(Duration.ZERO, LONG));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(LONG, Duration.ofSeconds(-1)));
    }

    private static SampleServer start(Limits limits) {
        return SampleServer.start(Options.defaults().withLimits(limits));
    }

    /** Sends a byte whenever nothing has come for a moment. */
    private static boolean sendsUntilClosed(Socket socket, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            try {
                return socket.getInputStream().read() < 0;
            } catch (SocketTimeoutException e) {
                socket.getOutputStream().write('x');
            } catch (SocketException e) {
                return true; // closed with a byte on the way
            }
        }
        return false;
    }
}
