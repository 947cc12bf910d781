// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import dev.freshet.http.client.ExchangeFailure;
import java.util.Set;

/**
 * Every text that an {@link ExchangeFailure} can have, but for the remark that the loop was late, which may follow those of timeouts. A bounded set without addresses, names or numbers that vary: the texts are keys of the
 * statistics, and users filter by them, so a change here is a change of the tool's face.
 */
@Internal
public final class FailureTexts {

    /** Set to {@code true}, this system property switches the verification of certificates off. */
    public static final String INSECURE_PROPERTY = "freshet.ssl.useInsecureTrustManager";

    private static final String PROXY = "proxy: ";

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

    // Between client and proxy; what keeps the connection to the proxy from standing is told by ofProxy.
    public static final String PROXY_TIMEOUT = "proxy: handshake timeout";
    public static final String PROXY_CLOSED = "proxy: connection closed during the handshake";
    public static final String PROXY_MALFORMED = "proxy: malformed answer to the handshake";
    public static final String PROXY_LOGIN_MISSING = "proxy: authentication required (credentials)";
    public static final String PROXY_LOGIN_REFUSED = "proxy: credentials refused";
    public static final String SOCKS_BAD_LOGIN = "proxy: SOCKS takes credentials of 1 to 255 ASCII characters only";
    public static final String SOCKS_NO_METHOD = "proxy: SOCKS: no acceptable way of authentication";
    public static final String SOCKS_REJECTED = "proxy: SOCKS: rejected or failed";
    public static final String SOCKS_NO_IDENTD = "proxy: SOCKS: rejected, as identd of this side is unreachable";
    public static final String SOCKS_OTHER_IDENT = "proxy: SOCKS: rejected, as identd of this side names another user";
    public static final String SOCKS_FAILURE = "proxy: SOCKS: general failure";
    public static final String SOCKS_FORBIDDEN = "proxy: SOCKS: connection not allowed by the rules of the proxy";
    public static final String SOCKS_NETWORK_UNREACHABLE = "proxy: SOCKS: network of the server unreachable";
    public static final String SOCKS_HOST_UNREACHABLE = "proxy: SOCKS: server unreachable";
    public static final String SOCKS_SERVER_REFUSED = "proxy: SOCKS: connection refused by the server";
    public static final String SOCKS_TTL_EXPIRED = "proxy: SOCKS: TTL expired";
    public static final String SOCKS_NO_COMMAND = "proxy: SOCKS: command not supported";
    public static final String SOCKS_NO_ADDRESS_TYPE = "proxy: SOCKS: address type not supported";
    public static final String SOCKS_UNKNOWN = "proxy: SOCKS: refused for a reason that the standard does not know";
    public static final String NO_SOURCE_KIND =
            "no proxyProtocolSourceIp...Address of the kind of the host's address (IPv4 or IPv6)";

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

    /** What is the matter with this side, and not with whoever is connected to. */
    private static final Set<String> OF_THIS_SIDE = Set.of(
            NO_LOCAL_KIND, NO_LOCAL_PORT, TOO_MANY_OPEN_FILES, NOT_PERMITTED, TLS_NO_CONTEXT, NO_SOURCE_KIND, INTERNAL);

    private FailureTexts() {}

    /** The text of that failure where it happened to the connection to a proxy. */
    public static String ofProxy(String text) {
        return OF_THIS_SIDE.contains(text) || text.startsWith(PROXY) ? text : PROXY + text;
    }

    /** A proxy wants to know who connects, and was told so or not. */
    public static String proxyLogin(boolean wasTold) {
        return wasTold ? PROXY_LOGIN_REFUSED : PROXY_LOGIN_MISSING;
    }

    /** A proxy for HTTP has refused a tunnel by that status, from 201 to 599: what it means is the proxy's business. */
    public static String tunnelRefused(int status) {
        return PROXY + "CONNECT refused with status " + status;
    }

    private static final class Hint {
        static final String INSECURE = " (accept any certificate: -D" + INSECURE_PROPERTY + "=true)";
    }
}
