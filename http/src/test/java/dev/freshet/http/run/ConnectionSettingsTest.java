// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.SimulationException;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.net.Http2Terms;
import dev.freshet.http.net.TransportSettings;
import dev.freshet.http.wire.HttpUri;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

    @Test
    void http2IsSpokenToServersThatChooseItOrAreKnownTo() {
        assertThat(of(http).http2().isEverSpoken()).isFalse();
        Http2Terms offered = of(http.enableHttp2().http2PriorKnowledge(Map.of("Old", false, "hub:8080", true)))
                .http2();
        assertThat(offered.choice(HttpUri.parse("https://hub/"))).isEqualTo(Http2Terms.Choice.OFFERED);
        assertThat(offered.choice(HttpUri.parse("http://hub/"))).isEqualTo(Http2Terms.Choice.HTTP_1);
        assertThat(offered.choice(HttpUri.parse("http://hub:8080/"))).isEqualTo(Http2Terms.Choice.HTTP_2);
        assertThat(offered.choice(HttpUri.parse("https://HUB:8080/"))).isEqualTo(Http2Terms.Choice.HTTP_2);
        assertThat(offered.choice(HttpUri.parse("https://old:99/"))).isEqualTo(Http2Terms.Choice.HTTP_1);
        Http2Terms known =
                of(http.http2PriorKnowledge(Map.of("[::1]:80", true))).http2();
        assertThat(known.isEverSpoken()).isTrue();
        assertThat(known.choice(HttpUri.parse("http://[::1]/"))).isEqualTo(Http2Terms.Choice.HTTP_2);
        assertThat(known.choice(HttpUri.parse("https://hub/"))).isEqualTo(Http2Terms.Choice.HTTP_1);
    }

    @Test
    void theTermsOfHttp2AreThoseOfTheProtocol() {
        Http2Terms terms = of(http.enableHttp2()
                        .http2StreamsPerConnection(7)
                        .http2Windows(1_000, 70_000)
                        .http2MaxFrameSize(20_000)
                        .http2Ping(Duration.ofSeconds(3), Duration.ofSeconds(1)))
                .http2();
        assertThat(terms)
                .isEqualTo(new Http2Terms(
                        true,
                        Map.of(),
                        7,
                        1_000,
                        70_000,
                        20_000,
                        new Http2Terms.Heartbeat(Duration.ofSeconds(3), Duration.ofSeconds(1))));
    }

    static Stream<Arguments> badTerms() {
        return Stream.of(
                arguments(
                        (Supplier<?>) () -> http.http2StreamsPerConnection(0),
                        "http2StreamsPerConnection(0): give 1 or more"),
                arguments((Supplier<?>) () -> http.http2Windows(0, 1 << 20), "http2Windows(0): give 1 or more"),
                arguments((Supplier<?>) () -> http.http2Windows(1, 65_534), "http2Windows(65534): give 65535 or more"),
                arguments(
                        (Supplier<?>) () -> http.http2MaxFrameSize(16_383),
                        "http2MaxFrameSize(16383): give 16384 or more"),
                arguments(
                        (Supplier<?>) () -> http.http2MaxFrameSize(1 << 24),
                        "http2MaxFrameSize(16777216): give 16777215 or less"),
                arguments(
                        (Supplier<?>) () -> http.http2Ping(Duration.ZERO, Duration.ofSeconds(1)),
                        "http2Ping(...): give times above zero"),
                arguments(
                        (Supplier<?>) () -> of(http.http2StreamsPerConnection(1)),
                        "http2StreamsPerConnection(...): HTTP/2 is not spoken: add enableHttp2(), or http2PriorKnowledge(...) for servers without TLS"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badTerms")
    void termsOfHttp2ThatCannotBeAreRefused(Supplier<?> call, String text) {
        assertThatThrownBy(call::get).isInstanceOf(SimulationException.class).hasMessage(text);
    }
}
