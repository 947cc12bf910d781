// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import static dev.freshet.core.CoreDsl.RawFileBody;
import static dev.freshet.core.CoreDsl.StringBody;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.http.Header;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.wire.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the description of a request to what goes out. */
class RequestPlanTest {

    private static final List<Header> FIXED = List.of(
            new Header("accept", Dynamic.of("text/event-stream")), new Header("cache-control", Dynamic.of("no-cache")));
    private static final HttpProtocolBuilder HOST = http.baseUrl("http://host");

    private final Session session = Session.create("Plan", 1)
            .set("name", "n\u00e4me")
            .set("list", List.of(1, "b"))
            .set("map", Map.of("k", "v"));

    private static SseConnectActionBuilder get(String url) {
        return sse("Connect").get(url);
    }

    private HttpRequest resolve(HttpProtocolBuilder protocol, SseConnectActionBuilder connect) {
        return new RequestCompiler(protocol, FIXED).compile(connect.request()).resolve("Plan", session);
    }

    private String url(SseConnectActionBuilder connect) {
        return resolve(HOST, connect).uri().toString();
    }

    private Map<String, String> headers(HttpProtocolBuilder protocol, SseConnectActionBuilder connect) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, String> header : resolve(protocol, connect).headers()) {
            assertThat(headers.put(header.getKey(), header.getValue()))
                    .as("twice")
                    .isNull();
        }
        return headers;
    }

    private static String text(HttpRequest request) {
        byte[] bytes = new byte[request.body().remaining()];
        request.body().duplicate().get(bytes);
        return new String(bytes, UTF_8);
    }

    // ---- where it goes -------------------------------------------------------------------------------------------

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "http://host,         /a,                http://host/a",
        "http://host/base,    /a?b=c,            http://host/base/a?b=c",
        "http://host/base,    a,                 http://host/basea",
        "http://host,         http://other/x,    http://other/x",
        "http://host,         HTTPS://Other:444, https://other:444/",
        "https://host:8443,   /#{name},          https://host:8443/n%C3%A4me",
        "http://[::1]:8080,   /a b#fragment,     http://[::1]:8080/a%20b"
    })
    void aUrlThatIsNotAbsoluteGoesBehindTheBaseUrl(String base, String url, String expected) {
        assertThat(resolve(http.baseUrl(base), get(url)).uri()).hasToString(expected);
    }

    @Test
    void eachUserTakesTheNextOfSeveralBaseUrlsAndKeepsIt() {
        RequestPlan plan =
                new RequestCompiler(http.baseUrls("http://a", "http://b"), List.of()).compile(get("/").request());

        assertThat(Stream.of(1L, 2L, 3L, 1L)
                        .map(user -> plan.resolve("Plan", Session.create("Plan", user))
                                .uri()
                                .host()))
                .containsExactly("a", "b", "a", "a");
    }

    @Test
    void aRelativeUrlWithoutABaseUrlCannotBeResolved() {
        assertThatThrownBy(() -> resolve(http, get("/a")))
                .isInstanceOf(ExpressionException.class)
                .hasMessage("No baseUrl defined but provided url is relative : /a");
    }

    @Test
    void whatIsNoUrlCannotBeResolved() {
        assertThatThrownBy(() -> resolve(http, get("http://host:port/"))).isInstanceOf(ExpressionException.class);
    }

    // ---- query ---------------------------------------------------------------------------------------------------

    @Test
    void queryParametersAreEncodedAndAddedInOrder() {
        assertThat(url(get("/a?x=y#f")
                        .queryParam("a b", "#{name}&=?/")
                        .queryParam(s -> "f", 5)
                        .queryParam("g", s -> (Object) true)
                        .multivaluedQueryParam("m", List.of(1, "two"))
                        .multivaluedQueryParam("l", "#{list}")
                        .queryParamSeq(List.of(Map.entry("s", 1), Map.entry("s", 2)))
                        .queryParamMap("#{map}")
                        .queryParam("~-._", "")))
                .isEqualTo(
                        "http://host/a?x=y&a%20b=n%C3%A4me%26%3D%3F%2F&f=5&g=true&m=1&m=two&l=1&l=b&s=1&s=2&k=v&~-._=");
    }

    @Test
    void withoutEncodingParametersStayAsTheyAre() {
        assertThat(url(get("/a").queryParam("q", "a%20b+c/d").disableUrlEncoding()))
                .isEqualTo("http://host/a?q=a%20b+c/d");
        assertThat(resolve(HOST.disableUrlEncoding(), get("/a").queryParam("q", "a%20b"))
                        .uri())
                .hasToString("http://host/a?q=a%20b");
    }

    @Test
    void aListThatHoldsNoEntriesCannotBeResolved() {
        assertThatThrownBy(() -> url(get("/").queryParamSeq("#{list}"))).isInstanceOf(ExpressionException.class);
    }

    // ---- headers -------------------------------------------------------------------------------------------------

    @Test
    void aBareStreamSaysWhatItAcceptsAndThatItWantsNothingOld() {
        assertThat(headers(HOST, get("/")))
                .containsExactly(entry("accept", "text/event-stream"), entry("cache-control", "no-cache"));
    }

    @Test
    void headersOfTheRequestReplaceOthersWithoutRegardToCase() {
        assertThat(headers(
                        HOST.header("X-A", "protocol").header("X-B", "protocol"),
                        get("/").header("ACCEPT", "application/json, text/event-stream")
                                .header("x-a", "first")
                                .headers(Map.of("x-A", "#{name}"))))
                .containsEntry("ACCEPT", "application/json, text/event-stream")
                .containsEntry("X-B", "protocol")
                .containsEntry("x-A", new String("n\u00e4me".getBytes(UTF_8), ISO_8859_1))
                .hasSize(4);
    }

    @Test
    void whatTheProtocolAcceptsDoesNotConcernStreams() {
        assertThat(headers(
                        HOST.acceptHeader("text/html").userAgentHeader("agent").doNotTrackHeader(s -> "1"), get("/")))
                .containsEntry("accept", "text/event-stream")
                .containsEntry("User-Agent", "agent")
                .containsEntry("DNT", "1");
    }

    @Test
    void headersOfTheProtocolCanBeLeftOutAndThoseOfStreamsStay() {
        assertThat(headers(HOST.header("X-A", "a"), get("/").ignoreProtocolHeaders()))
                .containsOnlyKeys("accept", "cache-control");
    }

    @Test
    void credentialsAreSentAtOnce() {
        assertThat(headers(HOST, get("/").basicAuth("us\u00e9r", s -> "pa:ss")))
                .containsEntry("authorization", "Basic dXPDqXI6cGE6c3M=");
        assertThat(headers(HOST.basicAuth("a", "b"), get("/"))).containsEntry("authorization", "Basic YTpi");
        assertThat(headers(HOST.basicAuth("a", "b"), get("/").basicAuth("c", "d")))
                .containsEntry("authorization", "Basic Yzpk");
        assertThat(headers(HOST.authorizationHeader("Bearer x"), get("/").basicAuth("c", "d")))
                .containsEntry("authorization", "Basic Yzpk");
        assertThat(headers(HOST.basicAuth("a", "b"), get("/").header("Authorization", "Bearer x")))
                .containsEntry("Authorization", "Bearer x")
                .doesNotContainKey("authorization");
    }

    @Test
    void aHeaderNameThatIsNoneIsReportedWhenItIsCompiled() {
        assertThatThrownBy(() -> new RequestCompiler(HOST.header("a:b", "c"), FIXED).compile(get("/").request()))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("header name 'a:b'");
    }

    // ---- body ----------------------------------------------------------------------------------------------------

    @Test
    void aBodyIsTextOfTheSession() {
        HttpRequest request = resolve(
                HOST, sse("C").post("/").body(StringBody("{\"a\":\"#{name}\"}")).asJson());

        assertThat(request.method()).isEqualTo("POST");
        assertThat(text(request)).isEqualTo("{\"a\":\"n\u00e4me\"}");
        assertThat(request.headers()).contains(Map.entry("content-type", "application/json"));
        assertThat(request.headers()).contains(Map.entry("accept", "text/event-stream"));
        assertThat(request.body().isReadOnly()).isTrue();
    }

    @Test
    void aContentTypeIsOnlySentWithABody() {
        assertThat(headers(HOST, get("/").asJson())).doesNotContainKey("content-type");
        assertThat(headers(HOST, sse("C").post("/").body(StringBody("x")).asXml()))
                .containsEntry("content-type", "application/xml");
        assertThat(headers(HOST, sse("C").post("/").body(StringBody("x")))).doesNotContainKey("content-type");
        assertThat(headers(
                        HOST, sse("C").post("/").body(StringBody("x")).asJson().header("Content-Type", "a/b")))
                .containsEntry("Content-Type", "a/b")
                .doesNotContainKey("content-type");
    }

    @Test
    void aFormIsSentWhereThereIsNoBody() {
        SseConnectActionBuilder form = sse("C").post("/")
                .formParam("a b", "#{name} +")
                .multivaluedFormParam("m", List.of(1, 2))
                .formParamMap(Map.of("k", "v"));

        assertThat(text(resolve(HOST, form))).isEqualTo("a+b=n%C3%A4me+%2B&m=1&m=2&k=v");
        assertThat(headers(HOST, form)).containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(text(resolve(HOST, form.body(StringBody("x"))))).isEqualTo("x");
    }

    @Test
    void aBodyCanBeReplacedByWhatAFunctionMakesOfIt() {
        assertThat(text(resolve(
                        HOST, sse("C").post("/").body(StringBody("x")).processRequestBody(body -> StringBody("y")))))
                .isEqualTo("y");
        assertThat(text(resolve(HOST, sse("C").post("/").processRequestBody(body -> StringBody("y")))))
                .isEmpty();
    }

    @Test
    void aFileThatIsMissingIsReportedWhenItIsCompiled() {
        assertThatThrownBy(() -> resolve(HOST, sse("C").post("/").body(RawFileBody("no such file"))))
                .isInstanceOf(SimulationException.class);
    }

    // ---- shared --------------------------------------------------------------------------------------------------

    @Test
    void usersWhoseRequestsAreTheSameShareOne() {
        RequestPlan plan =
                new RequestCompiler(HOST, FIXED).compile(get("/#{name}").request());
        HttpRequest first = plan.resolve("Plan", session);

        assertThat(plan.resolve("Plan", Session.create("Plan", 2).set("name", "n\u00e4me")))
                .isSameAs(first);
        HttpRequest other = plan.resolve("Plan", session.set("name", "b"));
        assertThat(other.uri()).hasToString("http://host/b");
        assertThat(plan.resolve("Plan", session)).isEqualTo(first);
    }

    @Test
    void aRequestWithAnotherHeaderOrABodyIsNotShared() {
        RequestPlan plan = new RequestCompiler(HOST, FIXED)
                .compile(get("/").header("X", "#{name}").request());
        HttpRequest first = plan.resolve("Plan", session);

        assertThat(plan.resolve("Plan", session.set("name", "b")).headers().first("X"))
                .isEqualTo("b");
        assertThat(first.headers().first("X")).isNotEqualTo("b");
        RequestPlan posts = new RequestCompiler(HOST, FIXED)
                .compile(sse("C").post("/").body(StringBody("#{name}")).request());
        assertThat(text(posts.resolve("Plan", session.set("name", "a")))).isEqualTo("a");
        assertThat(text(posts.resolve("Plan", session.set("name", "b")))).isEqualTo("b");
    }

    // ---- builders ------------------------------------------------------------------------------------------------

    @Test
    void buildersAreValues() {
        SseConnectActionBuilder base = get("/a");
        SseConnectActionBuilder more =
                base.header("X", "y").queryParam("a", "b").formParam("c", "d");

        assertThat(url(base)).isEqualTo("http://host/a");
        assertThat(headers(HOST, base)).hasSize(2);
        assertThat(url(more)).isEqualTo("http://host/a?a=b");
    }
}
