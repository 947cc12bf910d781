// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.HttpUri;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cookies as RFC 6265 has them. */
class CookieJarTest {

    private static final long NOW = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();

    private final CookieJar jar = new CookieJar();

    private void set(String url, String line) {
        jar.store(HttpUri.parse(url), new HttpResponseHead(200, Headers.of("Set-Cookie", line)), NOW);
    }

    private String sent(String url) {
        return String.valueOf(jar.header(HttpUri.parse(url), NOW));
    }

    @ParameterizedTest(name = "{1} from {0}: to {2} goes {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                // the host alone, unless a domain is named
                "http://www.example.com/a | k=v | http://www.example.com/ | k=v",
                "http://www.example.com/a | k=v | http://example.com/ | null",
                "http://www.example.com/a | k=v | http://a.www.example.com/ | null",
                "http://www.example.com/a | k=v; Domain=example.com | http://other.example.com/ | k=v",
                "http://www.example.com/a | k=v; domain=.Example.COM | http://example.com/ | k=v",
                "http://www.example.com/a | k=v; Domain=example.com | http://badexample.com/ | null",
                "http://www.example.com/a | k=v; Domain=other.com | http://other.com/ | null",
                "http://www.example.com/a | k=v; Domain=other.com | http://www.example.com/ | null",
                "http://www.example.com/a | k=v; Domain=a.www.example.com | http://a.www.example.com/ | null",
                "http://www.example.com/a | k=v; Domain= | http://www.example.com/ | k=v",
                // nobody sets a cookie for everybody
                "http://www.example.com/a | k=v; Domain=com | http://www.example.com/ | null",
                "http://www.example.co.uk/a | k=v; Domain=co.uk | http://www.example.co.uk/ | null",
                "http://localhost/a | k=v; Domain=localhost | http://localhost/ | k=v",
                "http://127.0.0.1:8080/a | k=v | http://127.0.0.1:9090/ | k=v",
                "http://127.0.0.1/a | k=v; Domain=0.0.1 | http://127.0.0.1/ | null",
                // paths
                "http://h.com/a/b/c | k=v | http://h.com/a/b/d | k=v",
                "http://h.com/a/b/c | k=v | http://h.com/a/bc | null",
                "http://h.com/a/b/c?x=/y/z | k=v | http://h.com/a/b | k=v",
                "http://h.com/a | k=v | http://h.com/ | k=v",
                "http://h.com/a | k=v; Path=/x | http://h.com/x/y | k=v",
                "http://h.com/a | k=v; Path=/x | http://h.com/x?q | k=v",
                "http://h.com/a | k=v; Path=/x | http://h.com/xy | null",
                "http://h.com/a/b | k=v; Path=x | http://h.com/a/c | k=v",
                // security
                "https://h.com/ | k=v; Secure | http://h.com/ | null",
                "https://h.com/ | k=v; secure | https://h.com/ | k=v",
                "https://h.com/ | k=v | http://h.com/ | k=v",
                // life
                "http://h.com/ | k=v; Max-Age=1 | http://h.com/ | k=v",
                "http://h.com/ | k=v; Max-Age=0 | http://h.com/ | null",
                "http://h.com/ | k=v; Max-Age=-5 | http://h.com/ | null",
                "http://h.com/ | k=v; Max-Age=soon | http://h.com/ | k=v",
                "http://h.com/ | k=v; Max-Age=99999999999999999999 | http://h.com/ | k=v",
                "http://h.com/ | k=v; Expires=Sun, 22 Nov 2026 12:00:01 GMT | http://h.com/ | k=v",
                "http://h.com/ | k=v; Expires=Sun, 22 Nov 2026 12:00:00 GMT | http://h.com/ | null",
                "http://h.com/ | k=v; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=9 | http://h.com/ | k=v",
                "http://h.com/ | k=v; Max-Age=9; Expires=Thu, 01 Jan 1970 00:00:00 GMT | http://h.com/ | k=v",
                "http://h.com/ | k=v; Expires=never | http://h.com/ | k=v",
                // what stands in it
                "http://h.com/ | k=a=b | http://h.com/ | k=a=b",
                "http://h.com/ | '  k = v  ' | http://h.com/ | k=v",
                "http://h.com/ | k=\"v w\" | http://h.com/ | k=\"v w\"",
                "http://h.com/ | k= | http://h.com/ | k=",
                "http://h.com/ | kv | http://h.com/ | null",
                "http://h.com/ | =v | http://h.com/ | null",
                "http://h.com/ | k=v; HttpOnly; SameSite=Lax; Unknown=1 | http://h.com/ | k=v"
            })
    void aCookieGoesWhereItBelongs(String from, String line, String to, String expected) {
        set(from, line);

        assertThat(sent(to)).isEqualTo(expected);
    }

    @Test
    void longPathsGoFirstThenOldCookies() {
        set("http://h.com/", "a=1; Path=/");
        set("http://h.com/", "b=2; Path=/x");
        set("http://h.com/", "c=3; Path=/");
        set("http://h.com/", "d=4; Path=/x");

        assertThat(sent("http://h.com/x/")).isEqualTo("b=2; d=4; a=1; c=3");
    }

    @Test
    void aNewValueTakesThePlaceOfTheOldOne() {
        set("http://h.com/", "a=1");
        set("http://h.com/", "b=2");
        set("http://h.com/", "a=3");
        set("http://h.com/x/y", "a=4");

        assertThat(sent("http://h.com/x/")).isEqualTo("a=4; a=3; b=2");
    }

    @Test
    void aCookieThatIsSetAgainInThePastIsForgotten() {
        set("http://h.com/", "a=1");
        set("http://h.com/", "a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT");

        assertThat(sent("http://h.com/")).isEqualTo("null");
    }

    @Test
    void aCookieGoesWhenItsTimeHasCome() {
        set("http://h.com/", "a=1; Max-Age=10");
        set("http://h.com/", "b=2");

        assertThat(jar.header(HttpUri.parse("http://h.com/"), NOW + 9_999)).isEqualTo("a=1; b=2");
        assertThat(jar.header(HttpUri.parse("http://h.com/"), NOW + 10_000)).isEqualTo("b=2");
    }

    @Test
    void theEndOfASessionTakesTheCookiesWithoutATime() {
        set("http://h.com/", "a=1; Max-Age=10");
        set("http://h.com/", "b=2");
        jar.clearSession();

        assertThat(sent("http://h.com/")).isEqualTo("a=1");
        jar.clear();
        assertThat(sent("http://h.com/")).isEqualTo("null");
    }

    @Test
    void aCookieThatIsTooLongIsIgnored() {
        set("http://h.com/", "a=" + "x".repeat(4095));

        assertThat(sent("http://h.com/")).isEqualTo("null");
    }

    @Test
    void aJarDoesNotGrowWithoutBound() {
        for (int i = 0; i < 1_500; i++) {
            set("http://h.com/", "k" + i + "=v");
        }

        assertThat(sent("http://h.com/").split("; ")).hasSize(1_000);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 06 Nov 1994 08:49:37 GMT | 1994-11-06T08:49:37Z",
                "Sunday, 06-Nov-94 08:49:37 GMT | 1994-11-06T08:49:37Z",
                "Sun Nov  6 08:49:37 1994 | 1994-11-06T08:49:37Z",
                "Wed, 09-Jun-2021 10:18:14 GMT | 2021-06-09T10:18:14Z",
                "09 jun 21 1:2:3 | 2021-06-09T01:02:03Z",
                "Tue, 31 Dec 1969 23:59:59 GMT | 1969-12-31T23:59:59Z",
                "31 Feb 2026 10:00:00 | none",
                "10 Jan 1600 10:00:00 | none",
                "10 Jan 2026 25:00:00 | none",
                "10 Jan 2026 | none",
                "10:00:00 | none",
                "'' | none"
            })
    void datesAreReadInManyForms(String text, String expected) {
        long ms = HttpDate.parse(text);

        assertThat(ms == HttpDate.NONE ? "none" : Instant.ofEpochMilli(ms).toString())
                .isEqualTo(expected);
    }
}
