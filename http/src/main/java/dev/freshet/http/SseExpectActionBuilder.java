// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.http.SseAwaitActionBuilder.On;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Arms checks on a stream and lets the user go on at once. Their time runs from then; {@code awaitExpected} waits for their verdicts. Of several
 * {@code expect(..).on(..)} all wait at the same time. Immutable.
 */
public final class SseExpectActionBuilder implements ActionBuilder {

    private final StreamReference stream;
    private final List<CheckSequence> sequences;

    SseExpectActionBuilder(StreamReference stream, List<CheckSequence> sequences) {
        this.stream = stream;
        this.sequences = sequences;
    }

    /** Arms further checks, which have so many seconds. */
    public On<SseExpectActionBuilder> expect(long timeout) {
        return expect(Duration.ofSeconds(timeout));
    }

    /** Arms further checks, which have that long. */
    public On<SseExpectActionBuilder> expect(Duration timeout) {
        return new On<>(Dynamic.of(timeout), this::with);
    }

    /** Arms further checks, which have that long; the expression gives a number of seconds or a {@link Duration}. */
    public On<SseExpectActionBuilder> expect(String timeout) {
        return new On<>(Dynamic.el(timeout, Duration.class), this::with);
    }

    /** Arms further checks, which have as long as the function says. */
    public On<SseExpectActionBuilder> expect(Function<Session, Duration> timeout) {
        return new On<>(Dynamic.of(timeout), this::with);
    }

    @Internal
    public StreamReference stream() {
        return stream;
    }

    @Internal
    public List<CheckSequence> sequences() {
        return sequences;
    }

    @Override
    @Internal
    public String words() {
        return stream.words() + ".expect";
    }

    private SseExpectActionBuilder with(CheckSequence sequence) {
        List<CheckSequence> more = new ArrayList<>(sequences);
        more.add(sequence);
        return new SseExpectActionBuilder(stream, List.copyOf(more));
    }
}
