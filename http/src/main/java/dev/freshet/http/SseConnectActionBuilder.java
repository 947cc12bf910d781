// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Opens a stream. The user goes on when the response head has come, or, where there is an {@code await}, when the checks are complete.
 * Immutable.
 */
public final class SseConnectActionBuilder extends RequestWithBodyActionBuilder<SseConnectActionBuilder>
        implements SseAwaitActionBuilder<SseConnectActionBuilder> {

    private final Dynamic<String> sseName;
    private final List<CheckSequence> sequences;
    private final List<@Nullable SseMessageCheck> standing;
    private final @Nullable SseReconnect reconnect;

    private SseConnectActionBuilder(
            RequestTemplate request,
            Dynamic<String> sseName,
            List<CheckSequence> sequences,
            List<@Nullable SseMessageCheck> standing,
            @Nullable SseReconnect reconnect) {
        super(request);
        this.sseName = sseName;
        this.sequences = sequences;
        this.standing = standing;
        this.reconnect = reconnect;
    }

    static SseConnectActionBuilder of(RequestTemplate request, Dynamic<String> sseName) {
        return new SseConnectActionBuilder(request, sseName, List.of(), List.of(), null);
    }

    /**
     * Standing checks: for the whole life of the stream each event that meets {@code matching} is checked and counted under the
     * check's name. The user never waits for them and does not fail by them; they cannot save anything. Adds to earlier ones.
     */
    public SseConnectActionBuilder expectEvery(SseMessageCheck... checks) {
        return expectEvery(Arrays.asList(checks));
    }

    /**
     * Standing checks: for the whole life of the stream each event that meets {@code matching} is checked and counted under the
     * check's name. The user never waits for them and does not fail by them; they cannot save anything. Adds to earlier ones.
     */
    public SseConnectActionBuilder expectEvery(List<SseMessageCheck> checks) {
        List<@Nullable SseMessageCheck> more = new ArrayList<>(standing);
        more.addAll(checks);
        return new SseConnectActionBuilder(
                request(), sseName, sequences, Collections.unmodifiableList(more), reconnect);
    }

    /** What happens when the stream ends; without it, the policy of the protocol is used. */
    public SseConnectActionBuilder reconnect(SseReconnect policy) {
        return new SseConnectActionBuilder(request(), sseName, sequences, standing, policy);
    }

    @Override
    @Internal
    public SseConnectActionBuilder with(CheckSequence sequence) {
        List<CheckSequence> more = new ArrayList<>(sequences);
        more.add(sequence);
        return new SseConnectActionBuilder(request(), sseName, List.copyOf(more), standing, reconnect);
    }

    @Override
    SseConnectActionBuilder with(RequestTemplate newRequest) {
        return new SseConnectActionBuilder(newRequest, sseName, sequences, standing, reconnect);
    }

    @Internal
    public Dynamic<String> sseName() {
        return sseName;
    }

    @Internal
    public List<CheckSequence> sequences() {
        return sequences;
    }

    /** The standing checks, nulls included: the room reports them with the step that they stand in. */
    @Internal
    public List<@Nullable SseMessageCheck> standing() {
        return standing;
    }

    /** The policy of this stream, or null for that of the protocol. */
    @Internal
    public @Nullable SseReconnect reconnect() {
        return reconnect;
    }

    @Override
    @Internal
    public String words() {
        return StreamReference.words(request().name()) + "."
                + request().target().method().toLowerCase(Locale.ROOT);
    }
}
