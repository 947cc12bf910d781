// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpResponseHead;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Challenges and their answers, by the examples of RFC 7616 §3.9 and RFC 2617 §3.5. */
class DigestTest {

    private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    private static final String CLIENT_NONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    private static final Credentials MUFASA = new Credentials("Mufasa", "Circle of Life");

    private static DigestChallenge challenge(String... headers) {
        return Objects.requireNonNull(DigestChallenge.of(head(headers)));
    }

    private static HttpResponseHead head(String... headers) {
        return new HttpResponseHead(
                401,
                Headers.of(List.of(headers).stream()
                        .map(value -> Map.entry("WWW-Authenticate", value))
                        .toList()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "MD5, 8ca523f5e9506fed4657c9700eebdbec",
        "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
    })
    void theExamplesOfTheStandardHold(String algorithm, String response) {
        DigestChallenge challenge =
                challenge("Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=" + algorithm
                        + ", nonce=\"" + NONCE + "\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
        String header = new DigestAnswer(challenge, MUFASA, "GET", "/dir/index.html").header(1, CLIENT_NONCE);

        assertThat(header)
                .isEqualTo("Digest username=\"Mufasa\", realm=\"http-auth@example.org\", nonce=\"" + NONCE
                        + "\", uri=\"/dir/index.html\", algorithm=" + algorithm + ", response=\"" + response
                        + "\", qop=auth, nc=00000001, cnonce=\"" + CLIENT_NONCE
                        + "\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    }

    @Test
    void theExampleOfTheOlderStandardHolds() {
        DigestChallenge challenge = challenge("Digest realm=\"testrealm@host.com\",qop=\"auth,auth-int\","
                + "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\",opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
        DigestAnswer answer =
                new DigestAnswer(challenge, new Credentials("Mufasa", "Circle Of Life"), "GET", "/dir/index.html");

        assertThat(answer.response("00000001", "0a4f113b")).isEqualTo("6629fae49393a05397450978507c4ef1");
    }

    @Test
    void aChallengeWithoutQopIsAnsweredInTheOldWay() {
        DigestChallenge challenge = challenge("Digest realm=\"r\", nonce=\"n\"");
        String header = new DigestAnswer(challenge, new Credentials("u", "p"), "GET", "/").header(1, "c");

        assertThat(header).contains("algorithm=MD5").doesNotContain("qop", "nc=", "cnonce", "opaque");
    }

    @Test
    void sessionsMixTheNoncesIn() {
        DigestChallenge challenge = challenge("Digest realm=\"r\", nonce=\"n\", algorithm=MD5-sess, qop=auth");
        String header = new DigestAnswer(challenge, new Credentials("u", "p"), "GET", "/").header(1, "c");
        String secret = DigestAlgorithm.MD5.hash(DigestAlgorithm.MD5.hash("u:r:p") + ":n:c");
        String response = DigestAlgorithm.MD5.hash(secret + ":n:00000001:c:auth:" + DigestAlgorithm.MD5.hash("GET:/"));

        assertThat(header).contains("algorithm=MD5-sess", "response=\"" + response + "\"");
    }

    @Test
    void namesAreHiddenQuotedOrEncodedAsTheyNeedIt() {
        DigestChallenge open = challenge("Digest realm=\"r\", nonce=\"n\"");
        DigestChallenge hiding = challenge("Digest realm=\"r\", nonce=\"n\", userhash=true");

        assertThat(new DigestAnswer(open, new Credentials("a\"b\\c", "p"), "GET", "/").header(1, "c"))
                .contains("username=\"a\\\"b\\\\c\"");
        assertThat(new DigestAnswer(open, new Credentials("J\u00e4s", "p"), "GET", "/").header(1, "c"))
                .contains("username*=UTF-8''%4A%C3%A4%73");
        assertThat(new DigestAnswer(hiding, new Credentials("u", "p"), "GET", "/").header(1, "c"))
                .contains("username=\"" + DigestAlgorithm.MD5.hash("u:r") + "\"", "userhash=true");
    }

    @Test
    void theFirstChallengeThatCanBeMetIsAnswered() {
        String several = "Basic realm=\"b\", Digest realm=\"x\", nonce=\"1\", algorithm=SHA-512-256, "
                + "Digest realm=\"a, \\\"quoted\\\"\", nonce=\"2\", algorithm=SHA-256, stale=TRUE";
        DigestChallenge challenge = challenge("Negotiate", several);

        assertThat(challenge.realm()).isEqualTo("a, \"quoted\"");
        assertThat(challenge.nonce()).isEqualTo("2");
        assertThat(challenge.algorithm()).isEqualTo(DigestAlgorithm.SHA_256);
        assertThat(challenge.stale()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Basic realm=\"b\"",
                "Digest realm=\"r\"",
                "Digest nonce=\"n\"",
                "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512-256",
                "Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"",
                "Digest realm=\"r",
                "\"\"\"",
                ""
            })
    void whatCannotBeMetIsNoChallenge(String header) {
        assertThat(DigestChallenge.of(head(header))).isNull();
    }
}
