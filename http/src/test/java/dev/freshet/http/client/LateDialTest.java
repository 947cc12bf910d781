// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.net.Network;
import dev.freshet.http.net.Sockets;
import dev.freshet.http.net.TlsSettings;
import dev.freshet.http.net.TransportSettings;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The deadlines of making a connection on a loop that was busy when they were due: what has come meanwhile is seen before the timer is, and is too late all the
 * same.
 */
@ExtendWith(QuietLog.class)
class LateDialTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration LATE = Duration.ofMillis(250);
    private static final String REMARK = " \\(the loop was \\d+ ms late\\)";
    private static final InetAddress[] LOOPBACK = {InetAddress.getLoopbackAddress()};

    @ParameterizedTest
    @MethodSource("dev.freshet.http.net.SocketsOfThisMachine#all")
    void anAddressThatIsFoundAfterTheDeadlineIsTooLate(Sockets sockets) throws Exception {
        CountDownLatch isBusy = new CountDownLatch(1);
        CountDownLatch isFound = new CountDownLatch(1);
        Network.Lookup slow = host -> {
            awaitUnchecked(isBusy);
            isFound.countDown();
            return LOOPBACK;
        };
        try (RawServer server = RawServer.playing(RawServer.Conversation::awaitClose);
                ClientKit kit = ClientKit.with(sockets, TransportSettings.standard(), slow)) {
            Recorder recorder = new Recorder();
            kit.onLoop(() -> {
                kit.openNow(ClientKit.get("http://slow.example:" + server.port() + "/"), SHORT, recorder);
                isBusy.countDown();
                awaitUnchecked(isFound);
                return stayBusyFor(SHORT.plus(LATE), kit);
            });

            assertThat(recorder.awaitOver().text()).matches("name resolution timeout" + REMARK);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.http.net.SocketsOfThisMachine#all")
    void aConnectionThatStandsAfterTheDeadlineIsTooLate(Sockets sockets) throws Exception {
        try (RawServer server = RawServer.playing(RawServer.Conversation::awaitClose);
                ClientKit kit = ClientKit.with(
                        sockets, TransportSettings.standard().withTimeouts(SHORT, LONG), host -> LOOPBACK)) {
            Recorder recorder = new Recorder();
            kit.onLoop(() -> {
                kit.openNow(ClientKit.get(server.url("/")), LONG, recorder);
                return stayBusyFor(SHORT.plus(LATE), kit);
            });

            assertThat(recorder.awaitOver().text()).matches("connect timeout" + REMARK);
        }
    }

    @Test
    void tlsThatIsAgreedOnAfterTheDeadlineIsTooLate() throws Exception {
        Duration handshake = Duration.ofSeconds(2);
        X509Bundle identity = new CertificateBuilder()
                .ecp256()
                .subject("CN=late")
                .addSanDnsName("localhost")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        CountDownLatch hasSpoken = new CountDownLatch(1);
        CountDownLatch isBusy = new CountDownLatch(1);
        TransportSettings settings = TransportSettings.standard()
                .withTimeouts(LONG, handshake)
                .with(TlsSettings.standard().withTrustAny(true));
        try (RawServer server = RawServer.playing(c -> {
                    int first = c.in().read();
                    hasSpoken.countDown();
                    isBusy.await();
                    secured(identity, c.socket(), first).startHandshake();
                });
                ClientKit kit = ClientKit.with(settings)) {
            Recorder recorder = new Recorder();
            kit.open(ClientKit.get("https://localhost:" + server.port() + "/"), LONG, recorder);
            assertThat(hasSpoken.await(20, TimeUnit.SECONDS)).isTrue();
            kit.onLoop(() -> {
                isBusy.countDown();
                return stayBusyFor(handshake.plus(LATE), kit);
            });

            assertThat(recorder.awaitOver().text()).matches("TLS handshake timeout" + REMARK);
        }
    }

    /** TLS from the server's side, on a connection of which a byte has been read. */
    private static SSLSocket secured(X509Bundle identity, Socket socket, int first) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity.toKeyManagerFactory().getKeyManagers(), null, null);
            return (SSLSocket) context.getSocketFactory()
                    .createSocket(socket, new ByteArrayInputStream(new byte[] {(byte) first}), true);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        } catch (Exception e) {
            throw new IOException("no key", e);
        }
    }

    /** To be called on the loop, which reads nothing and looks at no timer meanwhile. */
    private static boolean stayBusyFor(Duration time, ClientKit kit) {
        long untilNs = kit.loop().clock().nowNs() + time.toNanos();
        while (kit.loop().clock().nowNs() < untilNs) {
            LockSupport.parkNanos(1_000_000);
        }
        return true;
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
