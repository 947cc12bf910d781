// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

/**
 * Every text that an {@link ExchangeFailure} can have, but for the remark that the loop was late, which may follow those of timeouts. A bounded set without addresses, names or numbers that vary: the texts are keys of the
 * statistics, and users filter by them, so a change here is a change of the tool's face.
 */
final class FailureTexts {

    /** Set to {@code true}, this system property switches the verification of certificates off. */
    static final String INSECURE_PROPERTY = "freshet.ssl.useInsecureTrustManager";

    // Before the connection stands.
    static final String UNKNOWN_HOST = "unknown host";
    static final String NAME_TIMEOUT = "name resolution timeout";
    static final String CONNECT_TIMEOUT = "connect timeout";
    static final String REFUSED = "connection refused";
    static final String UNREACHABLE = "host unreachable";
    static final String NO_TURN = "no connection free within the request timeout (maxConnectionsPerHost)";
    static final String TOO_MANY_WAITING =
            "too many requests of the user wait for a connection (maxConnectionsPerHost)";
    static final String NO_LOCAL_KIND = "no local address of the kind of the host's (IPv4 or IPv6)";
    static final String NO_LOCAL_PORT = "no local address or port available";
    static final String TOO_MANY_OPEN_FILES = "too many open files (raise the limit: ulimit -n)";
    static final String NOT_PERMITTED = "connecting not permitted by the operating system";
    static final String CONNECT_FAILED = "connect failed";

    // While TLS is agreed on.
    static final String TLS_TIMEOUT = "TLS handshake timeout";
    static final String TLS_NOT_TRUSTED = "TLS: certificate not trusted" + Hint.INSECURE;
    static final String TLS_OTHER_HOST = "TLS: certificate is for another host name" + Hint.INSECURE;
    static final String TLS_EXPIRED = "TLS: certificate expired" + Hint.INSECURE;
    static final String TLS_NOT_YET_VALID = "TLS: certificate not yet valid" + Hint.INSECURE;
    static final String TLS_NOT_SPOKEN = "TLS: the server does not speak TLS on this port";
    static final String TLS_NO_CLIENT_CERTIFICATE = "TLS: the server requires a client certificate";
    static final String TLS_CLIENT_CERTIFICATE = "TLS: client certificate missing, or refused by the server";
    static final String TLS_REFUSED = "TLS: refused by the server";
    static final String TLS_FAILED = "TLS: handshake failed";
    static final String TLS_BROKEN = "TLS: protocol error";
    static final String TLS_CLOSED = "connection closed during the TLS handshake";
    static final String TLS_NO_CONTEXT = "TLS: the certificates of this side could not be loaded (see the log)";

    // At any time.
    static final String RESET = "connection reset";
    static final String LOST = "connection lost";
    static final String INTERNAL = "internal error (see the log)";

    // The request cannot be sent.
    static final String BAD_METHOD = "request method is not a token";
    static final String BAD_TARGET = "request target has an illegal character";
    static final String BAD_HEADER_NAME = "request header name is not a token";
    static final String BAD_HEADER_VALUE = "request header value has an illegal character";
    static final String TRANSFER_ENCODING_GIVEN = "request header Transfer-Encoding is not supported";

    // Until the head is complete.
    static final String NOT_SENT = "request not sent within the request timeout";
    static final String NO_HEAD = "no response head within the request timeout";
    static final String KEPT_CLOSED = "kept-alive connection closed by the server before the response";
    static final String CLOSED_BEFORE_HEAD = "connection closed before the response head";
    static final String MALFORMED_HEAD = "malformed response head";
    static final String HEAD_TOO_LARGE = "response head too large";
    static final String PROTOCOL_SWITCH = "unexpected switch of protocol (status 101)";
    static final String UNKNOWN_CODING = "unsupported transfer coding";

    // In the body.
    static final String CLOSED_IN_BODY = "connection closed before the end of the body";
    static final String MALFORMED_CHUNK = "malformed chunk";
    static final String CHUNK_TOO_LARGE = "chunk size too large";
    static final String CHUNK_LINE_TOO_LONG = "chunk size line too long";
    static final String MALFORMED_TRAILER = "malformed trailer";
    static final String TRAILER_TOO_LARGE = "trailer too large";

    private FailureTexts() {}

    private static final class Hint {
        static final String INSECURE = " (accept any certificate: -D" + INSECURE_PROPERTY + "=true)";
    }
}
