// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;

/** The loop {@code during}: passes as long as the time since the loop was entered is not over. */
public final class During {

    private During() {}

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
