// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.function.BiFunction;

/** A step that still lacks two parts, of which the second is the chain for the others. */
record PairSlot<P, T extends StructureBuilder<T>>(StructureBuilder<T> before, BiFunction<P, ChainBuilder, Step> step) {

    Slot<ChainBuilder, T> andThen(P part) {
        return new Slot<>(before, orElse -> step.apply(part, orElse));
    }
}
