// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "http://u:p@h.example:8080/a/b?x=1#f | http | u:p | h.example | 8080 | /a/b | x=1 | f",
                "http://h | http | - | h | -1 | '' | - | -",
                "HTTPS://h/p? | https | - | h | -1 | /p | '' | -",
                "http://[::1]:80/{a} | http | - | [::1] | 80 | /{a} | - | -",
            })
    @SuppressWarnings("checkstyle:parameternumber") // a column each
    void anAddressIsTakenApart(
            String text,
            String scheme,
            String user,
            String host,
            int port,
            String path,
            String query,
            String fragment) {
        Uri uri = Uri.create(text);

        assertThat(uri).isEqualTo(new Uri(scheme, user, host, port, path, query, fragment));
        assertThat(uri.getScheme()).isEqualTo(scheme);
        assertThat(uri.getUserInfo()).isEqualTo(user);
        assertThat(uri.getHost()).isEqualTo(host);
        assertThat(uri.getPort()).isEqualTo(port);
        assertThat(uri.getPath()).isEqualTo(path);
        assertThat(uri.getQuery()).isEqualTo(query);
        assertThat(uri.getFragment()).isEqualTo(fragment);
    }

    @Test
    void itsTextsLeaveOutWhatIsNotAskedFor() {
        Uri uri = Uri.create("http://u@h:8080/a/b?x=1#f");

        assertThat(uri.toFullUrl()).isEqualTo("http://u@h:8080/a/b?x=1#f");
        assertThat(uri.toUrl()).isEqualTo("http://u@h:8080/a/b?x=1").isEqualTo(uri.toString());
        assertThat(uri.toUrlWithoutQuery()).isEqualTo("http://u@h:8080/a/b");
        assertThat(uri.getBaseUrl()).isEqualTo("http://h:8080");
        assertThat(uri.toRelativeUrl()).isEqualTo("/a/b?x=1");
        assertThat(uri.withNewQuery("k=1").toUrl()).isEqualTo("http://u@h:8080/a/b?k=1");
        assertThat(uri.withNewScheme("https").toUrl()).isEqualTo("https://u@h:8080/a/b?x=1");
    }

    @Test
    void theUsualPortIsLeftOut() {
        assertThat(Uri.create("http://h:80/p").toUrl()).isEqualTo("http://h/p");
        assertThat(Uri.create("https://h").getExplicitPort()).isEqualTo(443);
        assertThat(Uri.create("https://h").getAuthority()).isEqualTo("h:443");
        assertThat(Uri.create("http://h:80").isSameBase(Uri.create("http://h/other")))
                .isTrue();
        assertThat(Uri.create("http://h:81").isSameBase(Uri.create("http://h"))).isFalse();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "../x?y, http://h:8/x?y",
        "/z, http://h:8/z",
        "//q/w, http://q/w",
        "https://o/, https://o/",
        "?n, http://h:8/a/b?n",
        "., http://h:8/a/",
        "c/./d/.., http://h:8/a/c/",
        "#f, http://h:8/a/b?c",
    })
    void aReferenceIsSeenFromThePageThatItStandsOn(String reference, String expected) {
        assertThat(Uri.create(Uri.create("http://h:8/a/b?c"), reference).toUrl())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/path", "mailto:a", "http:///p", "http://h:port/"})
    void whatIsNotAbsoluteIsRefused(String text) {
        assertThatThrownBy(() -> Uri.create(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("URL has no");
    }
}
