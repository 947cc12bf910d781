// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import static dev.freshet.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.net.TransportSettings;
import dev.freshet.server.SampleServer;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Event streams through a TLS proxy that we did not write, with the trust store that the system properties name. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TlsProxyTest {

    private static final int USERS = 20;
    private static final int UPDATES = 3;
    private static final String STORE = TransportSettings.TRUST_STORE_PROPERTY;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private SampleServer server;

    @SuppressWarnings("NullAway.Init")
    private NginxServer nginx;

    @BeforeEach
    void start() throws Exception {
        Peer.NGINX.require();
        X509Bundle authority = new CertificateBuilder()
                .ecp256()
                .subject("CN=test root")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        X509Bundle issued = new CertificateBuilder()
                .ecp256()
                .subject("CN=proxy")
                .addSanDnsName("localhost")
                .buildIssuedBy(authority);
        Path certificates = Files.writeString(folder.resolve("chain.pem"), issued.getCertificatePathPEM());
        Path key = Files.writeString(folder.resolve("key.pem"), issued.getPrivateKeyPEM());
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", authority.getCertificate());
        try (OutputStream out = Files.newOutputStream(folder.resolve("roots.p12"))) {
            roots.store(out, "secret".toCharArray());
        }
        server = SampleServer.start();
        nginx = NginxServer.tlsBefore(server.baseUrl(), certificates, key, folder);
    }

    @AfterEach
    void stop() {
        System.clearProperty(STORE + ".file");
        System.clearProperty(STORE + ".password");
        if (nginx != null) {
            nginx.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private RunStats run(HttpProtocolBuilder protocol) {
        String url = "https://localhost:" + nginx.port();
        return NetworkRun.of(new StockMarket(protocol.baseUrl(url), USERS, UPDATES, Duration.ofMillis(100)))
                .stats();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void streamsComeThroughTheProxy(boolean isHttp2, boolean isCompressed) {
        System.setProperty(STORE + ".file", folder.resolve("roots.p12").toString());
        System.setProperty(STORE + ".password", "secret");

        HttpProtocolBuilder protocol = isHttp2 ? http.enableHttp2() : http;
        RunStats stats = run(isCompressed ? protocol.acceptEncodingHeader("gzip") : protocol);

        assertThat(stats.failures()).isEmpty();
        RequestStats connect = stats.request(List.of("Stocks")).orElseThrow();
        assertThat(connect.okCount()).isEqualTo(USERS);
        assertThat(connect.wire().tls().count()).isEqualTo(USERS);
        assertThat(connect.wire().http2()).isEqualTo(isHttp2 ? USERS : 0);
        assertThat(stats.request(List.of("Update")).orElseThrow().okCount()).isEqualTo(USERS * UPDATES);
        long coded = stats.stream("Stocks").orElseThrow().series().count(Metric.CODED_BYTES);
        assertThat(coded > 0).as("%s bytes were compressed", coded).isEqualTo(isCompressed);
    }

    @Test
    void aProxyOfUnknownRootIsRefusedWithAWordOnHowToAcceptIt() {
        RunStats stats = run(http);

        assertThat(stats.request(List.of("Stocks")).orElseThrow().errors())
                .containsExactly(new ErrorCount(
                        "TLS: certificate not trusted"
                                + " (accept any certificate: -Dfreshet.ssl.useInsecureTrustManager=true)",
                        USERS));
    }
}
