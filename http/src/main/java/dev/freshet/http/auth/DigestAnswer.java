// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.auth;

import dev.freshet.http.wire.PercentEncoding;

/**
 * What answers a challenge.
 *
 * @param method of the request
 * @param target path and query of the request
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7616#section-3.4">RFC 7616 §3.4</a>
 */
record DigestAnswer(DigestChallenge challenge, Credentials credentials, String method, String target) {

    /**
     * The value of the header {@code Authorization}.
     *
     * @param count how many requests have used the nonce, this one included
     * @param clientNonce a text that nobody foresees
     */
    String header(int count, String clientNonce) {
        String nc = String.format("%08x", count);
        StringBuilder header = new StringBuilder(256).append("Digest ");
        appendUser(header);
        quoted(header.append(", "), "realm", challenge.realm());
        quoted(header.append(", "), "nonce", challenge.nonce());
        quoted(header.append(", "), "uri", target);
        header.append(", algorithm=").append(challenge.algorithm().title());
        header.append(challenge.session() ? "-sess" : "");
        quoted(header.append(", "), "response", response(nc, clientNonce));
        if (challenge.auth()) {
            header.append(", qop=auth, nc=").append(nc);
        }
        if (challenge.auth() || challenge.session()) {
            quoted(header.append(", "), "cnonce", clientNonce);
        }
        if (challenge.opaque() != null) {
            quoted(header.append(", "), "opaque", challenge.opaque());
        }
        return header.append(challenge.userHash() ? ", userhash=true" : "").toString();
    }

    String response(String nc, String clientNonce) {
        DigestAlgorithm algorithm = challenge.algorithm();
        String secret = algorithm.hash(credentials.username() + ':' + challenge.realm() + ':' + credentials.password());
        if (challenge.session()) {
            secret = algorithm.hash(secret + ':' + challenge.nonce() + ':' + clientNonce);
        }
        String asked = algorithm.hash(method + ':' + target);
        String counted = challenge.auth() ? ':' + nc + ':' + clientNonce + ":auth" : "";
        return algorithm.hash(secret + ':' + challenge.nonce() + counted + ':' + asked);
    }

    /** A name beyond ASCII is written as RFC 8187 has it. */
    private void appendUser(StringBuilder header) {
        String username = credentials.username();
        if (challenge.userHash()) {
            quoted(header, "username", challenge.algorithm().hash(username + ':' + challenge.realm()));
        } else if (username.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            quoted(header, "username", username);
        } else {
            header.append("username*=UTF-8''");
            PercentEncoding.appendAll(header, username);
        }
    }

    private static void quoted(StringBuilder out, String name, String value) {
        out.append(name).append("=\"");
        out.append(value.replace("\\", "\\\\").replace("\"", "\\\""));
        out.append('"');
    }
}
