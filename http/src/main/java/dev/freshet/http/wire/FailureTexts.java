// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import dev.freshet.http.client.ExchangeFailure;

/**
 * Every text that an {@link ExchangeFailure} can have, but for the remark that the loop was late, which may follow those of timeouts. A bounded set without addresses, names or numbers that vary: the texts are keys of the
 * statistics, and users filter by them, so a change here is a change of the tool's face.
 */
@Internal
public final class FailureTexts {

    /** Set to {@code true}, this system property switches the verification of certificates off. */
    public static final String INSECURE_PROPERTY = "freshet.ssl.useInsecureTrustManager";

    // Before the connection stands.
    public static final String UNKNOWN_HOST = "unknown host";
    public static final String NAME_TIMEOUT = "name resolution timeout";
    public static final String CONNECT_TIMEOUT = "connect timeout";
    public static final String REFUSED = "connection refused";
    public static final String UNREACHABLE = "host unreachable";
    public static final String NO_TURN = "no connection free within the request timeout (maxConnectionsPerHost)";
    public static final String TOO_MANY_WAITING =
            "too many requests of the user wait for a connection (maxConnectionsPerHost)";
    public static final String NO_LOCAL_KIND = "no local address of the kind of the host's (IPv4 or IPv6)";
    public static final String NO_LOCAL_PORT = "no local address or port available";
    public static final String TOO_MANY_OPEN_FILES = "too many open files (raise the limit: ulimit -n)";
    public static final String NOT_PERMITTED = "connecting not permitted by the operating system";
    public static final String CONNECT_FAILED = "connect failed";

    // While TLS is agreed on.
    public static final String TLS_TIMEOUT = "TLS handshake timeout";
    public static final String TLS_NOT_TRUSTED = "TLS: certificate not trusted" + Hint.INSECURE;
    public static final String TLS_OTHER_HOST = "TLS: certificate is for another host name" + Hint.INSECURE;
    public static final String TLS_EXPIRED = "TLS: certificate expired" + Hint.INSECURE;
    public static final String TLS_NOT_YET_VALID = "TLS: certificate not yet valid" + Hint.INSECURE;
    public static final String TLS_NOT_SPOKEN = "TLS: the server does not speak TLS on this port";
    public static final String TLS_NO_CLIENT_CERTIFICATE = "TLS: the server requires a client certificate";
    public static final String TLS_CLIENT_CERTIFICATE = "TLS: client certificate missing, or refused by the server";
    public static final String TLS_REFUSED = "TLS: refused by the server";
    public static final String TLS_FAILED = "TLS: handshake failed";
    public static final String TLS_BROKEN = "TLS: protocol error";
    public static final String TLS_CLOSED = "connection closed during the TLS handshake";
    public static final String TLS_NO_CONTEXT = "TLS: the certificates of this side could not be loaded (see the log)";

    // At any time.
    public static final String RESET = "connection reset";
    public static final String LOST = "connection lost";
    public static final String INTERNAL = "internal error (see the log)";

    // The request cannot be sent.
    public static final String BAD_METHOD = "request method is not a token";
    public static final String BAD_TARGET = "request target has an illegal character";
    public static final String BAD_HEADER_NAME = "request header name is not a token";
    public static final String BAD_HEADER_VALUE = "request header value has an illegal character";
    public static final String TRANSFER_ENCODING_GIVEN = "request header Transfer-Encoding is not supported";

    // Until the head is complete.
    public static final String NOT_SENT = "request not sent within the request timeout";
    public static final String NO_HEAD = "no response head within the request timeout";
    public static final String KEPT_CLOSED = "kept-alive connection closed by the server before the response";
    public static final String CLOSED_BEFORE_HEAD = "connection closed before the response head";
    public static final String MALFORMED_HEAD = "malformed response head";
    public static final String HEAD_TOO_LARGE = "response head too large";
    public static final String PROTOCOL_SWITCH = "unexpected switch of protocol (status 101)";
    public static final String UNKNOWN_CODING = "unsupported transfer coding";

    // In the body.
    public static final String CLOSED_IN_BODY = "connection closed before the end of the body";
    public static final String MALFORMED_CHUNK = "malformed chunk";
    public static final String CHUNK_TOO_LARGE = "chunk size too large";
    public static final String CHUNK_LINE_TOO_LONG = "chunk size line too long";
    public static final String MALFORMED_TRAILER = "malformed trailer";
    public static final String TRAILER_TOO_LARGE = "trailer too large";

    private FailureTexts() {}

    private static final class Hint {
        static final String INSECURE = " (accept any certificate: -D" + INSECURE_PROPERTY + "=true)";
    }
}
