// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.http.HttpDsl.Proxy;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.httpConcurrentRequests;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.trust.Demand;
import dev.freshet.http.HttpProtocolBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From the actions of a scenario to what one of its users needs of the machine. */
final class DemandsTest {

    private static final HttpProtocolBuilder SHOP = http.baseUrl("https://me:secret@shop.example:8443/api");

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> scenarios() {
        return Stream.of(
                row("nothing", SHOP, List.of(), 0),
                row("a stream", SHOP, List.of(sse("A").get("/a")), 1, to("shop.example:8443", 1)),
                row(
                        "a stream that is opened by the same name takes its place",
                        SHOP,
                        List.of(sse("A").get("/a"), sse("B").get("/b")),
                        1,
                        to("shop.example:8443", 1)),
                row(
                        "streams of different names",
                        SHOP,
                        List.of(sse("A", "one").get("/a"), sse("B", "two").get("/b")),
                        2,
                        to("shop.example:8443", 2)),
                row(
                        "operations on a stream need nothing",
                        SHOP,
                        List.of(sse("A").get("/a"), sse("Close").close()),
                        1,
                        to("shop.example:8443", 1)),
                row("an absolute address", SHOP, List.of(sse("A").get("http://bank/x?y=1")), 1, to("bank", 1)),
                row(
                        "an address that an expression gives",
                        SHOP,
                        List.of(sse("A").get("http://#{host}/x")),
                        1,
                        to("an address that is computed", 1)),
                row(
                        "a function, without base URL",
                        http,
                        List.of(http("A").get(session -> "http://x")),
                        0,
                        to("an address that is computed", 1)),
                row(
                        "requests one after the other have one connection",
                        SHOP,
                        List.of(http("A").get("/a"), http("B").get("/b")),
                        0,
                        to("shop.example:8443", 1)),
                row(
                        "requests at the same time have one each",
                        SHOP,
                        List.of(httpConcurrentRequests(
                                http("A").get("/a"), http("B").get("/b"))),
                        0,
                        to("shop.example:8443", 2)),
                row(
                        "but not more than users may have",
                        SHOP.maxConnectionsPerHost(1),
                        List.of(http("A")
                                .get("/a")
                                .resources(http("B").get("/b"), http("C").get("/c"))),
                        0,
                        to("shop.example:8443", 1)),
                row(
                        "users take several base URLs in turn",
                        http.baseUrls("http://one", "http://two"),
                        List.of(sse("A").get("/a")),
                        1,
                        new Demand.Connections("each of the base URLs", 1, 2, 1)),
                row(
                        "several local addresses",
                        SHOP.localAddresses("127.0.0.2", "127.0.0.3"),
                        List.of(sse("A").get("/a")),
                        1,
                        new Demand.Connections("shop.example:8443", 1, 1, 2)),
                row(
                        "a proxy is what is connected to",
                        SHOP.proxy(Proxy("proxy", 3128)),
                        List.of(sse("A", "a").get("/a"), sse("B", "b").get("http://bank/")),
                        2,
                        to("proxy:3128", 2)),
                row(
                        "the proxy of a request",
                        SHOP.proxy(Proxy("proxy", 3128)),
                        List.of(sse("A").get("/a").proxy(Proxy("other", 1080).socks5())),
                        1,
                        to("other:1080", 1)),
                row(
                        "a host that no proxy is for",
                        SHOP.proxy(Proxy("proxy", 3128)).noProxyFor("bank"),
                        List.of(sse("A").get("http://bank:81/x")),
                        1,
                        to("bank:81", 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void aUserNeedsWhatItsActionsSay(
            String what, HttpProtocolBuilder protocol, List<ActionBuilder> actions, Demand demand) {
        Demands demands = new Demands();
        actions.forEach(action -> demands.note("S", action, protocol));

        assertThat(demands.of("S")).as(what).isEqualTo(demand);
    }

    @Test
    void eachScenarioHasItsOwn() {
        Demands demands = new Demands();
        demands.note("S", sse("A").get("/a"), SHOP);

        assertThat(demands.of("T")).isEqualTo(Demand.NONE);
    }

    private static Demand.Connections to(String server, int perUser) {
        return new Demand.Connections(server, perUser, 1, 1);
    }

    private static Arguments row(
            String what,
            HttpProtocolBuilder protocol,
            List<? extends ActionBuilder> actions,
            int streams,
            Demand.Connections... connections) {
        return Arguments.of(what, protocol, actions, new Demand(streams, List.of(connections)));
    }
}
