// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import dev.freshet.core.Internal;

/** What a {@link RecordReader} finds, in the order of the file. */
@Internal
public sealed interface RecordEntry permits RecordItem, RecordEntry.Damage, RecordEntry.EarlyEnd {

    /** Where it stands, in bytes from the beginning of the file. */
    long offset();

    /**
     * Bytes that are no whole item, up to where the next one begins.
     *
     * @param bytes how many, at least 1
     */
    record Damage(long offset, long bytes) implements RecordEntry {}

    /**
     * The last whole item is not {@link RecordKind#END}: whoever wrote the record came to no end, and what happened behind this place is not in it. The last
     * entry.
     *
     * @param offset where the last whole item, or damage, ends
     * @param bytes how many bytes of one more item are there, 0 for none
     */
    record EarlyEnd(long offset, long bytes) implements RecordEntry {}
}
