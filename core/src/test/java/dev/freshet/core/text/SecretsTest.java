// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown to nobody. */
final class SecretsTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "access_token",
                "token",
                "accessToken",
                "id_token",
                "api_key",
                "apiKey",
                "APIKEY",
                "key",
                "sig",
                "X-Amz-Signature",
                "X-Amz-Credential",
                "X-Amz-Security-Token",
                "password",
                "passwd",
                "pwd",
                "secret",
                "client_secret",
                "code",
                "auth",
                "authToken",
                "jwt",
                "sid",
                "oauth_nonce_auth",
                "AccessKey"
            })
    void theValuesOfTheseParametersAreHidden(String name) {
        assertThat(Secrets.hiddenIn("http://h/p?a=b&" + name + "=s3cr3t&c=d#e"))
                .isEqualTo("http://h/p?a=b&" + name + "=***&c=d#e");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "a",
                "monkey",
                "keyboard",
                "author",
                "authorId",
                "max_tokens",
                "zip_code",
                "statusCode",
                "design",
                "signal",
                "passenger",
                "page",
                "q",
                "keyword"
            })
    void theValuesOfTheseAreShown(String name) {
        assertThat(Secrets.hiddenIn("/p?" + name + "=1")).isEqualTo("/p?" + name + "=1");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Authorization",
                "Proxy-Authorization",
                "Authentication-Info",
                "WWW-Authenticate",
                "Cookie",
                "Set-Cookie",
                "X-Api-Key",
                "api-key",
                "X-Auth-Token",
                "X-CSRF-Token",
                "Client-Secret",
                "X-Amz-Signature"
            })
    void theValuesOfTheseHeadersAreHidden(String name) {
        assertThat(Secrets.shown(name, "s3cr3t")).isEqualTo("***");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Accept, text/event-stream", "Content-Type, text/plain; charset=utf-8", "X-RateLimit-Remaining-Tokens, 7",
        "Code, 1", "X-Session-Id, 1", "Author, me"
    })
    void theValuesOfTheseHeadersAreShown(String name, String value) {
        assertThat(Secrets.shown(name, value)).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no address at all, no address at all",
        "GET /a?token=x&b=1 failed, GET /a?token=***&b=1 failed",
        "http://me:pass@host/a, http://***@host/a",
        "a#access_token=x, a#access_token=***",
        "/a;jsessionid=1, /a;jsessionid=***",
        "token=x, token=***",
        "jmesPath(a == b), jmesPath(a == b)",
        "a?token=, a?token="
    })
    void textsKeepWhatIsNoSecret(String text, String shown) {
        assertThat(Secrets.hiddenIn(text)).isEqualTo(shown);
        assertThat(SafeText.cut(text)).isEqualTo(shown);
    }
}
