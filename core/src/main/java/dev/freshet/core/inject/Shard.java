// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import dev.freshet.core.Internal;

/**
 * One of several equal parts of a load: of the arrivals 0, 1, 2… it takes those whose number leaves {@code index} when divided by {@code
 * count}.
 *
 * @param index from 0
 * @param count how many parts there are
 */
@Internal
public record Shard(int index, int count) {

    /** Everything. */
    public static final Shard WHOLE = new Shard(0, 1);

    public Shard {
        if (count < 1 || index < 0 || index >= count) {
            throw new IllegalArgumentException("there is no shard " + index + " of " + count);
        }
    }

    /** The part {@code index} of {@code count} of this part. */
    public Shard part(int partIndex, int partCount) {
        return new Shard(index + count * partIndex, count * partCount);
    }

    /** How much of a whole is this part's: the parts of all shards add up to the whole. */
    public long share(long whole) {
        return (whole - index + count - 1) / count;
    }
}
