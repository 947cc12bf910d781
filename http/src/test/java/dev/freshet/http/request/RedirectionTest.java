// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.HttpDsl;
import dev.freshet.http.ProxySpec;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.http.wire.Passage;
import dev.freshet.http.wire.ProxyServer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an answer sends the client. */
class RedirectionTest {

    private static final ByteBuffer BODY =
            ByteBuffer.wrap("body".getBytes(UTF_8)).asReadOnlyBuffer();
    private static final List<Map.Entry<String, String>> HEADERS = List.of(
            Map.entry("accept", "text/event-stream"),
            Map.entry("Last-Event-ID", "7"),
            Map.entry("Authorization", "Basic x"),
            Map.entry("Cookie", "a=b"),
            Map.entry("Content-Type", "application/json"));

    private static HttpRequest request(String method, String url) {
        return new HttpRequest(method, HttpUri.parse(url), Headers.of(HEADERS), BODY.duplicate());
    }

    private static Redirection follow(HttpRequest request, int status, String location) {
        HttpResponseHead head = new HttpResponseHead(status, Headers.of("Location", location));
        return Redirection.of(request, head, HttpDsl.http.redirects());
    }

    private static HttpRequest next(HttpRequest request, int status, String location) {
        return Objects.requireNonNull(follow(request, status, location).request());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307})
    void theWayStaysWithWhateverFollows(int status) {
        ProxyServer proxy = new ProxyServer(ProxySpec.Kind.HTTP, "proxy", 3128, null, Headers.NONE);
        Passage way = new Passage(proxy, Set.of("home"), null, null);
        HttpRequest first = request("POST", "http://host/a");
        HttpRequest through = new HttpRequest(first.method(), first.uri(), first.headers(), first.body(), way);

        HttpRequest next = next(through, status, "http://home/");

        assertThat(next.passage()).isSameAs(way);
        assertThat(next.passage().to(next.uri()).proxy())
                .as("no proxy is for it")
                .isNull();
        assertThat(way.to(first.uri()).proxy()).isEqualTo(proxy);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "POST, 301, GET", "POST, 302, GET", "POST, 303, GET", "POST, 307, POST", "POST, 308, POST",
        "GET, 301, GET", "GET, 303, GET", "HEAD, 303, HEAD", "PUT, 301, PUT", "PUT, 303, GET"
    })
    void theMethodChangesAsFetchSays(String method, int status, String expected) {
        HttpRequest next = next(request(method, "http://host/a"), status, "/b");

        assertThat(next.method()).isEqualTo(expected);
        boolean isKept = expected.equals(method);
        assertThat(next.body().remaining()).isEqualTo(isKept ? 4 : 0);
        assertThat(next.headers().entries().contains(Map.entry("Content-Type", "application/json")))
                .isEqualTo(isKept);
        assertThat(next.headers()).contains(Map.entry("accept", "text/event-stream"), Map.entry("Last-Event-ID", "7"));
    }

    @Test
    void strictHandlingOf302KeepsTheMethod() {
        HttpResponseHead head = new HttpResponseHead(302, Headers.of("location", "/b"));
        HttpRequest next = Objects.requireNonNull(Redirection.of(
                        request("POST", "http://host/a"),
                        head,
                        HttpDsl.http.strict302Handling().redirects())
                .request());

        assertThat(next.method()).isEqualTo("POST");
    }

    @ParameterizedTest(name = "{0}: credentials kept {1}")
    @CsvSource({
        "/b, true",
        "http://host/b, true",
        "http://HOST:80/b, true",
        "http://host:81/b, false",
        "https://host/b, false",
        "http://other/b, false",
        "//other/b, false"
    })
    void credentialsAreForOneOriginOnly(String location, boolean kept) {
        HttpRequest next = next(request("GET", "http://host/a"), 302, location);

        assertThat(next.headers().entries().contains(Map.entry("Authorization", "Basic x")))
                .isEqualTo(kept);
        assertThat(next.headers().entries().contains(Map.entry("Cookie", "a=b")))
                .isEqualTo(kept);
    }

    @ParameterizedTest(name = "{0}: is a credential {1}")
    @CsvSource({
        "X-Api-Key, true",
        "x-auth-token, true",
        "Proxy-Authorization, true",
        "X-Client-Secret, true",
        "Cookie, true",
        "X-Goog-Authenticated-User, true",
        "Authorization, true",
        "apikey, true",
        "Accept, false",
        "X-Author, false",
        "X-RateLimit-Tokens, false",
        "Last-Event-ID, false",
        "X-Keyboard, false"
    })
    void whatLooksLikeACredentialStaysWithItsOrigin(String name, boolean isCredential) {
        HttpRequest from =
                new HttpRequest("GET", HttpUri.parse("https://host/a"), Headers.of(name, "v"), ByteBuffer.allocate(0));

        assertThat(next(from, 302, "/b").headers()).containsExactly(Map.entry(name, "v"));
        for (String elsewhere : List.of("https://other/b", "http://host/b", "https://host:8443/b")) {
            assertThat(next(from, 302, elsewhere).headers().isEmpty())
                    .as(elsewhere)
                    .isEqualTo(isCredential);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "b,           http://host/x/b",
        "../b?c,      http://host/b?c",
        "?q=1,        http://host/x/y?q=1",
        "/\u00c3\u00a4, http://host/%C3%A4"
    })
    void aRelativeLocationIsSeenFromTheRequest(String location, String expected) {
        assertThat(next(request("GET", "http://host/x/y?z"), 302, location).uri())
                .hasToString(expected);
    }

    @ParameterizedTest(name = "''{0}''")
    @ValueSource(strings = {"", "  "})
    void withoutALocationThereIsNowhereToGo(String location) {
        Redirection redirection = follow(request("GET", "http://host/"), 302, location);

        assertThat(redirection.request()).isNull();
        assertThat(redirection.error()).isEqualTo("status 302 without Location");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ftp://host/", "mailto:a@b", "http://", "http://host:0/"})
    void aLocationThatIsNoAddressOfHttpIsAnError(String location) {
        Redirection redirection = follow(request("GET", "http://host/"), 302, location);

        assertThat(redirection.request()).isNull();
        assertThat(redirection.error()).startsWith("status 302 with an unusable Location: ");
    }
}
