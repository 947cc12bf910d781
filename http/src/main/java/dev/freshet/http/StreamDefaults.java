// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Internal;

/**
 * What all event streams of a protocol have in common.
 *
 * @param unmatchedBufferSize how many unmatched messages each stream keeps; 0 for none
 * @param maxEventSizeBytes how large an event may grow before it fails its stream
 */
@Internal
public record StreamDefaults(int unmatchedBufferSize, int maxEventSizeBytes, SseReconnect reconnect) {

    static final StreamDefaults DEFAULT = new StreamDefaults(0, 16 << 20, SseReconnect.onDrop());
}
