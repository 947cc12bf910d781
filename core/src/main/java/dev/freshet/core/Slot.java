// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.function.Function;

/** A step that still lacks a part, and the structure that it is added to once it has it. */
record Slot<P, T extends StructureBuilder<T>>(StructureBuilder<T> before, Function<P, Step> step) {

    T fill(P part) {
        return before.append(step.apply(part));
    }
}
