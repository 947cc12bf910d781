// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import dev.freshet.core.CoreDsl;
import dev.freshet.core.Internal;
import dev.freshet.http.SseConnectActionBuilder;
import java.util.Optional;

/**
 * What a command line asks of event streams. Immutable.
 *
 * @param until the expression that is true for the event with which a stream is done; empty for none
 * @param sequence the expression that finds the number of an event; empty for none
 * @param publishedAt where an event says when it was published; empty for nowhere
 * @param reconnect what happens when a stream ends; empty if nobody says
 */
@Internal
public record AskedStream(
        Optional<String> until,
        Optional<String> sequence,
        Optional<AskedTime> publishedAt,
        Optional<AskedReconnect> reconnect) {

    /** Nothing is asked for. */
    public static final AskedStream PLAIN =
            new AskedStream(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether a stream that ends comes back, so that its user waits for it. */
    public boolean comesBack() {
        return reconnect.isPresent() && !reconnect.get().isNever();
    }

    /** A stream that is opened, with all that is asked of it. */
    Spoken<SseConnectActionBuilder> completed(Spoken<SseConnectActionBuilder> opened) {
        Spoken<SseConnectActionBuilder> stream = opened;
        if (sequence.isPresent()) {
            String path = JavaText.el(sequence.get());
            stream = stream.then(
                    made -> made.sequence(CoreDsl.jmesPath(path).ofLong()),
                    ".sequence(jmesPath(" + JavaText.literal(path) + ").ofLong())");
        }
        if (publishedAt.isPresent()) {
            stream = publishedAt.get().completed(stream);
        }
        return reconnect.isPresent() ? reconnect.get().completed(stream) : stream;
    }
}
