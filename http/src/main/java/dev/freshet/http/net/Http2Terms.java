// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.Internal;
import dev.freshet.http.wire.HttpUri;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When HTTP/2 is spoken, and on what terms. Immutable.
 *
 * @param isOffered whether servers with TLS are offered it (ALPN)
 * @param known by host, or by host and port, in lower case: {@code true} where it is spoken without being asked for, over TLS or in the clear; {@code false} where it is
 *     not even offered
 * @param streamsPerConnection how many streams may share a connection; 0 for as many as the server allows
 * @param streamWindow how many bytes of a body a server may send ahead of what has been read
 * @param connectionWindow how many bytes of all bodies of a connection may be on their way
 * @param maxFrameBytes how much of a body a server may put into one frame, whose bytes are looked at when all of them have come
 * @param heartbeat how a connection is found dead; null where only its end tells
 */
@Internal
public record Http2Terms(
        boolean isOffered,
        Map<String, Boolean> known,
        int streamsPerConnection,
        int streamWindow,
        int connectionWindow,
        int maxFrameBytes,
        @Nullable Heartbeat heartbeat) {

    /** HTTP/2 is not spoken; the windows are those that would hold if it were. */
    public static final Http2Terms NONE = new Http2Terms(false, Map.of(), 0, 1 << 20, 16 << 20, 16 << 10, null);

    /**
     * Asks for a sign of life where none has come.
     *
     * @param after how long nothing has to have been read before a PING is sent
     * @param timeout how long its answer may take
     */
    @Internal
    public record Heartbeat(Duration after, Duration timeout) {}

    /** HTTP/2 and nothing else, with that host. */
    public static Http2Terms with(String host) {
        return new Http2Terms(
                false,
                Map.of(host, true),
                NONE.streamsPerConnection,
                NONE.streamWindow,
                NONE.connectionWindow,
                NONE.maxFrameBytes,
                null);
    }

    /** How the version for a server is found. */
    public enum Choice {
        /** HTTP/1.1, without asking. */
        HTTP_1,
        /** The server chooses while TLS is agreed on. */
        OFFERED,
        /** HTTP/2, whatever the server says, unless it chooses HTTP/1.1 by name. */
        HTTP_2
    }

    /** How the version for that server is found. */
    public Choice choice(HttpUri uri) {
        Boolean isKnown = known.isEmpty() ? null : known(uri);
        if (isKnown != null) {
            return isKnown ? Choice.HTTP_2 : Choice.HTTP_1;
        }
        return isOffered && uri.secure() ? Choice.OFFERED : Choice.HTTP_1;
    }

    private @Nullable Boolean known(HttpUri uri) {
        String host = uri.host().toLowerCase(Locale.ROOT);
        String bracketed = host.indexOf(':') < 0 ? host : "[" + host + "]";
        Boolean withPort = known.get(bracketed + ":" + uri.port());
        return withPort != null ? withPort : known.get(bracketed);
    }

    /** Whether any server may be spoken to in HTTP/2. */
    public boolean isEverSpoken() {
        return isOffered || known.containsValue(true);
    }
}
