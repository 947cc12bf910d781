// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.List;

/**
 * Waits for messages of an open stream. It has no row of its own in the statistics while the stream is open: its checks have. It
 * empties the buffer of unmatched messages. Immutable.
 */
public final class SseSetCheckActionBuilder implements ActionBuilder, SseAwaitActionBuilder<SseSetCheckActionBuilder> {

    private final StreamReference stream;
    private final List<CheckSequence> sequences;

    SseSetCheckActionBuilder(StreamReference stream, List<CheckSequence> sequences) {
        this.stream = stream;
        this.sequences = sequences;
    }

    @Override
    @Internal
    public SseSetCheckActionBuilder with(CheckSequence sequence) {
        List<CheckSequence> more = new ArrayList<>(sequences);
        more.add(sequence);
        return new SseSetCheckActionBuilder(stream, List.copyOf(more));
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
        return stream.words() + ".setCheck";
    }
}
