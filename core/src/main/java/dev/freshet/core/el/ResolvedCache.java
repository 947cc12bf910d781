// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import dev.freshet.core.Internal;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was compiled from values that expressions resolved to, such as patterns with an attribute inside.
 *
 * <p>Bounded: each key has one place, and a newcomer takes the place of the key that was there. Safe for several loops, without locks; two
 * loops may compile the same thing twice, which does no harm.
 *
 * @param <K> what was resolved; with {@code equals}
 * @param <V> what is made of it; immutable, or safe for several loops
 */
@Internal
public final class ResolvedCache<K, V> {

    private static final int PLACES = 256;

    private final AtomicReferenceArray<@Nullable Entry<K, V>> places = new AtomicReferenceArray<>(PLACES);
    private final Function<K, V> compiler;

    private record Entry<K, V>(K key, V value) {}

    public ResolvedCache(Function<K, V> compiler) {
        this.compiler = compiler;
    }

    /** What the compiler makes of the key, or made of it before. Throws what the compiler throws. */
    public V get(K key) {
        int hash = key.hashCode();
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        Entry<K, V> entry = places.get(place);
        if (entry != null && entry.key.equals(key)) {
            return entry.value;
        }
        V value = compiler.apply(key);
        places.set(place, new Entry<>(key, value));
        return value;
    }
}
