// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.SimulationException;
import dev.freshet.http.net.Faults;
import dev.freshet.http.net.Network;
import dev.freshet.http.net.Sockets;
import dev.freshet.http.net.StoreFile;
import dev.freshet.http.net.TlsSettings;
import dev.freshet.http.net.TransportSettings;
import dev.freshet.http.wire.FailureTexts;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;
import io.netty.handler.ssl.OpenSsl;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS against the JDK's own sockets. */
@ParameterizedClass(name = "BoringSSL: {0}")
@ValueSource(booleans = {false, true})
@ExtendWith(QuietLog.class)
class TlsTest {

    @Parameter
    boolean useOpenSsl;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String RESPONSE =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";

    private static final Network.Lookup LOOPBACK =
            host -> new InetAddress[] {InetAddress.getByAddress(new byte[] {127, 0, 0, 1})};

    @SuppressWarnings("NullAway.Init")
    private static X509Bundle authority;

    @BeforeAll
    static void foundAuthority() throws Exception {
        authority = certificate()
                .subject("CN=test root")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    private static CertificateBuilder certificate() {
        return new CertificateBuilder().ecp256();
    }

    private static X509Bundle issuedTo(String host) throws Exception {
        return certificate().subject("CN=server").addSanDnsName(host).buildIssuedBy(authority);
    }

    private static SSLServerSocket socket(X509Bundle identity) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(identity.toKeyManagerFactory().getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static RawServer answering(X509Bundle identity) throws Exception {
        return RawServer.on(socket(identity), c -> c.readHead().send(RESPONSE));
    }

    private TlsSettings tls() {
        return TlsSettings.standard().withOpenSsl(useOpenSsl);
    }

    private TransportSettings trustingRoot() {
        return TransportSettings.standard().with(tls().withTrusted(List.of(authority.getCertificate())));
    }

    private static Recorder exchange(TransportSettings settings, String host, RawServer server) throws Exception {
        return exchange(settings, host, server, LONG);
    }

    private static Recorder exchange(TransportSettings settings, String host, RawServer server, Duration within)
            throws Exception {
        try (ClientKit kit = ClientKit.with(Sockets.best(), settings, LOOPBACK)) {
            return kit.exchange(ClientKit.get("https://" + host + ":" + server.port() + "/"), within);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aTrustedServerIsSpokenToAndToldItsName(String protocol) throws Exception {
        BlockingQueue<String> names = new LinkedBlockingQueue<>();
        SSLServerSocket socket = socket(issuedTo("events"));
        socket.setEnabledProtocols(new String[] {protocol});
        try (RawServer server = RawServer.on(socket, c -> {
            c.readHead();
            ExtendedSSLSession session = (ExtendedSSLSession) ((SSLSocket) c.socket()).getSession();
            names.add(session.getProtocol() + " " + session.getRequestedServerNames());
            c.send(RESPONSE);
        })) {
            assertThat(exchange(trustingRoot(), "events", server).outcome()).isEqualTo("200 [hello] end");
            assertThat(names.take()).isEqualTo(protocol + " [type=host_name (0), value=events]");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.http.net.SocketsOfThisMachine#all")
    void aLargeStreamComesThrough(Sockets sockets) throws Exception {
        int chunks = 5_000;
        String chunk = "100\r\n" + "x".repeat(256) + "\r\n";
        try (RawServer server = RawServer.on(
                        socket(issuedTo("events")),
                        c -> c.readHead()
                                .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                                .send(chunk.repeat(chunks))
                                .send("0\r\n\r\n"));
                ClientKit kit = ClientKit.with(sockets, trustingRoot(), LOOPBACK)) {
            Recorder recorder = kit.exchange(ClientKit.get("https://events:" + server.port() + "/"));
            assertThat(recorder.calls()).endsWith("onReadEnd", "onEnd");
            assertThat(recorder.body()).hasSize(chunks * 256);
        }
    }

    @Test
    void aRequestBodyComesThrough() throws Exception {
        BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
        try (RawServer server = RawServer.on(socket(issuedTo("events")), c -> {
                    bodies.add(c.readHead().readBody(100_000));
                    c.send(RESPONSE);
                });
                ClientKit kit = ClientKit.with(Sockets.best(), trustingRoot(), LOOPBACK)) {
            HttpUri uri = HttpUri.parse("https://events:" + server.port() + "/");
            HttpRequest post = new HttpRequest(
                    "POST",
                    uri,
                    Headers.NONE,
                    ByteBuffer.wrap("y".repeat(100_000).getBytes(StandardCharsets.US_ASCII)));
            assertThat(kit.exchange(post).outcome()).isEqualTo("200 [hello] end");
            assertThat(bodies.take()).isEqualTo("y".repeat(100_000));
        }
    }

    @Test
    void aServerOfUnknownRootIsRefused() throws Exception {
        try (RawServer server = answering(issuedTo("events"))) {
            assertThat(exchange(TransportSettings.standard().with(tls()), "events", server)
                            .outcome())
                    .isEqualTo("- [] CONNECT: TLS: certificate not trusted"
                            + " (accept any certificate: -Dfreshet.ssl.useInsecureTrustManager=true)");
        }
    }

    @Test
    void aSelfSignedServerIsRefused() throws Exception {
        try (RawServer server = answering(certificate()
                .subject("CN=events")
                .addSanDnsName("events")
                .setIsCertificateAuthority(true)
                .buildSelfSigned())) {
            assertThat(exchange(trustingRoot(), "events", server).text()).isEqualTo(FailureTexts.TLS_NOT_TRUSTED);
        }
    }

    @ParameterizedTest
    @CsvSource({"other", "127.0.0.1"})
    void aServerOfAnotherNameIsRefused(String host) throws Exception {
        try (RawServer server = answering(issuedTo("events"))) {
            assertThat(exchange(trustingRoot(), host, server).outcome())
                    .isEqualTo("- [] CONNECT: TLS: certificate is for another host name"
                            + " (accept any certificate: -Dfreshet.ssl.useInsecureTrustManager=true)");
        }
    }

    @Test
    void anExpiredServerIsRefused() throws Exception {
        X509Bundle expired = certificate()
                .subject("CN=server")
                .addSanDnsName("events")
                .notBefore(Instant.now().minus(Duration.ofDays(3)))
                .notAfter(Instant.now().minus(Duration.ofDays(1)))
                .buildIssuedBy(authority);
        try (RawServer server = answering(expired)) {
            assertThat(exchange(trustingRoot(), "events", server).text()).isEqualTo(FailureTexts.TLS_EXPIRED);
        }
    }

    @Test
    void aServerWhoseTimeHasNotComeIsRefused() throws Exception {
        X509Bundle early = certificate()
                .subject("CN=server")
                .addSanDnsName("events")
                .notBefore(Instant.now().plus(Duration.ofDays(1)))
                .notAfter(Instant.now().plus(Duration.ofDays(3)))
                .buildIssuedBy(authority);
        try (RawServer server = answering(early)) {
            assertThat(exchange(trustingRoot(), "events", server).text()).isEqualTo(FailureTexts.TLS_NOT_YET_VALID);
        }
    }

    @Test
    void anyServerIsAcceptedIfTheUserSaysSo() throws Exception {
        TransportSettings any = TransportSettings.standard().with(tls().withTrustAny(true));
        try (RawServer server = answering(issuedTo("events"))) {
            assertThat(exchange(any, "other", server).outcome()).isEqualTo("200 [hello] end");
        }
    }

    @Test
    void verificationIsOnUnlessThePropertySaysOtherwise() {
        assertThat(TransportSettings.standard().tls().trustAny()).isFalse();
        System.setProperty(TransportSettings.INSECURE_PROPERTY, "true");
        try {
            assertThat(TransportSettings.standard().tls().trustAny()).isTrue();
        } finally {
            System.clearProperty(TransportSettings.INSECURE_PROPERTY);
        }
    }

    @Test
    void aNameThatTlsCannotCarryIsStillConnectedTo() throws Exception {
        TransportSettings any = TransportSettings.standard().with(tls().withTrustAny(true));
        try (RawServer server = answering(issuedTo("events"))) {
            assertThat(exchange(any, "my_events", server).outcome()).isEqualTo("200 [hello] end");
        }
    }

    @Test
    void aServerWithoutTlsIsNamedAsSuch() throws Exception {
        try (RawServer server = RawServer.playing(
                c -> c.send("HTTP/1.1 400 Bad Request\r\n\r\n").awaitClose())) {
            assertThat(exchange(trustingRoot(), "events", server).outcome())
                    .isEqualTo("- [] CONNECT: TLS: the server does not speak TLS on this port");
        }
    }

    @Test
    void aServerThatClosesWithinTheHandshake() throws Exception {
        try (RawServer server = RawServer.playing(c -> assertThat(c.in().read()).isEqualTo(22))) {
            assertThat(exchange(trustingRoot(), "events", server).outcome())
                    .isIn("- [] CONNECT: connection closed during the TLS handshake", "- [] CONNECT: connection reset");
        }
    }

    @Test
    void aServerThatClosesInsteadOfAHandshake() throws Exception {
        try (RawServer server = RawServer.playing(c -> {
            assertThat(c.in().readNBytes(5)).hasSize(5);
            c.socket().shutdownOutput();
            c.awaitClose();
        })) {
            assertThat(exchange(trustingRoot(), "events", server).outcome())
                    .isEqualTo("- [] CONNECT: connection closed during the TLS handshake");
        }
    }

    @Test
    void aServerThatResetsWithinTheHandshake() throws Exception {
        try (RawServer server = RawServer.playing(c -> {
            assertThat(c.in().read()).isEqualTo(22);
            c.reset();
        })) {
            assertThat(exchange(trustingRoot(), "events", server).outcome())
                    .isEqualTo("- [] CONNECT: connection reset");
        }
    }

    @Test
    void aServerThatIsSilentWithinTheHandshake() throws Exception {
        TransportSettings hasty = trustingRoot().withTimeouts(LONG, Duration.ofMillis(300));
        try (RawServer server = RawServer.playing(RawServer.Conversation::awaitClose)) {
            assertThat(exchange(hasty, "events", server).outcome()).isEqualTo("- [] CONNECT: TLS handshake timeout");
            assertThat(exchange(trustingRoot(), "events", server, Duration.ofMillis(300))
                            .outcome())
                    .isEqualTo("- [] CONNECT: TLS handshake timeout");
        }
    }

    /** Which alert the server sends is up to its JDK: 17 says {@code bad_certificate}, 25 {@code handshake_failure} or {@code certificate_required}. */
    @ParameterizedTest
    @CsvSource({"TLSv1.2,CONNECT", "TLSv1.3,HEAD"})
    void aServerThatWantsACertificateOfOurs(String protocol, String phase) throws Exception {
        SSLServerSocket socket = socket(issuedTo("events"));
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setNeedClientAuth(true);
        parameters.setProtocols(new String[] {protocol});
        socket.setSSLParameters(parameters);
        try (RawServer server = RawServer.on(socket, RawServer.Conversation::readHead)) {
            assertThat(exchange(trustingRoot(), "events", server).outcome())
                    .isIn(Stream.of(
                                    FailureTexts.TLS_CLIENT_CERTIFICATE,
                                    FailureTexts.TLS_NO_CLIENT_CERTIFICATE,
                                    FailureTexts.TLS_REFUSED)
                            .map(text -> "- [] " + phase + ": " + text)
                            .toList());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Received fatal alert: certificate_required, TLS: the server requires a client certificate",
        "error:10000412:SSL routines:OPENSSL_internal:SSLV3_ALERT_BAD_CERTIFICATE, 'TLS: client certificate missing, or refused by the server'",
        "error:10000418:SSL routines:OPENSSL_internal:TLSV1_ALERT_UNKNOWN_CA, 'TLS: client certificate missing, or refused by the server'",
        "error:1000045c:SSL routines:OPENSSL_internal:TLSV1_ALERT_CERTIFICATE_REQUIRED, TLS: the server requires a client certificate",
        "Received fatal alert: handshake_failure, TLS: refused by the server"
    })
    void alertsAreToldByWhatTheyMean(String message, String text) {
        javax.net.ssl.SSLException alert = new javax.net.ssl.SSLException(message);
        assertThat(Faults.inExchange(alert)).isEqualTo(text);
        assertThat(Faults.whileSecuring(alert)).isEqualTo(text);
    }

    @Test
    void aConnectionThatIsCutWithinTheBody() throws Exception {
        try (RawServer server = RawServer.on(
                socket(issuedTo("events")),
                c -> c.readHead().send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"))) {
            assertThat(exchange(trustingRoot(), "events", server).outcome())
                    .isEqualTo("200 [hel] BODY: connection closed before the end of the body");
        }
    }

    @Test
    void bothWaysAreThere() {
        assertThat(OpenSsl.isAvailable())
                .as("the library is on the class path of the tests")
                .isTrue();
    }

    /** A server that wants a certificate and answers with the name in it. */
    private static RawServer askingWhoIsThere(String protocol) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
        roots.load(null, null);
        roots.setCertificateEntry("root", authority.getCertificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        context.init(issuedTo("events").toKeyManagerFactory().getKeyManagers(), trust.getTrustManagers(), null);
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setNeedClientAuth(true);
        socket.setEnabledProtocols(new String[] {protocol});
        return RawServer.on(socket, c -> {
            while (true) {
                c.readHead();
                String name =
                        ((SSLSocket) c.socket()).getSession().getPeerPrincipal().getName();
                c.send("HTTP/1.1 200 OK\r\nContent-Length: " + name.length() + "\r\n\r\n" + name);
            }
        });
    }

    private static X509Bundle client(String name) {
        try {
            return certificate().subject("CN=" + name).buildIssuedBy(authority);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void theKeyStoreIsShownToServersThatWantACertificate(String protocol) throws Exception {
        Path file = folder.resolve("client-" + protocol + ".p12");
        X509Bundle client = client("the client");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("c", client.getKeyPair().getPrivate(), "secret".toCharArray(), client.getCertificatePath());
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "secret".toCharArray());
        }
        StoreFile keys = new StoreFile(TransportSettings.KEY_STORE_PROPERTY, file, "PKCS12", null, "secret", null);
        TransportSettings settings = trustingRoot().with(trustingRoot().tls().withKeyStore(keys));
        try (RawServer server = askingWhoIsThere(protocol)) {
            assertThat(exchange(settings, "events", server).body()).isEqualTo("CN=the client");
        }
    }

    @Test
    void aStoreThatCannotBeReadIsNamedBeforeTheRun() {
        Path file = folder.resolve("none.p12");
        StoreFile keys = new StoreFile(TransportSettings.KEY_STORE_PROPERTY, file, null, null, "", null);
        assertThatThrownBy(() -> ClientKit.with(trustingRoot().with(tls().withKeyStore(keys))))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("freshet.ssl.keyStore.file=" + file);
    }

    @Test
    void eachUserHasItsOwnCertificateIfItIsGivenOne() throws Exception {
        TlsSettings perUser = trustingRoot().tls().withUserKeys(user -> keys("user " + user));
        TransportSettings settings =
                trustingRoot().with(perUser).with(new TransportSettings.Pool(true, 6, Duration.ofSeconds(60)));
        try (RawServer server = askingWhoIsThere("TLSv1.3");
                ClientKit kit = ClientKit.with(Sockets.best(), settings, LOOPBACK)) {
            for (long user : new long[] {1, 2, 1}) {
                assertThat(kit.pooled(user, ClientKit.get("https://events:" + server.port() + "/"))
                                .body())
                        .isEqualTo("CN=user " + user);
            }
        }
    }

    private static KeyManagerFactory keys(String name) {
        try {
            return client(name).toKeyManagerFactory();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "shared: {0}")
    @CsvSource({"false, 2", "true, 1"})
    void sessionsAreTakenUpAgainByTheSameUserOnlyUnlessUsersShare(boolean shared, int sessions) throws Exception {
        Set<String> ids = ConcurrentHashMap.newKeySet();
        SSLServerSocket socket = socket(issuedTo("events"));
        socket.setEnabledProtocols(new String[] {"TLSv1.2"});
        TransportSettings settings = trustingRoot().with(new TransportSettings.Pool(shared, 6, Duration.ofSeconds(60)));
        try (RawServer server = RawServer.on(socket, c -> {
                    c.readHead();
                    ids.add(HexFormat.of()
                            .formatHex(((SSLSocket) c.socket()).getSession().getId()));
                    c.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                });
                ClientKit kit = ClientKit.with(Sockets.best(), settings, LOOPBACK)) {
            for (long user : new long[] {1, 2, 1, 2}) {
                assertThat(kit.pooled(user, ClientKit.get("https://events:" + server.port() + "/"))
                                .outcome())
                        .isEqualTo("200 [] end");
            }
            assertThat(ids).as("BoringSSL agrees anew each time").hasSize(useOpenSsl ? 4 : sessions);
        }
    }

    @Test
    void theContextOfAUserThatEndsIsLetGoWhileItsStreamMayGoOn() throws Exception {
        Semaphore mayEnd = new Semaphore(0);
        try (RawServer server = RawServer.on(socket(issuedTo("events")), c -> {
                    c.readHead().send("HTTP/1.1 200 OK\r\n\r\nhel");
                    mayEnd.acquire();
                    c.send("lo");
                });
                ClientKit kit = ClientKit.with(Sockets.best(), trustingRoot(), LOOPBACK)) {
            Recorder recorder = new Recorder();
            recorder.onCall(call -> {
                if (call.equals("onHead")) {
                    kit.user(1).close();
                    mayEnd.release();
                }
            });
            kit.onLoop(() -> kit.user(1)
                    .dedicated()
                    .open(ClientKit.get("https://events:" + server.port() + "/"), kit.soonNs(), recorder));
            assertThat(recorder.awaitOver().outcome()).isEqualTo("200 [hello] end");
        }
    }
}
