// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.http.HttpDsl.Proxy;
import static dev.freshet.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.SimulationException;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.net.TransportSettings;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionSettingsTest {

    private static TransportSettings of(HttpProtocolBuilder protocol) {
        return ConnectionSettings.of(protocol.connections());
    }

    @Test
    void usersHaveTheirOwnConnectionsUnlessTheyShareThem() {
        assertThat(of(http).pool().isShared()).isFalse();
        assertThat(of(http).pool().maxPerHost()).isEqualTo(6);
        assertThat(of(http.shareConnections().maxConnectionsPerHost(2)).pool().isShared())
                .isTrue();
        assertThat(of(http.shareConnections().maxConnectionsPerHost(2)).pool().maxPerHost())
                .isEqualTo(2);
        assertThatThrownBy(() -> http.maxConnectionsPerHost(0))
                .isInstanceOf(SimulationException.class)
                .hasMessage("maxConnectionsPerHost(0): give 1 or more");
    }

    @Test
    void localAddressesAreReadWhenTheRunIsSetUp() {
        assertThat(of(http).localAddresses()).isEmpty();
        assertThat(of(http.localAddresses("127.0.0.2", "::1")).localAddresses())
                .extracting(address -> address.getHostAddress())
                .containsExactly("127.0.0.2", "0:0:0:0:0:0:0:1");
        HttpProtocolBuilder wrong = http.localAddress("127.0.0.256");
        assertThatThrownBy(() -> of(wrong))
                .isInstanceOf(SimulationException.class)
                .hasMessage("localAddresses: '127.0.0.256' is no address");
    }

    @Test
    void addressesOfTheMachineAreChosenByPatterns() {
        HttpProtocolBuilder none = http.useAllLocalAddressesMatching("no such address", "nor this");
        assertThatThrownBy(() -> of(none))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("no address that matches [no such address, nor this]");
        HttpProtocolBuilder faulty = http.useAllLocalAddressesMatching("(");
        assertThatThrownBy(() -> of(faulty)).hasMessageContaining("'(' is no regular expression");
    }

    @Test
    void namesMayBeAskedOfOtherServersAndByUser() {
        assertThat(of(http).names().isAsync()).isFalse();
        assertThat(of(http.asyncNameResolution()).names().isAsync()).isTrue();
        assertThat(of(http.asyncNameResolution("10.0.0.2", "10.0.0.3:5353", "[::1]:54"))
                        .names()
                        .servers())
                .extracting(Object::toString)
                .containsExactly("/10.0.0.2:53", "/10.0.0.3:5353", "/[0:0:0:0:0:0:0:1]:54");
        InetSocketAddress[] servers = {InetSocketAddress.createUnresolved("10.0.0.4", 53)};
        assertThat(of(http.asyncNameResolution(servers).perUserNameResolution()).names())
                .satisfies(names -> assertThat(names.servers()).containsExactly(servers))
                .satisfies(names -> assertThat(names.isPerUser()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.2:dns", "10.0.0.2:99999", "no such server.invalid"})
    void aNameServerThatIsNoneIsNamed(String text) {
        assertThatThrownBy(() -> http.asyncNameResolution(text))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("'" + text + "' is no address of a name server");
    }

    @Test
    void aliasesAreFoundWithoutRegardToCase() {
        Map<String, List<String>> aliases = Map.of("Shop.Example", List.of("127.0.0.5", "127.0.0.6"));
        assertThat(of(http.hostNameAliases(aliases)).names().aliases().get("shop.example"))
                .extracting(address -> address.getHostAddress())
                .containsExactly("127.0.0.5", "127.0.0.6");
        HttpProtocolBuilder wrong = http.hostNameAliases(Map.of("a", List.of("300.1.1.1")));
        assertThatThrownBy(() -> of(wrong)).hasMessage("hostNameAliases: '300.1.1.1' is no address");
    }

    static Stream<Arguments> notBuilt() {
        return Stream.of(
                arguments(http.enableHttp2(), "HTTP/2 is not built yet: remove enableHttp2()"),
                arguments(
                        http.http2PriorKnowledge(Map.of("a", true)),
                        "HTTP/2 is not built yet: remove http2PriorKnowledge(...)"),
                arguments(
                        http.proxy(Proxy("host", 80).socks5().credentials("a", "b")),
                        "Proxies are not built yet: remove proxy(...)"),
                arguments(
                        http.proxyProtocolSourceIpV4Address("10.0.0.1"),
                        "The PROXY protocol is not built yet: remove proxyProtocolSourceIpV4Address(...)"),
                arguments(
                        http.proxyProtocolSourceIpV6Address(session -> "::1"),
                        "The PROXY protocol is not built yet: remove proxyProtocolSourceIpV6Address(...)"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("notBuilt")
    void whatIsNotBuiltIsRefusedWhenTheRunIsSetUp(HttpProtocolBuilder protocol, String text) {
        assertThatThrownBy(() -> of(protocol))
                .isInstanceOf(SimulationException.class)
                .hasMessage(text);
        assertThat(of(http.noProxyFor("localhost"))).isNotNull();
    }
}
