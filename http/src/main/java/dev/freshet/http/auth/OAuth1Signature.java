// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.Expressions;
import dev.freshet.core.time.Clock;
import dev.freshet.core.time.SystemClock;
import dev.freshet.http.Request;
import dev.freshet.http.Signer;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.http.wire.PercentEncoding;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests by OAuth 1.0 with HMAC-SHA1. Shared by all users.
 *
 * @param moments tells when a request is signed, and a text that no other request has
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5849#section-3">RFC 5849 §3</a>
 */
@Internal
public record OAuth1Signature(Client client, boolean inHeader, Moments moments)
        implements BiFunction<Request, Session, Request> {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** Who signs. */
    record Client(
            Expression<String> key,
            Expression<String> secret,
            Expression<String> token,
            Expression<String> tokenSecret) {}

    /** What makes each signature another one. */
    interface Moments {

        long epochSeconds();

        String nonce();
    }

    public static OAuth1Signature compile(Signer.OAuth1 described) {
        Client client = new Client(
                Expressions.compile(described.consumerKey()),
                Expressions.compile(described.clientSharedSecret()),
                Expressions.compile(described.token()),
                Expressions.compile(described.tokenSecret()));
        return new OAuth1Signature(client, described.inHeader(), new SystemMoments(new SystemClock()));
    }

    @Override
    public Request apply(Request request, Session session) {
        List<Map.Entry<String, String>> own = new ArrayList<>();
        own.add(Map.entry("oauth_consumer_key", client.key().resolve(session)));
        own.add(Map.entry("oauth_token", client.token().resolve(session)));
        own.add(Map.entry("oauth_signature_method", "HMAC-SHA1"));
        own.add(Map.entry("oauth_timestamp", Long.toString(moments.epochSeconds())));
        own.add(Map.entry("oauth_nonce", moments.nonce()));
        String key = encoded(client.secret().resolve(session))
                + '&'
                + encoded(client.tokenSecret().resolve(session));
        own.add(Map.entry("oauth_signature", hmac(key, base(request, own))));
        return inHeader ? withHeader(request, own) : withParameters(request, own);
    }

    private static Request withHeader(Request request, List<Map.Entry<String, String>> own) {
        String value = own.stream()
                .map(parameter -> parameter.getKey() + "=\"" + encoded(parameter.getValue()) + '"')
                .collect(Collectors.joining(", ", "OAuth ", ""));
        return request.withHeader("authorization", value);
    }

    private static Request withParameters(Request request, List<Map.Entry<String, String>> own) {
        String text = own.stream().map(OAuth1Signature::pair).collect(Collectors.joining("&"));
        if (isForm(request)) {
            String form = request.bodyString();
            return request.withBody((form.isEmpty() ? text : form + '&' + text).getBytes(US_ASCII));
        }
        return request.withUrl(request.url() + (request.url().indexOf('?') < 0 ? '?' : '&') + text);
    }

    /** What is signed: the method, the address without its query, and all parameters in order. */
    private static String base(Request request, List<Map.Entry<String, String>> own) {
        String url = HttpUri.parse(request.url()).toString();
        int query = url.indexOf('?');
        List<String> pairs = new ArrayList<>();
        own.forEach(parameter -> pairs.add(pair(parameter)));
        addPairs(pairs, query < 0 ? "" : url.substring(query + 1));
        addPairs(pairs, isForm(request) ? request.bodyString() : "");
        String sorted = pairs.stream().sorted(OAuth1Signature::compare).collect(Collectors.joining("&"));
        String address = query < 0 ? url : url.substring(0, query);
        return request.method() + '&' + encoded(address) + '&' + encoded(sorted);
    }

    private static void addPairs(List<String> pairs, String text) {
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                pairs.add(pair(Map.entry(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)))));
            }
        }
    }

    /** By name, then by value; the sign between the two does not count. */
    private static int compare(String one, String other) {
        int equals = one.indexOf('=');
        int otherEquals = other.indexOf('=');
        int byName = one.substring(0, equals).compareTo(other.substring(0, otherEquals));
        return byName != 0 ? byName : one.substring(equals).compareTo(other.substring(otherEquals));
    }

    private static boolean isForm(Request request) {
        return request.header("content-type")
                .filter(type -> type.startsWith(FORM))
                .isPresent();
    }

    private static String pair(Map.Entry<String, String> parameter) {
        return encoded(parameter.getKey()) + '=' + encoded(parameter.getValue());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        StringBuilder out = new StringBuilder();
        PercentEncoding.appendComponent(out, text, "%20");
        return out.toString();
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(US_ASCII), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA1", e);
        }
    }

    /** The system's time, and chance. */
    private record SystemMoments(Clock clock) implements Moments {

        @Override
        public long epochSeconds() {
            return clock.epochMs(clock.nowNs()) / 1000;
        }

        @Override
        public String nonce() {
            return Long.toHexString(ThreadLocalRandom.current().nextLong());
        }
    }
}
