// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import static dev.freshet.core.CoreDsl.StringBody;
import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.http.HttpDsl.Proxy;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static dev.freshet.http.HttpDsl.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.Proxy;
import dev.freshet.http.net.TransportSettings;
import dev.freshet.server.SampleServer;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** GET, POST and event streams, with and without TLS, through proxies that we did not write, and what they say to wrong credentials. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@ParameterizedClass
@EnumSource
class ProxiesTest {

    private static final int USERS = 10;
    private static final int EVENTS = 50;

    private final HttpVersion version;

    ProxiesTest(HttpVersion version) {
        this.version = version;
    }

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
        System.setProperty(TransportSettings.INSECURE_PROPERTY, "true");
        X509Bundle identity = new CertificateBuilder()
                .ecp256()
                .subject("CN=server")
                .addSanDnsName("localhost")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        Path certificates = Files.writeString(folder.resolve("chain.pem"), identity.getCertificatePathPEM());
        Path key = Files.writeString(folder.resolve("key.pem"), identity.getPrivateKeyPEM());
        server = SampleServer.start();
        nginx = NginxServer.tlsBefore(server.baseUrl(), certificates, key, folder);
    }

    @AfterEach
    void stop() {
        System.clearProperty(TransportSettings.INSECURE_PROPERTY);
        if (nginx != null) {
            nginx.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static ChainBuilder visit(String kind, String baseUrl) {
        String events = baseUrl + "/events?rate=500&count=" + EVENTS;
        return exec(
                http(kind + " get")
                        .get(baseUrl + "/status/200")
                        .header(
                                "Connection",
                                "close") // tinyproxy closes each connection that it forwards, and does not say so
                        .check(status().is(200)),
                http(kind + " post")
                        .post(baseUrl + "/status/201")
                        .body(StringBody("x".repeat(50_000)))
                        .check(status().is(201)),
                sse(kind + " stream", kind).get(events),
                sse(kind + " end", kind).awaitEnd(60));
    }

    /** Over HTTP/2 both servers are reached through tunnels: the one in the clear by what is known of it, the one with TLS as it chooses. */
    private HttpProtocolBuilder protocol() {
        return version == HttpVersion.HTTP_1
                ? http
                : http.enableHttp2().http2PriorKnowledge(Map.of("127.0.0.1:" + server.port(), true));
    }

    private RunStats run(Proxy proxy) {
        String plain = server.baseUrl();
        String secured = "https://127.0.0.1:" + nginx.port();
        return NetworkRun.of(new Simulation() {
                    {
                        setUp(scenario("Visitors")
                                        .exec(visit("plain", plain), visit("TLS", secured))
                                        .injectOpen(atOnceUsers(USERS)))
                                .protocols(protocol().proxy(proxy));
                    }
                })
                .stats();
    }

    private void assertThatAllWentThrough(RunStats stats) {
        assertThat(stats.failures()).isEmpty();
        assertThat(stats.allRequests().koCount()).isZero();
        for (String kind : List.of("plain", "TLS")) {
            for (String row : List.of(" get", " post", " stream")) {
                RequestStats counted = request(stats, kind + row);
                assertThat(counted.okCount()).as(kind + row).isEqualTo(USERS);
                assertThat(counted.wire().http2()).as(kind + row).isEqualTo(version == HttpVersion.HTTP_2 ? USERS : 0);
            }
            assertThat(stats.stream(kind + " stream").orElseThrow().events()).isEqualTo((long) USERS * EVENTS);
        }
    }

    private static RequestStats request(RunStats stats, String name) {
        return stats.request(List.of(name)).orElseThrow();
    }

    @Test
    void tinyproxyLetsThroughWhomItKnows() throws Exception {
        try (PeerProcess proxy = ForeignProxies.tinyproxy(folder)) {
            assertThatAllWentThrough(run(Proxy("localhost", proxy.port()).credentials("ann", "ann-secret")));
            assertThat(errors(run(Proxy("127.0.0.1", proxy.port()).credentials("ann", "wrong")), "TLS get"))
                    .containsExactly(new ErrorCount("proxy: credentials refused", USERS));
            RunStats nobody = run(Proxy("127.0.0.1", proxy.port()));
            for (String row : List.of("plain get", "plain post", "plain stream", "TLS get", "TLS post", "TLS stream")) {
                assertThat(errors(nobody, row))
                        .as(row)
                        .containsExactly(new ErrorCount("proxy: authentication required (credentials)", USERS));
            }
        }
    }

    @Test
    void microsocksLetsThroughWhomItKnows() throws Exception {
        try (PeerProcess proxy = ForeignProxies.microsocks(folder)) {
            Proxy known = Proxy("localhost", proxy.port()).socks5();
            assertThatAllWentThrough(run(known.credentials("ann", "ann-secret")));
            assertThat(errors(run(known.credentials("ann", "wrong")), "plain get"))
                    .containsExactly(new ErrorCount("proxy: credentials refused", USERS));
            assertThat(errors(run(known), "TLS stream"))
                    .containsExactly(new ErrorCount("proxy: authentication required (credentials)", USERS));
        }
    }

    @Test
    void danteLetsThroughBothVersionsOfSocks() throws Exception {
        try (PeerProcess proxy = ForeignProxies.dante(folder)) {
            assertThatAllWentThrough(run(Proxy("localhost", proxy.port()).socks4()));
            assertThatAllWentThrough(run(Proxy("localhost", proxy.port()).socks5()));
        }
    }

    private static List<ErrorCount> errors(RunStats stats, String name) {
        return request(stats, name).errors();
    }
}
