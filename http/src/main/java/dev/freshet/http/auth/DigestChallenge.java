// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.auth;

import dev.freshet.http.wire.HttpResponseHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server's demand for credentials, of a kind that can be answered. Immutable.
 *
 * @param session whether the password is mixed with the nonces once more ({@code -sess})
 * @param auth whether the answer counts its requests ({@code qop=auth}); without that it is of the old kind
 * @param stale whether only the nonce was too old
 * @param userHash whether the name is to be hidden
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7616#section-3.3">RFC 7616 §3.3</a>
 */
record DigestChallenge(
        String realm,
        String nonce,
        @Nullable String opaque,
        DigestAlgorithm algorithm,
        boolean session,
        boolean auth,
        boolean stale,
        boolean userHash) {

    /** The first demand of that answer that can be met; null if there is none. */
    static @Nullable DigestChallenge of(HttpResponseHead head) {
        for (String demands : head.headers().all("www-authenticate")) {
            for (Map<String, String> parameters : new Reader(demands).digests()) {
                DigestChallenge challenge = of(parameters);
                if (challenge != null) {
                    return challenge;
                }
            }
        }
        return null;
    }

    private static @Nullable DigestChallenge of(Map<String, String> parameters) {
        String realm = parameters.get("realm");
        String nonce = parameters.get("nonce");
        String name = parameters.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
        boolean session = name.endsWith("-SESS");
        DigestAlgorithm algorithm = DigestAlgorithm.of(session ? name.substring(0, name.length() - 5) : name);
        String qop = parameters.get("qop");
        boolean auth = qop != null
                && List.of(qop.toLowerCase(Locale.ROOT).split("[\\s,]+")).contains("auth");
        if (realm == null || nonce == null || algorithm == null || (qop != null && !auth)) {
            return null;
        }
        boolean stale = "true".equalsIgnoreCase(parameters.get("stale"));
        boolean userHash = "true".equalsIgnoreCase(parameters.get("userhash"));
        return new DigestChallenge(realm, nonce, parameters.get("opaque"), algorithm, session, auth, stale, userHash);
    }

    /** Reads the header {@code WWW-Authenticate}, in which several demands may follow each other (RFC 9110 §11.6.1). */
    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        /** The parameters of each demand of the scheme {@code Digest}. */
        List<Map<String, String>> digests() {
            List<Map<String, String>> digests = new ArrayList<>();
            Map<String, String> current = new HashMap<>();
            while (skipTo()) {
                String token = token();
                skipBlanks();
                if (at < text.length() && text.charAt(at) == '=') {
                    at++;
                    skipBlanks();
                    current.put(token.toLowerCase(Locale.ROOT), value());
                } else {
                    current = new HashMap<>();
                    if (token.equalsIgnoreCase("Digest")) {
                        digests.add(current);
                    }
                }
            }
            return digests;
        }

        private boolean skipTo() {
            while (at < text.length() && (isBlank() || text.charAt(at) == ',')) {
                at++;
            }
            return at < text.length();
        }

        private void skipBlanks() {
            while (at < text.length() && isBlank()) {
                at++;
            }
        }

        private boolean isBlank() {
            return text.charAt(at) == ' ' || text.charAt(at) == '\t';
        }

        private String token() {
            int from = at;
            while (at < text.length() && " \t,=\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (at == from) {
                at++; // what can't be read is passed over
            }
            return text.substring(from, at);
        }

        private String value() {
            if (at == text.length() || text.charAt(at) != '"') {
                return at == text.length() ? "" : token();
            }
            StringBuilder value = new StringBuilder();
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at++));
            }
            at++;
            return value.toString();
        }
    }
}
