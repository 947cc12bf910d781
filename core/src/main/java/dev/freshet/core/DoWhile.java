// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;

/** The loop {@code doWhile}: passes as long as the condition holds after them. */
public final class DoWhile {

    private DoWhile() {}

    /** A loop that still lacks its body. */
    public static final class On<T extends StructureBuilder<T>> {
        private final Slot<ChainBuilder, T> slot;

        On(Slot<ChainBuilder, T> slot) {
            this.slot = slot;
        }

        /** The body: what each pass executes. */
        public T on(Executable executable, Executable... executables) {
            return slot.fill(ChainBuilder.of(executable, executables));
        }
    }
}
