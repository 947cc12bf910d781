// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import static dev.freshet.http.HttpDsl.Proxy;
import static dev.freshet.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.HttpRequestActionBuilder;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.http.wire.Passage;
import dev.freshet.http.wire.ProxyServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From what a simulation says of proxies and of the PROXY protocol to how the requests of a user get to their servers. */
class CompiledPassageTest {

    private static final HttpRequestActionBuilder GET = http("R").get("http://host/");

    private final Session session =
            Session.create("Passage", 1).set("user", "ann").set("address", "10.0.0.7");

    private static RequestPlan plan(HttpProtocolBuilder protocol, HttpRequestActionBuilder request) {
        return new RequestCompiler(protocol, List.of()).compile(request.request());
    }

    private Passage passage(HttpProtocolBuilder protocol, HttpRequestActionBuilder request) {
        return plan(protocol, request).resolve("R", session).passage();
    }

    private ProxyServer proxy(HttpProtocolBuilder protocol) {
        return Objects.requireNonNull(passage(protocol, GET).proxy());
    }

    @Test
    void withoutAProxyTheWayIsStraight() {
        assertThat(passage(http, GET)).isSameAs(Passage.STRAIGHT);
        assertThat(passage(http.noProxyFor("host"), GET)).isSameAs(Passage.STRAIGHT);
    }

    @Test
    void credentialsAndHeadersAreResolvedForTheUser() {
        ProxyServer proxy = proxy(http.proxy(Proxy("Proxy.Example", 3128)
                .https()
                .credentials("#{user}", session -> session.getString("user") + "-secret")
                .connectHeader("X-User", "#{user}")
                .connectHeader("X-Function", session -> "#{user}")
                .connectHeaders(Map.of("X-More", "m"))));

        assertThat(proxy).hasToString("https://proxy.example:3128");
        assertThat(proxy.login()).isEqualTo(new ProxyServer.Login("ann", "ann-secret"));
        assertThat(proxy.connectHeaders())
                .isEqualTo(Headers.of(List.of(
                        Map.entry("X-User", "ann"), Map.entry("X-Function", "#{user}"), Map.entry("X-More", "m"))));
    }

    @Test
    void aPassageThatIsTheSameForAllIsResolvedOnce() {
        HttpProtocolBuilder protocol = http.proxy(Proxy("proxy", 1).credentials("a", "b"));
        RequestPlan plan = plan(protocol, GET);
        assertThat(plan.resolve("R", session).passage())
                .isSameAs(plan.resolve("R", Session.create("Passage", 2)).passage());
    }

    @Test
    void theProxyOfTheRequestTakesThePlaceOfThatOfTheProtocol() {
        Passage own = passage(
                http.proxy(Proxy("common", 1)), GET.proxy(Proxy("own", 2).socks5()));
        assertThat(own.proxy()).hasToString("socks5://own:2");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "http://host/,        straight", "https://HOST:8443/, straight", "http://[::1]/,       straight",
        "http://other/,       through", "http://a.host/,      through", "http://10.0.0.1/,    through"
    })
    void noProxyIsUsedForHostsThatAreNamedExactly(String url, String way) {
        HttpProtocolBuilder protocol =
                http.noProxyFor("forgotten").proxy(Proxy("proxy", 1)).noProxyFor("Host", "::1");
        HttpRequest request =
                plan(protocol, http("R").get(url).proxy(Proxy("own", 2))).resolve("R", session);
        assertThat(request.passage().to(request.uri()).proxy() == null).isEqualTo(way.equals("straight"));
        assertThat(request.passage().to(HttpUri.parse("http://forgotten/")).proxy())
                .as("what is named later takes the place of what was named before")
                .isNotNull();
    }

    @Test
    void theAddressesOfTheProxyProtocolAreResolvedForTheUser() {
        Passage passage = passage(
                http.proxyProtocolSourceIpV4Address("#{address}").proxyProtocolSourceIpV6Address(any -> "2001:db8::7"),
                GET);
        assertThat(passage).isEqualTo(new Passage(null, Set.of(), "10.0.0.7", "2001:db8::7"));
    }

    @Test
    void whatIsNoAddressForAUserFailsItsRequest() {
        RequestPlan plan = plan(http.proxyProtocolSourceIpV4Address("#{user}"), GET);
        assertThatThrownBy(() -> plan.resolve("R", session))
                .isInstanceOf(ExpressionException.class)
                .hasMessage("proxyProtocolSourceIpV4Address gave no IPv4 address");
        RequestPlan nobody = plan(http.proxy(Proxy("proxy", 1).credentials("#{nobody}", "b")), GET);
        assertThatThrownBy(() -> nobody.resolve("R", session)).isInstanceOf(ExpressionException.class);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(http.proxy(Proxy("proxy", 0)), "Proxy(\"proxy\", 0): a port is from 1 to 65535"),
                arguments(http.proxy(Proxy("proxy", 65_536)), "a port is from 1 to 65535"),
                arguments(http.proxy(Proxy("http://proxy", 80)), "Proxy(\"http://proxy\", 80): the host is a name"),
                arguments(http.proxy(Proxy("", 80)), "the host is a name"),
                arguments(http.proxy(Proxy("a:secret@proxy", 80)), "the host is a name"),
                arguments(http.proxy(Proxy("proxy/x", 80)), "the host is a name"),
                arguments(http.proxy(Proxy("proxy", 80).socks4().connectHeader("A", "b")), "SOCKS has no headers"),
                arguments(http.proxy(Proxy("proxy", 80).connectHeader("A b", "b")), "header name 'A b'"),
                arguments(http.noProxyFor("*.host"), "noProxyFor: '*.host' is no host"),
                arguments(http.noProxyFor(".host"), "noProxyFor: '.host' is no host"),
                arguments(http.noProxyFor("host:80"), "noProxyFor: 'host:80' is no host"),
                arguments(http.noProxyFor("http://host"), "noProxyFor: 'http://host' is no host"),
                arguments(
                        http.proxyProtocolSourceIpV4Address("::1"),
                        "proxyProtocolSourceIpV4Address: '::1' is no IPv4 address"),
                arguments(
                        http.proxyProtocolSourceIpV4Address("10.0.0.256"),
                        "proxyProtocolSourceIpV4Address: '10.0.0.256' is no IPv4 address"),
                arguments(
                        http.proxyProtocolSourceIpV6Address("10.0.0.1"),
                        "proxyProtocolSourceIpV6Address: '10.0.0.1' is no IPv6 address"),
                arguments(
                        http.proxyProtocolSourceIpV6Address("[::1]"),
                        "proxyProtocolSourceIpV6Address: '[::1]' is no IPv6 address"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void mistakesAreToldBeforeTheRun(HttpProtocolBuilder protocol, String text) {
        assertThatThrownBy(() -> plan(protocol, GET))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining(text);
    }

    @Test
    void aRepetitionIsToldAnewWhoAsks() {
        RequestPlan plan = plan(http.proxy(Proxy("proxy", 1).credentials("#{user}", "b")), GET);
        HttpRequest first = plan.resolve("R", session);
        Session later = session.set("user", "bob");
        for (HttpRequest next : List.of(plan.refresh("R", first, later), plan.resume("R", first, later))) {
            assertThat(Objects.requireNonNull(next.passage().proxy()).login())
                    .isEqualTo(new ProxyServer.Login("bob", "b"));
        }
    }

    @Test
    void nothingTellsCredentials() {
        HttpProtocolBuilder protocol =
                http.proxy(Proxy("proxy", 1).credentials("ann", "top").connectHeader("Proxy-Authorization", "top"));
        HttpRequest request = plan(protocol, GET).resolve("R", session);
        assertThat(Proxy("proxy", 1).credentials("ann", "top").toString()
                        + protocol.requests()
                        + request
                        + request.passage())
                .contains("http://proxy:1")
                .doesNotContain("ann")
                .doesNotContain("top");
    }
}
