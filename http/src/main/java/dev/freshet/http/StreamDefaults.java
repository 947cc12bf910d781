// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Internal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all event streams of a protocol have in common.
 *
 * @param unmatchedBufferSize how many unmatched messages each stream keeps; 0 for none
 * @param maxEventSizeBytes how large an event may grow before it fails its stream
 * @param reconnect what happens when a stream ends; null for what its method is used to
 * @param contentTypes media types that are taken for event streams, beside the usual one; an empty one stands for none
 * @param watch what is watched on streams that say nothing of it themselves
 */
@Internal
public record StreamDefaults(
        int unmatchedBufferSize,
        int maxEventSizeBytes,
        @Nullable SseReconnect reconnect,
        List<String> contentTypes,
        StreamWatch watch) {

    static final StreamDefaults DEFAULT = new StreamDefaults(0, 16 << 20, null, List.of(), StreamWatch.NONE);

    public StreamDefaults {
        contentTypes = List.copyOf(contentTypes);
    }

    StreamDefaults withUnmatchedBufferSize(int size) {
        return new StreamDefaults(size, maxEventSizeBytes, reconnect, contentTypes, watch);
    }

    StreamDefaults withMaxEventSize(int bytes) {
        return new StreamDefaults(unmatchedBufferSize, bytes, reconnect, contentTypes, watch);
    }

    StreamDefaults withReconnect(SseReconnect policy) {
        return new StreamDefaults(unmatchedBufferSize, maxEventSizeBytes, policy, contentTypes, watch);
    }

    StreamDefaults withContentTypes(List<String> types) {
        return new StreamDefaults(unmatchedBufferSize, maxEventSizeBytes, reconnect, types, watch);
    }

    StreamDefaults withWatch(StreamWatch newWatch) {
        return new StreamDefaults(unmatchedBufferSize, maxEventSizeBytes, reconnect, contentTypes, newWatch);
    }
}
