// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.time.Loop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.naming.ldap.LdapName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LoopbackServerTest {

    @Test
    void itAnswersOneRequestAfterTheOtherWithTheirBodiesSkipped() throws Exception {
        List<String> asked = new ArrayList<>();
        try (NettyLoops loops = new NettyLoops(1);
                LoopbackServer server = new LoopbackServer(line -> {
                    asked.add(line);
                    return List.of("hel".getBytes(US_ASCII), "lo".getBytes(US_ASCII));
                })) {
            try (Socket socket = connect(server.listen(loops.loops().get(0)).get())) {
                send(socket, "POST /a HTTP/1.1\r\nContent-Length: 4\r\n\r\nbo");
                send(socket, "dy");
                assertThat(socket.getInputStream().readNBytes(5)).isEqualTo("hello".getBytes(US_ASCII));
                send(socket, "GET /b HTTP/1.1\r\n\r\n");
                assertThat(socket.getInputStream().readNBytes(5)).isEqualTo("hello".getBytes(US_ASCII));
            }
        }
        assertThat(asked).containsExactly("POST /a HTTP/1.1", "GET /b HTTP/1.1");
    }

    @Test
    void whatIsClosedIsReachedByNobodyAndKeepsNobody() throws Exception {
        try (NettyLoops loops = new NettyLoops(1)) {
            Loop loop = loops.loops().get(0);
            LoopbackServer server = new LoopbackServer(line -> List.of());
            int port = server.listen(loop).get();
            try (Socket socket = connect(port)) {
                send(socket, "GET / HTTP/1.1\r\n\r\n");
                server.close();
                CompletableFuture.runAsync(() -> {}, loop).get();
                assertThat(readToTheEnd(socket)).isEqualTo(-1);
            }
            assertThatThrownBy(() -> connect(port)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void theCertificateOfOurOwnIsOneThatJavaUnderstands() throws Exception {
        SelfSigned identity = SelfSigned.make();

        identity.certificate().verify(identity.certificate().getPublicKey());
        identity.certificate().checkValidity();
        assertThat(new LdapName(identity.certificate().getSubjectX500Principal().getName()))
                .isEqualTo(new LdapName("CN=localhost"));
        assertThat(identity.certificate().getSubjectAlternativeNames())
                .containsExactly(List.of(2, "localhost"), List.of(7, "127.0.0.1"), List.of(7, "0:0:0:0:0:0:0:1"));
        assertThat(identity.certificate().getVersion()).isEqualTo(3);
    }

    private static Socket connect(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    /** What the last read gives; a reset says as clearly that nobody is there. */
    private static int readToTheEnd(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (IOException e) {
            return -1;
        }
    }
}
