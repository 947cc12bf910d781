// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HttpUriTest {

    static Stream<Arguments> readable() {
        return Stream.of(
                arguments("nothing to do", "http://host/path?a=b&c=d", "http://host/path?a=b&c=d"),
                arguments("no path", "http://host", "http://host/"),
                arguments("query without path", "http://host?a", "http://host/?a"),
                arguments("port", "http://host:8080/", "http://host:8080/"),
                arguments("usual port", "http://host:80/", "http://host/"),
                arguments("usual port of TLS", "https://host:443/", "https://host/"),
                arguments("the other's usual port", "https://host:80/", "https://host:80/"),
                arguments("empty port", "http://host:/", "http://host/"),
                arguments("largest port", "http://host:65535/", "http://host:65535/"),
                arguments("leading zeros", "http://host:0080/", "http://host/"),
                arguments("letters of any case", "HTTP://Host.Example/Path", "http://host.example/Path"),
                arguments("fragment", "http://host/a#b?c", "http://host/a"),
                arguments("fragment after a query", "http://host/a?b#c?d", "http://host/a?b"),
                arguments("fragment only", "http://host#a", "http://host/"),
                arguments("IPv4", "http://127.0.0.1:1/", "http://127.0.0.1:1/"),
                arguments("IPv6", "http://[2001:DB8::1]:8080/a", "http://[2001:db8::1]:8080/a"),
                arguments("IPv6 without port", "https://[::1]", "https://[::1]/"),
                arguments("IPv4 in IPv6", "http://[::FFFF:1.2.3.4]/", "http://[::ffff:1.2.3.4]/"),
                arguments("underscore in a host", "http://my_host/", "http://my_host/"),
                arguments("host beyond ASCII", "http://b\u00fccher.example/", "http://xn--bcher-kva.example/"),
                arguments("blanks around", "  http://host/a \n", "http://host/a"),
                arguments("line break within", "http://ho\nst/a\r\tb", "http://host/ab"),
                arguments("blanks in path and query", "http://host/a b?c d", "http://host/a%20b?c%20d"),
                arguments("letters beyond ASCII", "http://host/\u00e9?\u00e9", "http://host/%C3%A9?%C3%A9"),
                arguments("beyond the basic plane", "http://host/\ud83d\ude00", "http://host/%F0%9F%98%80"),
                arguments("half a surrogate pair", "http://host/\ud83d/", "http://host/%EF%BF%BD/"),
                arguments("encoded already", "http://host/%20?%zz%", "http://host/%20?%zz%"),
                arguments("signs in a path", "http://host/\"<>`{}^|~'", "http://host/%22%3C%3E%60%7B%7D%5E%7C~'"),
                arguments("signs in a query", "http://host/?\"<>'{}^`|", "http://host/?%22%3C%3E%27%7B%7D%5E%60%7C"),
                arguments("question mark in a query", "http://host/?a?b", "http://host/?a?b"),
                arguments("control character", "http://host/\u007f\u0001a", "http://host/%7F%01a"),
                arguments("backslashes", "http://host\\a?b\\c", "http://host/a?b%5Cc"),
                arguments("brackets", "http://host/a[0]?b[]=1", "http://host/a%5B0%5D?b%5B%5D=1"),
                arguments("dot segments stay", "http://host/a/../b/./c", "http://host/a/../b/./c"),
                arguments("colon in a path", "http://host/a:b@c", "http://host/a:b@c"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void aUrlIsReadAsABrowserDoes(String reason, String text, String expected) {
        assertThat(HttpUri.parse(text)).as(reason).hasToString(expected);
    }

    @Test
    void whatRfc3986AllowsStaysAsItIs() {
        String allowed = "http://host/!$&'()*+,-./:;=@_~?!$&()*+,-./:;=?@_~";
        assertThat(HttpUri.parse(allowed)).hasToString(allowed);
    }

    static Stream<Arguments> unreadable() {
        String scheme = "a URL must begin with http:// or https://";
        String host = "the host of a URL has an illegal character";
        String ipv6 = "the host of a URL is not an IPv6 address within its brackets";
        String port = "the port of a URL must be a number from 1 to 65535";
        String user = "a URL with user name is not supported: use basicAuth or an Authorization header";
        return Stream.of(
                arguments("", scheme),
                arguments("host/path", scheme),
                arguments("/path", scheme),
                arguments("ftp://host/", scheme),
                arguments("http:host", scheme),
                arguments("https", scheme),
                arguments("http:///path", "a URL needs a host"),
                arguments("http://:80/", "a URL needs a host"),
                arguments("http://user@host/", user),
                arguments("http://user:password@host/", user),
                arguments("http://a b/", host),
                arguments("http://a%20b/", host),
                arguments("http://a<b/", host),
                arguments("http://#{host}/", "a URL needs a host"),
                arguments("http://${host}/", host),
                arguments("http://a]/", host),
                arguments("http://[::1/", ipv6),
                arguments("http://[1.2.3.4]/", ipv6),
                arguments("http://[abc]/", ipv6),
                arguments("http://[1::2::3]/", ipv6),
                arguments("http://[1:2:3:4:5:6:7:8:9]/", ipv6),
                arguments("http://[host]/", ipv6),
                arguments("http://[]/", ipv6),
                arguments("http://[fe80::1%25eth0]/", ipv6),
                arguments("http://[::1]x/", port),
                arguments("http://[::1]8/", port),
                arguments("http://host:0/", port),
                arguments("http://host:65536/", port),
                arguments("http://host:99999999999999999999/", port),
                arguments("http://host:-1/", port),
                arguments("http://host:8o/", port),
                arguments("http://::1/", "a URL needs a host"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void aFaultyUrlIsRefusedWithoutRepeatingIt(String text, String message) {
        assertThatThrownBy(() -> HttpUri.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** The table of RFC 3986 §5.4, as far as it concerns http, and what browsers make of the rest. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
        g             | http://a/b/c/g
        ./g           | http://a/b/c/g
        g/            | http://a/b/c/g/
        /g            | http://a/g
        //g           | http://g/
        //g:81/h      | http://g:81/h
        ?y            | http://a/b/c/d;p?y
        g?y           | http://a/b/c/g?y
        #s            | http://a/b/c/d;p?q
        g#s           | http://a/b/c/g
        g?y#s         | http://a/b/c/g?y
        ;x            | http://a/b/c/;x
        g;x           | http://a/b/c/g;x
        ''            | http://a/b/c/d;p?q
        .             | http://a/b/c/
        ./            | http://a/b/c/
        ..            | http://a/b/
        ../           | http://a/b/
        ../g          | http://a/b/g
        ../..         | http://a/
        ../../        | http://a/
        ../../g       | http://a/g
        ../../../g    | http://a/g
        ../../../../g | http://a/g
        /./g          | http://a/g
        /../g         | http://a/g
        g.            | http://a/b/c/g.
        .g            | http://a/b/c/.g
        g..           | http://a/b/c/g..
        ./../g        | http://a/b/g
        ./g/.         | http://a/b/c/g/
        g/./h         | http://a/b/c/g/h
        g/../h        | http://a/b/c/h
        g?y/../x      | http://a/b/c/g?y/../x
        /a b?c d      | http://a/a%20b?c%20d
        \\g           | http://a/g
        https://h/i/../j | https://h/i/../j
        HTTP://h      | http://h/
        g:8080        | !
        mailto:g      | !
        //            | !
        """)
    void aReferenceIsResolved(String reference, String expected) {
        HttpUri base = HttpUri.parse("http://a/b/c/d;p?q");
        if (expected.equals("!")) {
            assertThatThrownBy(() -> base.resolve(reference)).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(base.resolve(reference)).hasToString(expected);
        }
    }

    @Test
    void aReferenceKeepsSchemeHostAndPort() {
        assertThat(HttpUri.parse("https://[::1]:8443/a?b").resolve("c")).hasToString("https://[::1]:8443/c");
        assertThat(HttpUri.parse("https://host:8443/a").resolve("//other/c")).hasToString("https://other/c");
    }

    @Test
    void schemeHostAndPortMakeAnOrigin() {
        HttpUri uri = HttpUri.parse("http://host/a");
        assertThat(uri.isSameOrigin(HttpUri.parse("http://HOST:80/b?c"))).isTrue();
        assertThat(uri.isSameOrigin(HttpUri.parse("https://host:80/"))).isFalse();
        assertThat(uri.isSameOrigin(HttpUri.parse("http://host:81/"))).isFalse();
        assertThat(uri.isSameOrigin(HttpUri.parse("http://other/"))).isFalse();
    }
}
