// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.Expressions;
import dev.freshet.http.HttpHeaders;
import dev.freshet.http.HttpMethod;
import dev.freshet.http.Request;
import dev.freshet.http.StringRequestBody;
import org.junit.jupiter.api.Test;

/** Signatures by the example of RFC 5849 §1.2. */
class OAuth1SignatureTest {

    private static final OAuth1Signature.Moments MOMENTS = new OAuth1Signature.Moments() {
        @Override
        public long epochSeconds() {
            return 137131202;
        }

        @Override
        public String nonce() {
            return "chapoH";
        }
    };

    private final Session session = Session.create("OAuth", 1).set("token", "nnch734d00sl2jdk");

    private static Expression<String> el(String text) {
        return Expressions.compile(Dynamic.el(text));
    }

    private Request signed(Request request, boolean inHeader) {
        OAuth1Signature.Client client = new OAuth1Signature.Client(
                el("dpf43f3p2l4k3l03"), el("kd94hf93k423kf44"), el("#{token}"), el("pfkkdhi9sl3r4s00"));
        return new OAuth1Signature(client, inHeader, MOMENTS).apply(request, session);
    }

    private static Request get(String url) {
        return new Request("R", HttpMethod.valueOf("GET"), url, new HttpHeaders(), null);
    }

    private static Request form(String fields) {
        HttpHeaders headers = new HttpHeaders().add("Content-Type", "application/x-www-form-urlencoded");
        return new Request(
                "R", HttpMethod.valueOf("POST"), "http://host/a", headers, new StringRequestBody(fields, UTF_8));
    }

    @Test
    void theExampleOfTheStandardHolds() {
        Request signed = signed(get("http://photos.example.net/photos?file=vacation.jpg&size=original"), true);

        assertThat(signed.header("Authorization"))
                .contains("OAuth oauth_consumer_key=\"dpf43f3p2l4k3l03\", oauth_token=\"nnch734d00sl2jdk\", "
                        + "oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"137131202\", "
                        + "oauth_nonce=\"chapoH\", oauth_signature=\"MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D\"");
    }

    @Test
    void withoutAHeaderItGoesIntoTheQueryOrTheForm() {
        Request inQuery = signed(get("http://photos.example.net/photos?file=vacation.jpg&size=original"), false);
        Request form = form("a=b+c");

        assertThat(inQuery.header("Authorization")).isEmpty();
        assertThat(inQuery.url()).endsWith("&oauth_nonce=chapoH&oauth_signature=MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D");
        assertThat(signed(form, false).bodyString()).startsWith("a=b+c&oauth_consumer_key=");
        assertThat(signed(form, false).url()).isEqualTo("http://host/a");
    }

    @Test
    void fieldsOfAFormAreSignedToo() {
        Request one = form("a=1");
        Request other = one.withBody("a=2".getBytes(UTF_8));

        assertThat(signed(one, true).header("Authorization"))
                .isNotEqualTo(signed(other, true).header("Authorization"));
    }
}
