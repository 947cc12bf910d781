// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.net.NameSettings;
import dev.freshet.http.net.Network;
import dev.freshet.http.net.Sockets;
import dev.freshet.http.net.TransportSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that are asked of name servers without the operating system. */
class DnsNamesTest {

    private static final Network.Lookup NOBODY = host -> {
        throw new AssertionError("The operating system was asked for " + host);
    };

    /** Answers questions for IPv4 addresses of {@code stocks.example} with 127.0.0.1, and says of all others that there are none. */
    private static final class NameServer implements AutoCloseable {
        final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());

        NameServer() throws IOException {
            Thread thread = new Thread(this::serve, "name-server");
            thread.setDaemon(true);
            thread.start();
        }

        InetSocketAddress address() {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }

        private void serve() {
            try {
                while (true) {
                    DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                    socket.receive(packet);
                    byte[] answer = answer(packet.getData());
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // closed by the test
            }
        }

        private byte[] answer(byte[] question) {
            StringBuilder name = new StringBuilder();
            int at = 12;
            while (question[at] != 0) {
                name.append(new String(question, at + 1, question[at], StandardCharsets.US_ASCII))
                        .append('.');
                at += question[at] + 1;
            }
            boolean isIpv4 = question[at + 2] == 1;
            boolean isKnown = name.toString().equals("stocks.example.");
            asked.add((isIpv4 ? "A " : "AAAA ") + name);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int answers = isKnown && isIpv4 ? 1 : 0;
            out.write(question, 0, 2);
            out.writeBytes(
                    new byte[] {(byte) 0x81, (byte) (isKnown ? 0x80 : 0x83), 0, 1, 0, (byte) answers, 0, 0, 0, 0});
            out.write(question, 12, at + 5 - 12);
            if (answers == 1) {
                out.writeBytes(new byte[] {(byte) 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1});
            }
            return out.toByteArray();
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private static TransportSettings asking(InetSocketAddress server, boolean perUser) {
        return TransportSettings.standard().with(new NameSettings(Map.of(), true, List.of(server), perUser));
    }

    private static ExchangeParts parts(ClientKit kit, long user, String url) throws Exception {
        Recorder recorder = new Recorder();
        HttpExchange exchange =
                kit.onLoop(() -> kit.user(user).dedicated().open(ClientKit.get(url), kit.soonNs(), recorder));
        assertThat(recorder.awaitOver().outcome()).isEqualTo("200 [a] end");
        return kit.onLoop(exchange::parts);
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.http.net.SocketsOfThisMachine#all")
    void namesAreAskedOfTheGivenServer(Sockets sockets) throws Exception {
        try (NameServer names = new NameServer();
                ClientKit kit = ClientKit.with(sockets, asking(names.address(), false), NOBODY);
                RawServer server = RawServer.playing(c -> c.readHead().send("HTTP/1.1 200 OK\r\n\r\na"))) {
            String url = "http://stocks.example:" + server.port() + "/";
            assertThat(parts(kit, 1, url).dnsNs()).isNotNegative();
            assertThat(parts(kit, 2, url).dnsNs()).as("remembered").isEqualTo(ExchangeParts.ABSENT);
            assertThat(names.asked).contains("A stocks.example.");
            Recorder unknown = kit.exchange(ClientKit.get("http://nowhere.example/"));
            assertThat(unknown.outcome()).isEqualTo("- [] CONNECT: unknown host");
        }
    }

    @Test
    void eachUserAsksForItselfIfItIsToldTo() throws Exception {
        try (NameServer names = new NameServer();
                ClientKit kit = ClientKit.with(Sockets.best(), asking(names.address(), true), NOBODY);
                RawServer server = RawServer.playing(c -> c.readHead().send("HTTP/1.1 200 OK\r\n\r\na"))) {
            String url = "http://stocks.example:" + server.port() + "/";
            assertThat(parts(kit, 1, url).dnsNs()).isNotNegative();
            assertThat(parts(kit, 2, url).dnsNs()).isNotNegative();
            assertThat(parts(kit, 1, url).dnsNs()).isEqualTo(ExchangeParts.ABSENT);
        }
    }

    @Test
    void aNameServerThatDoesNotAnswerEndsInATimeout() throws Exception {
        try (DatagramSocket mute = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                ClientKit kit = ClientKit.with(
                        Sockets.best(), asking((InetSocketAddress) mute.getLocalSocketAddress(), false), NOBODY)) {
            Recorder recorder = kit.exchange(ClientKit.get("http://stocks.example/"), Duration.ofMillis(200));
            assertThat(recorder.outcome()).isEqualTo("- [] CONNECT: name resolution timeout");
        }
    }
}
