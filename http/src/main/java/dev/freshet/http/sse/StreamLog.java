// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.text.SafeText;
import dev.freshet.core.text.Secrets;
import dev.freshet.http.Sse;
import dev.freshet.http.client.ExchangeParts;
import dev.freshet.http.request.HeaderText;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens on streams, for whoever debugs a simulation: the logger {@code dev.freshet.http.sse}, at DEBUG everything a stream does, at TRACE also
 * the bytes; of the users that are to be watched. Costs a look at the level otherwise. Secrets in headers and addresses are not shown.
 */
final class StreamLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.freshet.http.sse");

    private StreamLog() {}

    /** Whether the log wants to know what that stream does. */
    static boolean isOn(SseStream stream) {
        return LOG.isDebugEnabled() && stream.user().isWatched();
    }

    static void changed(SseStream stream, StreamWitness witness, StreamState from, StreamState to) {
        if (to instanceof EndedState && !(from instanceof EndedState)) {
            witness.over();
        }
        if (isOn(stream) && !from.equals(to)) {
            LOG.debug("{}: {} -> {}", subject(stream), from.label(), to.label());
        }
    }

    /** A request as it goes out; call it only where the log is on. */
    static void request(SseStream stream, HttpRequest request) {
        LOG.debug(
                "{}: {} {}{}",
                subject(stream),
                request.method(),
                Secrets.hiddenIn(request.uri().toString()),
                HeaderText.of(request.headers()));
    }

    static void head(SseStream stream, HttpResponseHead head) {
        if (isOn(stream)) {
            LOG.debug("{}: status {}{}", subject(stream), head.status(), HeaderText.of(head.headers()));
        }
    }

    /** What connecting has cost. */
    static void parts(SseStream stream, ExchangeParts parts) {
        if (isOn(stream)) {
            LOG.debug("{}: {}", subject(stream), parts.words());
        }
    }

    static void message(SseStream stream, SseMessage message) {
        if (isOn(stream)) {
            LOG.debug("{}: event {}", subject(stream), message.text());
        }
    }

    static void verdict(SseStream stream, MessageCheck check, @Nullable String error) {
        if (isOn(stream)) {
            LOG.debug(
                    "{}: check '{}' {}", subject(stream), check.name(), error == null ? "passed" : "failed: " + error);
        }
    }

    static void bytes(SseStream stream, ByteBuffer piece) {
        if (LOG.isTraceEnabled() && stream.user().isWatched()) {
            LOG.trace("{}: {} bytes\n{}", subject(stream), piece.remaining(), UTF_8.decode(piece.duplicate()));
        }
    }

    /** What the body of a refusal says. */
    static void explanation(SseStream stream, String text) {
        if (!text.isEmpty() && isOn(stream)) {
            LOG.debug("{}: the response says\n{}", subject(stream), text);
        }
    }

    static void halfEvent(SseStream stream) {
        if (isOn(stream)) {
            LOG.debug("{}: the body ended within an event, which is discarded", subject(stream));
        }
    }

    /** A connection was lost, or could not be made anew. */
    static void loss(SseStream stream, String reason) {
        if (isOn(stream)) {
            LOG.debug("{}: {}", subject(stream), reason);
        }
    }

    static void impossible(SseStream stream, StreamState state, String event) {
        LOG.error("{}: '{}' can't happen while {}; nothing is changed", subject(stream), event, state.label());
    }

    static void unsendableId(String requestName) {
        LOG.warn(
                "A last event ID of '{}' has control characters and is not sent with reconnections",
                SafeText.cut(requestName));
    }

    static void advice(String text) {
        LOG.warn("{}", text);
    }

    private static String subject(SseStream stream) {
        String user = "user " + stream.user().id();
        return stream.name().equals(Sse.DEFAULT_STREAM)
                ? user
                : user + ", stream '" + SafeText.cut(stream.name()) + "'";
    }
}
